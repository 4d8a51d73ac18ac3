"""The admin's page “Drift”, and what of it belongs on staff's front page. Whoever is staff may see it."""

import platform

import django
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..staff.todo import Row, Urgency
from .facts import facts
from .words import in_words


def operations(request):
    found = facts(timezone.now())
    server = connection.cursor().connection.info.parameter_status("server_version")
    context = {
        **admin.site.each_context(request),
        "title": _("Drift"),
        "facts": [{"is_well": not fact.trouble, **in_words(fact)} for fact in found],
        "is_well": not any(fact.trouble for fact in found),
        "versions": [
            (_("Utgave"), settings.RELEASE or _("ikke oppgitt (RELEASE)")),
            ("Python", platform.python_version()),
            ("Django", django.get_version()),
            ("PostgreSQL", server.split()[0]),
        ],
    }
    return TemplateResponse(request, "admin/operations.html", context)


def pages(site):
    """What the admin has besides its lists."""
    return [path("drift/", site.admin_view(operations), name="operations")]


def rows(_site, _request):
    """What is wrong, for the list of what staff should do."""
    troubles = [fact for fact in facts(timezone.now()) if fact.trouble]
    return [Row(str(in_words(fact)["state"]), reverse("admin:operations"), Urgency.NOW) for fact in troubles]
