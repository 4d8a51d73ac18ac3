"""What django-allauth asks the portal."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth import get_user_model
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from tech_port.audit.models import Entry
from tech_port.open_forms.visitors import address_of

from . import secrets
from .asking_again import was_asked_lately

SENTENCES = {
    "username_password_mismatch": _("Brukernavnet eller passordet er feil. Se etter store og små bokstaver."),
    "too_many_login_attempts": _("Det er prøvd for mange ganger. Vent et kvarter, og prøv igjen."),
    "rate_limited": _("Det er prøvd for mange ganger. Vent et kvarter, og prøv igjen."),
    "incorrect_password": _("Passordet er feil."),
    "incorrect_code": _("Koden er feil, brukt før eller for gammel. Skriv den som står i appen nå."),
}


class StaffAdapter(DefaultAccountAdapter):
    """Accounts of staff, whom administrators make: nobody signs up.

    An attempt is counted before a password is hashed: by name and network address, by address alone, and by name
    alone. One that succeeds is not counted.
    """

    error_messages = {**DefaultAccountAdapter.error_messages, **SENTENCES}

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        return address_of(request)

    def _get_login_attempts_cache_key(self, request, **credentials):
        return f"{credentials.get('username', '').lower()}|{ratelimit.get_ip(request)}"

    def pre_authenticate(self, request, **credentials):
        name = credentials.get("username", "").lower()
        by_name = ratelimit.consume(request, app="allauth.account", action="login_of_name", key=name)
        try:
            if not by_name:
                raise self.validation_error("too_many_login_attempts")
            super().pre_authenticate(request, **credentials)
        except Exception:
            Entry.objects.write(Entry.Kind.SIGN_IN, Entry.Action.LOCKED, account=account_of(name))
            raise
        self._login_failed_rl_usage.usage.extend(by_name.usage)

    def authenticate(self, request, **credentials):
        """Who is no staff, or was ended, is told no more than who typed a wrong password."""
        user = super().authenticate(request, **credentials)
        if user is None or (user.is_active and user.is_staff):
            return user
        self.authentication_failed(request, **credentials)
        return None

    def authentication_failed(self, request, **credentials):
        Entry.objects.write(
            Entry.Kind.SIGN_IN, Entry.Action.FAILED, account=account_of(credentials.get("username", ""))
        )

    def login(self, request, user):
        super().login(request, user)
        Entry.objects.write(Entry.Kind.SIGN_IN, Entry.Action.SIGNED_IN, actor=user, account=user)

    def respond_user_inactive(self, request, user):
        return redirect("account_login")

    def is_reauthentication_required(self, *, app, **kwargs):
        return not was_asked_lately(context.request)


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, **SENTENCES}

    def get_totp_label(self, user):
        return user.get_username()

    def build_totp_svg(self, url):
        """Nothing: the page draws the code itself."""
        return ""

    def encrypt(self, text):
        return secrets.encrypted(text)

    def decrypt(self, encrypted_text):
        return secrets.decrypted(encrypted_text)


def account_of(name):
    """The account that a name is, if it is one."""
    return get_user_model().objects.filter(username__iexact=name).first()
