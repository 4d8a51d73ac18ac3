"""The pages of sign-in: django-allauth's views, in the admin's frame, with what was typed carried along."""

from functools import wraps
from threading import BoundedSemaphore

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tech_port.audit.acting import acting_in
from tech_port.drawing.qr_codes import qr_code
from tech_port.staff.typed import kept, send_again

from . import preferences as own
from .asking_again import ask, was_asked_lately
from .factors import must_set_up
from .forms import SignInForm
from .sessions import go_on

AT_ONCE = BoundedSemaphore(2)  # one that is hashed and one that waits, in each process of the web server
COME_BACK_IN = "5"  # seconds


def frame(request):
    """What the admin's frame needs: little for whom is not in yet, so that attempts cost little."""
    site = admin.site
    if request.user.is_authenticated:
        return site.each_context(request)
    names = {"site_header": site.site_header, "site_title": site.site_title}
    return {**names, "has_permission": False, "is_popup": False, "is_nav_sidebar_enabled": False}


def staff_page(view, title):
    """A view of allauth's in the admin's frame; what waited in its form comes back when it leads on."""

    @wraps(view, updated=())
    def page(request, *args, **kwargs):
        fields = kept(request)
        with acting_in(request):
            response = view(request, *args, **kwargs)
        if request.method == "POST" and request.user.is_authenticated:
            go_on(request)
        if fields and response.status_code == 302:
            return carry_on(request, fields, response.url)
        if isinstance(response, TemplateResponse):
            given = response.context_data
            own = {"title": title, "kept": fields, "must_set_up": must_set_up(request)}
            own["next"] = given.get("redirect_field_value") or ""
            response.context_data = {**frame(request), **own, **given}
            response.status_code = status_of(response.context_data.get("form"), response.status_code)
        return response

    return page


def account_page(view, title):
    """The same for who has signed in; others are led to the form, and nothing that they send is kept."""
    page = staff_page(view, title)

    @wraps(page)
    def of_account(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        return page(request, *args, **kwargs)

    return of_account


def asked_page(view, title):
    """The same for who has been asked lately."""

    @wraps(view, updated=())
    def asked(request, *args, **kwargs):
        return view(request, *args, **kwargs) if was_asked_lately(request) else ask(request)

    return account_page(asked, title)


def status_of(form, otherwise):
    """429 for a form that came too often; allauth answers others as they were."""
    codes = {error.code for errors in form.errors.as_data().values() for error in errors} if form else set()
    return 429 if codes & {"too_many_login_attempts", "rate_limited"} else otherwise


def carry_on(request, fields, address):
    """What waited is sent on, or waits once more while a second factor is asked for."""
    if request.user.is_authenticated:
        return send_again(admin.site, request, fields, address)
    request.method = "GET"
    return confirm(request)


def busy(request):
    """The sign-in page for whom there is no room this moment: hashing for all at once would hold up the whole site."""
    form = SignInForm(request=request, initial={"login": request.POST.get("login", "")})
    context = {
        **frame(request),
        "title": _("Logg inn"),
        "form": form,
        "is_busy": True,
        "kept": kept(request),
        "next": request.POST.get("next", ""),
    }
    headers = {"Retry-After": COME_BACK_IN}
    return TemplateResponse(request, "account/login.html", context, status=429, headers=headers)


def sign_in(request):
    """Name and password; whoever has signed in is led on."""
    if request.user.is_authenticated:
        return redirect("mfa_index") if must_set_up(request) else admin.site.login(request)
    if request.method != "POST":
        return ask_for_password(request)
    if not AT_ONCE.acquire(blocking=False):
        return busy(request)
    try:
        return ask_for_password(request)
    finally:
        AT_ONCE.release()


def activate_app(request):
    """The app's code is drawn from what allauth would have it hold."""
    response = totp.activate_totp(request)
    if isinstance(response, TemplateResponse):
        response.context_data["qr"] = qr_code(response.context_data["totp_url"])
    return response


ask_for_password = staff_page(account.login, _("Logg inn"))
confirm = staff_page(factors.authenticate, _("Bekreft innloggingen"))
reauthenticate = account_page(account.reauthenticate, _("Bekreft at det er deg"))
reauthenticate_by_code = account_page(factors.reauthenticate, _("Bekreft at det er deg"))
reauthenticate_by_key = account_page(webauthn.reauthenticate_webauthn, _("Bekreft at det er deg"))
index = account_page(factors.index, _("Sikker innlogging"))
app_add = asked_page(activate_app, _("Koble til en app"))
app_remove = asked_page(totp.deactivate_totp, _("Fjern appen"))
codes = asked_page(recovery_codes.view_recovery_codes, _("Reservekoder"))
codes_renew = asked_page(recovery_codes.generate_recovery_codes, _("Lag nye reservekoder"))
keys = account_page(webauthn.list_webauthn, _("Passnøkler"))
key_add = asked_page(webauthn.add_webauthn, _("Legg til en passnøkkel"))
key_remove = asked_page(webauthn.remove_webauthn, _("Fjern passnøkkelen"))
preferences = account_page(own.choose, _("Egne valg"))
language = account_page(own.choose_language, _("Språk i administrasjonen"))
