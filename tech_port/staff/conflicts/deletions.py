"""A record that another changed since the page before its deletion was shown: the page is shown again and says what."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect

from tech_port.merging.records import marks_of
from tech_port.merging.versions import Version

from .decisions import not_as_seen


class VersionedDeletions:
    """A model's page in the admin that asks before a record is deleted."""

    @transaction.atomic
    def delete_view(self, request, object_id, extra_context=None):
        if request.method == "POST":
            with suppress(ValidationError):
                self.hold([self.opts.pk.to_python(unquote(object_id))])
            record = self.get_object(request, unquote(object_id))
            if record is not None and self.has_delete_permission(request, record):
                shown = {str(name) for name in flatten_fieldsets(self.get_fieldsets(request, record))}
                if why := not_as_seen(request, record, marks_of(record, self.uncounted), shown):
                    messages.warning(request, why)
                    return HttpResponseRedirect(request.get_full_path())
        return super().delete_view(request, object_id, extra_context)

    def render_delete_form(self, request, context):
        context["version"] = str(Version(record=marks_of(context["object"], self.uncounted)))
        return super().render_delete_form(request, context)
