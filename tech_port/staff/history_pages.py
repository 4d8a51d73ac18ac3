"""The pages of a record's history, and the reason that its form may give."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from translated_fields import show_language_code

from ..history.acting import acting
from ..history.records import has_history
from . import restoring, told

REASON, LENGTH = "_reason", 300


class HistoryPages:
    """An admin page whose records' history is shown by field, and may be set back."""

    is_set_back = True  # whether a record can be set back to what it was, as an edit of its own page

    def get_urls(self):
        if not has_history(self.model):
            return super().get_urls()
        name = f"{self.opts.app_label}_{self.opts.model_name}_set_back"
        address = "<path:object_id>/history/<int:row_id>/"
        return [path(address, self.admin_site.admin_view(self.set_back_view), name=name), *super().get_urls()]

    def changeform_view(self, request, *args, **kwargs):
        """What the form changes is told with the reason that it gives."""
        with acting(reason=request.POST.get(REASON, "").strip()[:LENGTH] or None):
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        """With what became another when the record was last edited, by whom, and the way to undo it."""
        if (record := context.get("original")) and has_history(type(record)):
            context["last_change"] = told.last_change(self, request, record)
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(self, request, object_id, extra_context=None):
        """What happened to a record by field, and what may be set back."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        names = restoring.form_names(self, request, record)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Historikk"),
            "subtitle": getattr(record, self.heading) if self.heading else str(record),
            "opts": self.opts,
            "original": record,
            "can_be_set_back": bool(names),
            **(extra_context or {}),
        }
        with show_language_code(True):
            context["entries"] = told.page(self, request, record, request.GET.get("p"), names)
            return TemplateResponse(request, "admin/object_history.html", context).render()

    def set_back_view(self, request, object_id, row_id):
        with show_language_code(True):
            response = restoring.view(self, request, object_id, row_id)
            return response.render() if hasattr(response, "render") else response
