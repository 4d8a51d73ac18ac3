"""Which column is which in a landlord's lists, as it was chosen by hand the last times."""

from django.db.models import Q
from django.utils import timezone

from ..models import LandlordImport, Ownership
from .headings import bare, by_heading

LAST_TIMES = 20


def columns(building, headings):
    """`{place: field}` of a new list's headings that were chosen otherwise for the same landlord before."""
    today = timezone.localdate()
    owners = Ownership.objects.on(today).filter(building=building).values("organisation")
    of_landlord = Ownership.objects.on(today).filter(organisation__in=owners).values("building")
    earlier = LandlordImport.objects.filter(
        Q(building=building) | Q(building__in=of_landlord), answers__has_key="columns"
    )
    chosen = {}
    for texts, places in reversed(
        earlier.order_by("-uploaded_at").values_list("rows__0__1", "answers__columns")[:LAST_TIMES]
    ):
        chosen |= {bare(texts[int(place)]): name for place, name in places.items()}
    found = {str(place): chosen.get(bare(text), by_heading(text)) for place, text in enumerate(headings) if text}
    return {place: name for place, name in found.items() if name != by_heading(headings[int(place)])}
