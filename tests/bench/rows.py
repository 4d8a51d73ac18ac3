"""The rows that pages are measured with, as many of each kind: units, members, events; and where their pages are."""

from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from events.models import Event, Venue
from members.models import Membership, Organisation
from premises.models import Building, Lease, Property, Unit
from tests.bench import directory, events, finder

UPCOMING = 60


def fill(size):
    finder.fill(size)
    directory.fill(size)
    events.fill(size, min(size, UPCOMING))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def empty():
    for model in (Event, Venue, Membership, Lease, Unit, Building, Property, Organisation):
        model.objects.all().delete()


def pages():
    """{kind of page: address}, each of a record in the midst."""
    unit = Unit.objects.filter(is_offered=True).select_related("building").order_by("pk")[5]
    others = Unit.objects.filter(is_offered=True).order_by("pk").values_list("pk", flat=True)[:2]
    event = Event.objects.filter(state="published", starts_at__gt=timezone.now()).order_by("starts_at")[5]
    member = Organisation.objects.get(slug="o5")
    plain = {
        "home": "home",
        "finder": "premises:unit_list",
        "events": "events:event_list",
        "members": "members:organisation_list",
        "district": "district",
        "board": "board",
        "about": "about",
        "news": "content:article_list",
        "challenges": "collaboration:challenge_list",
        "documents": "document_list",
        "figures": "figures",
        "open data": "open_data",
    }
    return {
        **{kind: reverse(name) for kind, name in plain.items()},
        "finder, filtered": reverse("premises:unit_list") + "?areal_min=800&ansatte=45",
        "building": reverse("premises:building_detail", args=[unit.building.slug]),
        "unit": reverse("premises:unit_detail", args=[unit.building.slug, unit.slug]),
        "compare": reverse("premises:unit_compare") + "?" + urlencode({"lokale": list(others)}, doseq=True),
        "event": reverse("events:event_detail", args=[event.slug]),
        "member": reverse("members:organisation_detail", args=[member.slug]),
        "search": reverse("search") + "?q=energi+hav",
    }
