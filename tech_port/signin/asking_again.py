"""Who takes personal data out, or changes accounts and rights, has shown lately that it is still the same person."""

import time
from functools import wraps

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.urls import reverse
from django.utils.translation import gettext as _

from tech_port.audit.held import shown_on
from tech_port.staff.asked import is_file
from tech_port.staff.typed import asked_first, waiting

from .forms import PasswordForm
from .sessions import SINCE

LOOKS = {"changelist_view", "history_view", "leavers_view"}  # of accounts: a GET of these is answered


def was_asked_lately(request):
    """Whether the person has signed in, or been asked again, within a quarter of an hour."""
    signed_in = time.time() - request.session.get(SINCE, 0) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return signed_in or did_recently_reauthenticate(request)


def before(asked, view):
    """A view of the admin that asks first where accounts are changed, and where a file of personal data is taken."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if was_asked_lately(request):
            return view(request, *args, **kwargs)
        if asked.model in {get_user_model(), Group} and (request.method == "POST" or asked.name not in LOOKS):
            return ask(request)
        response = view(request, *args, **kwargs)
        return ask(request) if is_file(response) and shown_on(asked) else response

    return guarded


def ask(request):
    """The page that asks for the password, with what a form held; a form with passwords begins anew."""
    address, fields = reverse("account_reauthenticate"), waiting(request)
    if not fields:
        return redirect_to_login(request.get_full_path(), address)
    form = PasswordForm(user=request.user)
    title = _("Bekreft at det er deg")
    return asked_first(admin.site, request, "account/reauthenticate.html", title, fields=fields, form=form)
