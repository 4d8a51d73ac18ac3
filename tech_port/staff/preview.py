"""A record's public page of what its form holds, before it is saved.

The form is saved as always, in a rehearsal; the public view answers as it would a visitor; all is taken back.
"""

from contextlib import ExitStack

from django.conf import settings
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.messages.storage import default_storage as new_messages
from django.core.exceptions import ValidationError
from django.forms.formsets import all_valid
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..writing.publication import Publication
from .faults import Fault
from .rehearsal import rehearsed
from .visits import Draft, visit

BUTTON = "_preview"
CLASH = gettext_lazy("Noen endret det samme som du. Lagre i skjemaet, så kan du velge hva som skal gjelde.")


class Previewed:
    """Records that visitors see on a page: their own, or that of a record they belong to.

    `shown_on` names relations to such a record, the first that there is; `shown_at` a page that shows all of them, by
    its URL name. A model says in `public_values()` what its columns hold once visitors may see it.
    """

    shown_on = ()
    shown_at = ""
    preview_template = "admin/preview.html"

    @property
    def has_page(self):
        """Whether there is a page for records of this kind."""
        return bool(self.shown_on or self.shown_at) or hasattr(self.model, "get_absolute_url")

    def public_address(self, record):
        """Where visitors see a record; "" where no page shows it."""
        if self.shown_at:
            return reverse(self.shown_at)
        related = (getattr(record, name) for name in self.shown_on)
        page = next(filter(None, related), None) if self.shown_on else record
        return page.get_absolute_url() if page else ""

    def reveal(self, record):
        """Make a stored record one that visitors may see, in a rehearsal; raises ValidationError where it cannot be."""
        values = record.public_values() if hasattr(record, "public_values") else {}
        if values:
            for name, value in values.items():
                setattr(record, name, value)
            record.validate_constraints()
            type(record)._base_manager.filter(pk=record.pk).update(**values)

    def has_preview(self, request, obj=None):
        """Whether the form has the button: in a window for choosing there is no room for it."""
        may_save = self.has_add_permission(request) if obj is None else self.has_change_permission(request, obj)
        return self.has_page and may_save and not {IS_POPUP_VAR} & {*request.GET, *request.POST}

    def may_share(self, request, record):
        """Whether there is a draft to make a link to; see `drafts.sharing`."""
        is_out = record.publication == Publication.PUBLISHED
        return self.has_page and not is_out and self.has_change_permission(request, record)

    def _changeform_view(self, request, object_id, form_url, extra_context):
        if BUTTON not in request.POST or not self.has_page:
            return super()._changeform_view(request, object_id, form_url, extra_context)
        told = request._messages
        request._messages = new_messages(request)  # and does not stand on the next page either
        try:
            with ExitStack() as request.rehearsal:
                return super()._changeform_view(request, object_id, form_url, extra_context)
        finally:
            request._messages = told

    def _create_formsets(self, request, obj, change):
        found = super()._create_formsets(request, obj, change)
        request.formsets = found[0]
        return found

    def save_form(self, request, form, change):
        """A preview is a rehearsal from here on; pictures were taken as the forms were checked, and are kept."""
        if hasattr(request, "rehearsal"):
            all_valid(request.formsets)
            request.rehearsal.enter_context(rehearsed())
        return super().save_form(request, form, change)

    def render_change_form(self, request, context, *args, **kwargs):
        """What cannot be saved is no second form to write in: its faults are told, and mended in the one there is."""
        if hasattr(request, "rehearsal") and context["faults"]:
            merge = getattr(request, "merge", None)
            faults = context["faults"] if merge is None or merge.is_settled else [Fault(CLASH)]
            return self.render_previewed(request, context["original"], faults=faults)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        if hasattr(request, "rehearsal"):
            return self.render_preview(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if hasattr(request, "rehearsal"):
            return self.render_preview(request, obj)
        return super().response_change(request, obj)

    def render_preview(self, request, record):
        """The page in every language, each in a frame of its own; or why there is none."""
        pages, reason = [], ""
        try:
            self.reveal(record)
            pages = self.public_pages(request, record, Draft())
        except ValidationError as error:
            reason = " ".join(error.messages)
        pages = pages if all(page for _code, _name, page in pages) else []
        return self.render_previewed(request, record, pages=pages, reason=reason, **self.previewed_besides(record))

    def render_previewed(self, request, record, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Forhåndsvisning, ikke lagret"),
            "subtitle": str(record or ""),
            "opts": self.opts,
            "messages": [],  # what is said of a saving is not true of a rehearsal
            **context,
        }
        response = TemplateResponse(request, self.preview_template, context, headers={"X-Robots-Tag": "noindex"})
        return response.render()

    def previewed_besides(self, record):
        """What the template of a preview shows besides the page."""
        return {}

    def public_pages(self, request, record, draft):
        """[(language, its name, the page as text)]; the text is "" where visitors get no page."""
        answers = [(code, name, self.public_page(request, record, code, draft)) for code, name in settings.LANGUAGES]
        return [(code, name, answer.content.decode() if answer else "") for code, name, answer in answers]

    def public_page(self, request, record, language, draft):
        """What a visitor is answered about a record; None where there is no page."""
        with override(language):
            address = self.public_address(record)
        return visit(request, address, language, draft) if address else None
