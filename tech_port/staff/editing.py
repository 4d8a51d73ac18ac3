"""What the admin pages of all apps share: two languages side by side, periods, named filters, read-only records."""

from functools import partial, reduce
from itertools import pairwise
from operator import or_

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import show_language_code

from ..history.deleted import may_come_back
from ..history.records import has_history
from ..rights.personal import ByRight, ListByRight
from ..writing.publication import Publication
from ..writing.translated import translated_names
from . import deletion
from .confirmable import Confirmable
from .conflicts.deletions import VersionedDeletions
from .conflicts.forms import MergedForms
from .conflicts.lists import VersionedLists
from .deleted import deleted_view
from .english.record import english_view
from .faults import ListedFaults
from .history_pages import HistoryPages
from .inputs import NamedCells, PortalFields
from .list_pages import Selections, WordedLists
from .log_lines import LoggedInOneLanguage
from .preview import Previewed
from .publication import PublicationFilter, can_be_asked, has_publication, publication
from .todo import MINE, Task, Urgency, own
from .written import write_shown

PERIOD = [("starts_on", "starts_precision", "start_is_known"), ("ends_on", "ends_precision")]
SHOWN_PERIOD = [*PERIOD, "shown_from"]  # of a relation that is told of from a day
CLAIM = [("basis", "known_on", "known_precision")]


def both(name):
    """A line of a form with a text in both languages beside each other."""
    return (f"{name}_nb", f"{name}_en")


def missing_english(model):
    """A condition: some text is written in Norwegian and not in English."""
    return reduce(or_, (Q(**{f"{name}_en": ""}) & ~Q(**{f"{name}_nb": ""}) for name in translated_names(model)))


class NamedFilter(admin.SimpleListFilter):
    """A filter of an admin list whose choices are querysets, so that a task counts exactly what its link shows."""

    options = {}  # value: (label, function from queryset to queryset)

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _narrow) in self.options.items()]

    def queryset(self, request, queryset):
        return self.narrow(queryset, self.value()) if self.value() in self.options else queryset

    @classmethod
    def narrow(cls, queryset, value):
        return cls.options[value][1](queryset)

    @classmethod
    def task(cls, model, value, sentence, urgency=Urgency.SOON, **known):
        """The to-do line that leads to this choice of the filter; `known` is what else `Task` takes."""
        rows, query = cls.narrow(model._default_manager.all(), value), f"{cls.parameter_name}={value}"
        return Task(rows, query, sentence, urgency, **known)


class OwnFilter(admin.SimpleListFilter):
    """Of what staff write: that in which one has written oneself."""

    title = _("mine")
    parameter_name = MINE

    def lookups(self, request, model_admin):
        return [("1", _("det jeg har skrevet i"))]

    def queryset(self, request, queryset):
        return queryset.filter(own(queryset.model, request.user)) if self.value() == "1" else queryset


class EnglishFilter(NamedFilter):
    title = _("engelsk tekst")
    parameter_name = "engelsk"
    options = {
        "mangler": (_("mangler"), lambda rows: rows.filter(missing_english(rows.model))),
        "finnes": (_("finnes"), lambda rows: rows.exclude(missing_english(rows.model))),
    }


class PeriodFilter(NamedFilter):
    title = _("periode")
    parameter_name = "periode"
    options = {
        "now": (_("gjelder i dag"), lambda rows: rows.on(timezone.localdate())),
        "coming": (_("begynner senere"), lambda rows: rows.after(timezone.localdate())),
        "over": (_("er over"), lambda rows: rows.ended(timezone.localdate())),
    }


class TabularInline(NamedCells, ByRight, PortalFields, admin.TabularInline):
    pass


class StackedInline(ByRight, PortalFields, admin.StackedInline):
    pass


