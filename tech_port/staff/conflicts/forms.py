"""A record's own form, with its rows: laid over what others changed since it was opened, and shown again if both did.

The record is held from before it is compared until it is saved, so that nobody saves in between.
"""

from collections import Counter
from contextlib import suppress

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import _get_foreign_key
from django.utils.translation import gettext_lazy as _

from tech_port.merging.clashes import sentences
from tech_port.merging.merge import Merge
from tech_port.merging.rows import Rows
from tech_port.merging.versions import FIELD, Version

BOTH = _("Noen endret det samme som du. Velg under hva som skal gjelde. Ingenting er lagret ennå.")
LOST = _("Vi vet ikke lenger når skjemaet ble åpnet. Se over at alt stemmer, og lagre en gang til.")


def held(model, keys):
    """Hold the rows of a model with these keys until the end of the transaction; their keys."""
    rows = model._base_manager.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",), no_key=True)
    return list(rows.values_list("pk", flat=True))


class Unsettled:
    """A form that is shown again, however right it is otherwise."""

    sentence = BOTH

    def full_clean(self):
        super().full_clean()
        self.add_error(None, ValidationError(self.sentence, "conflict"))


class MergedForms:
    """A model's page in the admin whose form is merged. Its hidden field is in `admin/_version.html`."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST" or object_id is None or "_saveasnew" in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            request.merge = merge = self.laid_over(request, object_id)
            response = super().changeform_view(request, object_id, form_url, extra_context)
        if merge and response.status_code == 302:
            self.say_kept(request, merge)
        return response

    @property
    def holds_first(self):
        """The relations to records that are held before these: those on whose pages these stand as rows."""
        inlines = [(page.model, one) for page in self.admin_site._registry.values() for one in page.inlines]
        return {_get_foreign_key(parent, one.model, one.fk_name) for parent, one in inlines if one.model is self.model}

    def hold(self, keys):
        """Hold records until the end of the transaction, in the one order in which everybody does."""
        for relation in self.holds_first:
            rows = self.model._base_manager.filter(pk__in=keys)
            held(relation.related_model, rows.values_list(relation.attname, flat=True))
        held(self.model, keys)

    def laid_over(self, request, object_id):
        """What came, merged with what stands now; None of a form that says nothing of when it was opened."""
        version = Version.read(request.POST)
        with suppress(ValidationError):
            self.hold([self.opts.pk.to_python(unquote(object_id))])
        record = self.get_object(request, unquote(object_id)) if version else None
        if record is None or not self.has_change_permission(request, record):
            return None
        merge = Merge(version, request.POST, request.FILES)
        form = self.standing_form(request, record)
        merge.form(form, version.fields)
        formsets = self.standing_formsets(request, record)
        for formset in formsets:
            if formset.prefix in version.rows:
                Rows(merge, formset, version.rows[formset.prefix]).merge_all()
        # What is sent again after a look says that it has been merged.
        merge.data[FIELD] = str(Version.of_forms(form, formsets, record=version.record))
        request.POST = merge.data
        return merge

    def standing_form(self, request, record):
        fields = flatten_fieldsets(self.get_fieldsets(request, record))
        return self.get_form(request, record, change=True, fields=fields)(instance=record)

    def standing_formsets(self, request, record):
        """The rows that the user may change, as they stand now, held."""
        prefixes, found = Counter(), []
        for formset_class, inline in self.get_formsets_with_inlines(request, record):
            prefix = formset_class.get_default_prefix()
            prefixes[prefix] += 1
            if prefixes[prefix] > 1 or not prefix:
                prefix = f"{prefix}-{prefixes[prefix]}"
            if inline.has_change_permission(request, record):
                rows = inline.get_queryset(request)
                held(inline.model, rows.filter(**{inline_key(formset_class): record}).values("pk"))
                found.append(formset_class(instance=record, prefix=prefix, queryset=rows))
        return found

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        merge = getattr(request, "merge", None)
        if merge is None or merge.is_settled:
            return form
        return type(form.__name__, (Unsettled, form), {"sentence": LOST if merge.version.is_lost else BOTH})

    def decided_on(self, record):
        """The marks of what is decided about on a record's pages; none where nothing is."""
        return {}

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        merge = getattr(request, "merge", None)
        if obj is not None and self.has_change_permission(request, obj):
            formsets = [one.formset for one in context["inline_admin_formsets"] if one.has_change_permission]
            asked = merge.asked if merge else {}
            form, record = context["adminform"].form, self.decided_on(obj)
            context["version"] = str(Version.of_forms(form, formsets, record=record, asked=asked))
        context["merge"] = merge
        context["kept"] = sentences(merge.kept) if merge else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def say_kept(self, request, merge):
        for text in sentences(merge.kept):
            messages.info(request, text)


def inline_key(formset_class):
    return formset_class.fk.name
