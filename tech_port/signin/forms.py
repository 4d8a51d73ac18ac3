"""The forms of sign-in: django-allauth's, in the portal's words."""

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from tech_port.audit.models import Entry
from tech_port.norwegian.forms import Form, explain


def password_field():
    return forms.CharField(
        label=_("Passord"), strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )


def code_field(label):
    attributes = {"autocomplete": "one-time-code", "inputmode": "numeric"}
    return forms.CharField(label=label, widget=forms.TextInput(attributes))


class SignInForm(Form, account.LoginForm):
    password = password_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        widget = forms.TextInput({"autocomplete": "username", "autocapitalize": "none"})
        self.fields["login"] = forms.CharField(label=_("Brukernavn"), max_length=150, widget=widget)
        self.order_fields(["login", "password"])
        explain("login", self.fields["login"])


class PasswordForm(Form, account.ReauthenticateForm):
    password = password_field()


class CodeForm(Form, factors.AuthenticateForm):
    """A code from the app, or one of the recovery codes; one that is wrong is written into the audit."""

    code = code_field(_("Kode fra appen, eller en reservekode"))

    def _emit_authentication_failed(self, authenticator):
        super()._emit_authentication_failed(authenticator)
        Entry.objects.write(Entry.Kind.SIGN_IN, Entry.Action.FAILED, account=self.user)


class CodeAgainForm(Form, factors.ReauthenticateForm):
    code = code_field(_("Kode fra appen, eller en reservekode"))


class AppForm(Form, ActivateTOTPForm):
    code = code_field(_("Koden som appen viser"))


class KeyForm(Form, AddWebAuthnForm):
    name = forms.CharField(label=_("Navn på nøkkelen"), required=False, max_length=100)