class PortalModelAdmin(
    LoggedInOneLanguage,
    Confirmable,
    WordedLists,
    Selections,
    ListedFaults,
    HistoryPages,
    MergedForms,
    VersionedLists,
    VersionedDeletions,
    Previewed,
    ListByRight,
    PortalFields,
    admin.ModelAdmin,
):
    """The portal's admin page of a model; one with texts in two languages can be searched for missing English."""

    list_per_page = 50
    goes_with_its_record = False  # whether who may delete a record deletes these with it, though nobody one alone
    keeps = ()  # fields whose records are not deleted as long as one of these refers to them
    undecided = None  # a condition: somebody waits for a decision about the record, so it is not deleted
    instead = _("Slett eller flytt først det som viser til det.")  # what to do where a record is not deleted
    translated_while = Q()  # a condition: which records' texts may still be written
    heading = None  # the field that a record's page is headed by, where the record's own text names nobody

    def get_list_filter(self, request):
        filters = super().get_list_filter(request)
        first = [PublicationFilter] if can_be_asked(self.model) else []
        english = [EnglishFilter] if translated_names(self.model) else []
        return [*first, *filters, *english, *([OwnFilter] if has_history(self.model) else [])]

    def get_list_display(self, request):
        """Whether visitors see the record stands beside what it is called."""
        first, *rest = super().get_list_display(request)
        return [first, *([publication] if has_publication(self.model) else []), *rest]

    def get_search_fields(self, request):
        """Letters and accents are found however they are written."""
        names = super().get_search_fields(request)
        return [name if name.startswith(("^", "=", "@")) else f"{name}__finds" for name in names]

    def changeform_view(self, *args, **kwargs):
        """Labels say which language they are of; the page is rendered while they do."""
        with show_language_code(True):
            response = super().changeform_view(*args, **kwargs)
            return response.render() if hasattr(response, "render") else response

    def save_model(self, request, obj, form, change):
        """What was taken for what, as a month for its last day, is said above the next page."""
        super().save_model(request, obj, form, change)
        for label, note in getattr(form, "notes", ()):
            messages.info(request, f"{label}: {note}")

    def construct_change_message(self, request, form, formsets, add=False):
        changes = super().construct_change_message(request, form, formsets, add)
        request.is_unchanged = not changes
        return changes

    def response_change(self, request, obj):
        """Who saves a record as it stands is not told that it was changed."""
        if getattr(request, "is_unchanged", False):
            names = {"name": self.opts.verbose_name, "record": obj}
            messages.info(request, _("Ingenting er endret i %(name)s «%(record)s».") % names)
            request.is_told = True
        return super().response_change(request, obj)

    def message_user(self, request, message, *args, **kwargs):
        if not getattr(request, "is_told", False):
            super().message_user(request, message, *args, **kwargs)

    def get_deleted_objects(self, objs, request):
        return deletion.deleted_objects(self, request, objs)

    def get_actions(self, request, *args, **kwargs):
        return deletion.with_deletion_last(super().get_actions(request, *args, **kwargs))

    def get_urls(self):
        name, inside = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        own = [path("<path:object_id>/brukes-av/", inside(self.uses_view), name=f"{name}_uses")]
        if may_come_back(self.model):
            own.append(path("slettet/", inside(partial(deleted_view, self)), name=f"{name}_deleted"))
        if translated_names(self.model):
            own.append(path("<path:object_id>/engelsk/", inside(partial(english_view, self)), name=f"{name}_english"))
        return own + super().get_urls()

    def uses_view(self, request, object_id):
        """What refers to a record."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "title": _("Brukes av"), "opts": self.opts}
        context |= {"original": record, "uses": deletion.used_by(self, request, record)}
        return TemplateResponse(request, "admin/used_by.html", context)

    def get_view_on_site_url(self, obj=None):
        """Only to what visitors see: the page of a draft is shown by its preview."""
        is_hidden = obj is not None and has_publication(self.model) and obj.publication != Publication.PUBLISHED
        return None if is_hidden else super().get_view_on_site_url(obj)

    def render_change_form(self, request, context, *args, **kwargs):
        if self.heading and (record := context["original"]):
            context["subtitle"] = getattr(record, self.heading)
        if context["original"] and has_publication(self.model):
            context["publication"] = publication(context["original"])
            context["may_share"] = self.may_share(request, context["original"])
        context["has_preview"] = self.has_preview(request, context["original"])
        write_shown(self.model, context["adminform"], has_form=True)
        for inline in context["inline_admin_formsets"]:
            write_shown(inline.opts.model, inline, has_form=inline.has_change_permission)
        return super().render_change_form(request, context, *args, **kwargs)

    def render_delete_form(self, request, context):
        if self.heading:
            context["subtitle"] = getattr(context["object"], self.heading)
        return super().render_delete_form(request, context)

    def tasks(self):
        """What needs doing with these records, for the front page; their English texts are `english.queue`'s."""
        return []


class ReadOnly:
    """Records that the portal itself writes; staff look at them."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ApartFormSet(BaseInlineFormSet):
    """Periods of one record that must not overlap.

    Each row is checked against what is stored by its own constraint; this checks the rows against each other.
    """

    def clean(self):
        super().clean()
        periods = sorted(
            (form.instance.starts_on, form.instance.ends_on)
            for form in self.forms
            if form.is_valid() and form.instance.starts_on and not self._should_delete_form(form)
        )
        for (_start, end), (next_start, _end) in pairwise(periods):
            if end is None or next_start <= end:
                raise ValidationError(_("To av periodene overlapper. Rett datoene slik at de følger etter hverandre."))
