"""What of the buildings can go out of date, and that landlords are asked about theirs."""

from django.db.models import F, Value
from django.db.models.functions import Concat

from members.organisations.visibility import public_organisations
from tech_port.content.models import Source
from tech_port.content.said import CLAIM, RECORD, of_newest
from tech_port.still_right.kinds import Asked, Kind, in_language

from .landlord import still_right as asking
from .models import Building, Lease, Ownership, Unit


def owner(language):
    return Concat(F("organisation__name"), Value(": "), in_language("building__name")(language))


def tenant(language):
    return F("organisation__name")


def unit(language):
    return Concat(in_language("building__name")(language), Value(", "), F("name"))


KINDS = [
    Kind(
        Building,
        lambda day: Building.objects.all(),
        in_language("name"),
        shows=("name_nb", "address", "text_nb", "area_m2", "floors", "completion", "architect", "contractor"),
        **of_newest(Source.objects.filter(buildings=RECORD)),
    ),
    Kind(
        Unit,
        lambda day: Unit.objects.published().filter(is_sample=False),
        unit,
        day=F("confirmed_on"),
        last=F("confirmed_on"),
        own_day="confirmed_on",
        has_own_day=lambda record: record.is_offered,
    ),
    Kind(
        Ownership,
        lambda day: Ownership.objects.on(day).shown(day).filter(organisation__in=public_organisations(day)),
        owner,
        shows=("organisation", "claim"),
        **CLAIM,
    ),
    Kind(
        Lease,
        lambda day: (
            Lease.objects.on(day).shown(day).filter(is_sample=False, organisation__in=public_organisations(day))
        ),
        tenant,
        **CLAIM,
    ),
]
ASKED = [Asked("landlord", asking.LABEL, "premises.change_building", asking.to_ask, asking.records, asking.correct)]
