"""Links to a record that is not public yet, for those whom staff give one: it ends by itself, or when staff end it."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..norwegian.fields import WholeNumberField
from ..norwegian.forms import Form
from ..open_forms.models import Link

PURPOSE = "draft"
FORGOTTEN_AFTER = timedelta(days=30)  # until then an ended link says that it has ended


class ShareForm(Form):
    days = WholeNumberField(
        label=gettext_lazy("Dager lenken virker"),
        min_value=1,
        max_value=30,
        initial=7,
        help_text=gettext_lazy("1 til 30. Alle som har lenken, ser utkastet slik det er lagret."),
    )


class StopForm(Form):
    """Which link is to end."""

    link = forms.ModelChoiceField(Link.objects.none())


def addresses_of(token):
    """{language: the address} of a draft behind a secret, without the site's."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = reverse("draft_detail", args=[token])
    return found


def pages(site):
    """What the admin has besides its lists."""
    return [path("utkast/<str:app>/<str:model>/<int:pk>/", site.admin_view(share), name="draft_share")]


def admin_of(app, model):
    """The admin of records that can be shared: those that say whether they are public, and have a page."""
    found = [one for one in admin.site._registry.values() if (one.opts.app_label, one.opts.model_name) == (app, model)]
    if not found or not (getattr(found[0], "has_page", False) and hasattr(found[0].model, "publication")):
        raise Http404
    return found[0]


def share(request, app, model, pk):
    """Make a link, which is shown this once, or end one."""
    model_admin = admin_of(app, model)
    record = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if not model_admin.has_change_permission(request, record):
        raise PermissionDenied
    links = Link.objects.about(record).filter(purpose=PURPOSE).good()
    made = None
    form = ShareForm(request.POST if "_share" in request.POST else None)
    if "_stop" in request.POST:
        return stop(model_admin, request, record, links)
    if form.is_valid():
        made = issue(model_admin, request, record, form.cleaned_data["days"])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Del utkastet"),
        "opts": model_admin.opts,
        "original": record,
        "form": form,
        "made": made,
        "links": links,
        "may_share": model_admin.may_share(request, record),
    }
    return TemplateResponse(request, "admin/share.html", context)


def issue(model_admin, request, record, days):
    """[(language, its name, the address)] of a new link; links that ended long ago are forgotten."""
    now = timezone.now()
    Link.objects.filter(purpose=PURPOSE, ends_at__lt=now - FORGOTTEN_AFTER).delete()
    token, link = Link.objects.draft(record, PURPOSE)
    link.ends_at = now + timedelta(days=days)
    link.save(force_insert=True)
    model_admin.log_change(request, record, gettext_lazy("Laget en lenke til utkastet."))
    addresses = addresses_of(token)
    return [(code, name, settings.SITE_URL + addresses[code]) for code, name in settings.LANGUAGES]


def stop(model_admin, request, record, links):
    form = StopForm({"link": request.POST["_stop"]})
    form.fields["link"].queryset = links
    if form.is_valid():
        links.filter(pk=form.cleaned_data["link"].pk).update(ends_at=timezone.now())
        model_admin.log_change(request, record, gettext_lazy("Avsluttet en lenke til utkastet."))
        messages.success(request, _("Lenken er avsluttet."))
    return redirect(request.path)
