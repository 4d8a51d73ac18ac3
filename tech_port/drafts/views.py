"""A draft for whom staff have given a link: the public page of what is saved, as if it were out."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..open_forms.models import Link
from ..open_forms.secret_pages import LeadsNowhere, record_behind, secret_page
from ..staff.rehearsal import rehearsed
from ..staff.visits import Draft
from .sharing import PURPOSE, addresses_of


@secret_page
@require_safe
def draft_detail(request, token):
    gone = _("Denne lenken leder ikke til noe utkast")
    link = record_behind(Link.objects.with_secret(token, PURPOSE).select_related("about_type"), gone)
    if not Link.objects.good().filter(pk=link.pk).exists():
        return render(
            request, "error.html", {"status": 410, "title": _("Lenken til utkastet er avsluttet")}, status=410
        )
    if link.about is None:
        raise LeadsNowhere(gone)
    page = page_of(request, link, addresses_of(token))
    if page is None:
        raise LeadsNowhere(_("Utkastet kan ikke vises slik det står nå"))
    return HttpResponse(page.content, headers={"X-Robots-Tag": "noindex"})


def page_of(request, link, addresses):
    """The public page of what a link is to, as it would be; None where there would be none."""
    record, page = link.about, None
    model_admin = admin.site.get_model_admin(type(record))
    with rehearsed():
        try:
            model_admin.reveal(record)
            page = model_admin.public_page(request, record, get_language(), Draft(link.ends_at, addresses))
        except ValidationError:
            pass
    return page
