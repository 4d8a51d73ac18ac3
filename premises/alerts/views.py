"""Alerts without an account: ask for one, confirm it, change it, stop it."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tech_port.door.declared import around_a_form
from tech_port.open_forms.forms import posted
from tech_port.open_forms.one_click import is_pressed, one_click
from tech_port.open_forms.secret_pages import record_behind, secret_page

from ..models import SearchAlert
from . import watching as alerts
from .forms import AlertForm, FrequencyForm


def own_alert(token):
    """The alert behind a secret link, or 404."""
    return record_behind(SearchAlert.objects.by_token(token), _("Varselet er stoppet, eller lenken er ikke hel"))


@around_a_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def alert_create(request):
    watch = alerts.Watch(request.GET)
    form = AlertForm.of(request, watch=watch)
    if form.is_valid():
        form.save()
        return redirect(reverse("premises:alert_create") + "?sendt=1")
    context = {"form": form, "watch": watch, "is_sent": "sendt" in request.GET, "is_stopped": "stoppet" in request.GET}
    return render(request, "premises/alerts/alert_form.html", context, status=form.http_status)


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def alert_detail(request, token):
    alert = own_alert(token)
    form = FrequencyForm(posted(request), instance=alert)
    if form.is_valid():
        form.save()
        return redirect(reverse("premises:alert_detail", args=[token]) + "?endret=1")
    context = {
        "alert": alert,
        "token": token,
        "form": form,
        "watch": alerts.watch(alert),
        "is_changed": "endret" in request.GET,
    }
    return render(request, "premises/alerts/alert_detail.html", context, status=form.http_status)


@secret_page
@require_POST
def alert_confirm(request, token):
    alerts.confirm(own_alert(token), timezone.now())
    return redirect("premises:alert_detail", token)


@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def alert_stop(request, token):
    alert = own_alert(token)
    if request.method == "POST":
        alert.delete()
        return redirect(reverse("premises:alert_create") + "?stoppet=1")
    context = {"token": token, "watch": alerts.watch(alert)}
    return render(request, "premises/alerts/alert_stop.html", context)


@one_click
def alert_unsubscribe(request, token):
    alert = own_alert(token)
    if not is_pressed(request):
        return redirect("premises:alert_stop", token)
    alert.delete()
    return _("Varselet er stoppet.")
