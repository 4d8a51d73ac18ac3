"""The page of who to ask and by which way, with the form to report that a page is wrong."""

from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.contact.forms import ReportForm, asked_of
from members.models import Organisation, StaffRole
from members.organisations.structured import place
from premises.buildings.tenants import tenants_of
from premises.map import scene
from premises.models import Lease
from tech_port.door.declared import around_a_form
from tech_port.versions.memo import remembered
from tech_port.writing.association import association
from tech_port.writing.structured_data import StructuredData, is_told

MAX_STAFF = 6
MAX_HOMES, MAX_LEASES = 3, 12  # of the association, and that are looked at
THE_ASSOCIATION = Q(organisation__kind=Organisation.Kind.ASSOCIATION)


@around_a_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request):
    form = ReportForm.of(request, initial=asked_of(request.GET))
    if form.is_valid():
        form.save()
        return redirect(reverse("contact") + "?sendt=1#feil")
    context = {
        "form": form,
        "is_sent": "sendt" in request.GET and request.method != "POST",
        **_told(timezone.localdate()),
    }
    return render(request, "contact.html", context, status=form.http_status)


@remembered(entries=2)
def _told(today):
    """What the page tells everybody, whatever the form has."""
    own = Lease.objects.on(today).shown().filter(THE_ASSOCIATION).order_by("organisation__sort_name", "pk")
    homes = tenants_of(Lease.objects.filter(pk__in=own.values("pk")[:MAX_LEASES]))[:MAX_HOMES]
    staff = StaffRole.objects.of_the_association(today).select_related("person__photo", "source")
    return {
        "today": today,
        "staff": list(staff[:MAX_STAFF]),
        "homes": homes,
        "map": scene.neighbourhood(homes[0].building, today) if homes else None,
        "structured": StructuredData.together(association(location=_known(homes, today))),
    }


def _known(homes, today):
    """Where the association is today, for machines: no plan, and no sample."""
    return [place(home.building) for home in homes if home.is_known_here(today) and is_told(home)]
