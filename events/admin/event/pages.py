"""A page about one event besides its form: rendered alike, and open to whom it says."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.functional import Promise

VIEW, CHANGE, ADD = (f"events.{verb}_registration" for verb in ("view", "change", "add"))


@dataclass(frozen=True)
class EventPage:
    """`label` is what it is called among an event's tools, "" for one that is reached from another page.

    `permissions` are all needed to open it.
    """

    name: str
    path: str
    view: Callable
    permissions: tuple
    label: str | Promise = ""
    only_post: bool = False

    @property
    def address(self):
        return f"admin:events_event_{self.name}"

    def is_open_to(self, user):
        return user.has_perms(self.permissions)


def insist(request, *permissions):
    """Refuse who lacks one of the permissions."""
    if not request.user.has_perms(permissions):
        raise PermissionDenied


def render(model_admin, request, event, name, title, **context):
    """A page of `templates/admin/events/event/`; `parent` in the context is (address, label) of the page above it."""
    context = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": title,
        "opts": model_admin.opts,
        "event": event,
        **context,
    }
    return TemplateResponse(request, f"admin/events/event/{name}.html", context)
