"""Accounts are ended and never deleted: what somebody did stays theirs, and no other gets their name."""

from functools import wraps

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied


def never_deleted(asked, view):
    """A view of the admin that deletes no account, whoever asks and whatever page is registered for accounts."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if asked.name == "delete_view" or request.POST.get("action") == "delete_selected":
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded if asked.model is get_user_model() else view
