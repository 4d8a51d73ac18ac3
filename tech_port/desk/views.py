"""The page of the month, and its address in the admin."""

from functools import partial

from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from events.lists.months import Month
from tech_port.norwegian import typography

from . import month as months


def pages(site):
    """What the admin has besides its lists."""
    view = site.admin_view(require_safe(partial(month_detail, site)))
    return [path("maneden/", view, name="month"), path("maneden/<month:month>/", view, name="month_of")]


def month_detail(site, request, month=None):
    """What appears, is held and ends in a month, this one where none is asked for."""
    this = Month.of(timezone.localdate())
    month = month or this
    days, vague = months.by_day(months.turns(site, request, month))
    before, after = months.beside(month)
    context = {
        **site.each_context(request),
        "title": capfirst(typography.day(month.first, "month")),
        "days": days,
        "vague": vague,
        "before": before,
        "after": after,
        "is_this": month == this,
    }
    return TemplateResponse(request, "admin/month.html", context)
