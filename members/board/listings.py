"""A day's board for other programs: CSV, JSON, and what search engines read on the page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tech_port.content.claims import Precision
from tech_port.lists import exports
from tech_port.writing.structured_data import StructuredData, absolute, thing

KEYS = [
    "name",
    "role",
    "organisation",
    "organisation_url",
    "label",
    "since",
    "since_precision",
    "since_is_known",
    "until",
    "source",
]


def as_record(seat):
    """A seat under the published keys; days are YYYY-MM-DD, and `until` is empty where no end is known."""
    organisation = seat.organisation
    return {
        "name": seat.person.name,
        "role": seat.role,
        "organisation": organisation and organisation.name,
        "organisation_url": organisation and absolute(organisation.get_absolute_url()),
        "label": str(seat.label) or None,
        "since": seat.starts_on.isoformat(),
        "since_precision": seat.starts_precision,
        "since_is_known": seat.start_is_known,
        "until": seat.ends_on and seat.ends_on.isoformat(),
        "source": str(seat.source) if seat.source else None,
    }


def export(request, seats, day):
    """The board of a day as a file, or None for the page."""
    date = day.isoformat()
    head, name = {"date": date}, f"styret-{date}"
    return exports.export(request, seats, as_record=as_record, keys=KEYS, file_name=name, head=head)


def structured(seats, roles):
    """The association with its board and its staff."""
    return StructuredData(
        "Organization",
        name="Trondheim Tech Port",
        url=absolute(reverse("home")),
        member=[_role("member", seat, seat.get_role_display(), seat.organisation) for seat in seats],
        employee=[_role("employee", role, role.title or _("ansatt"), None) for role in roles],
    )


def _role(relation, period, name, organisation):
    """A person's role; a day is told only as exactly as it is known, and not at all where it is not."""
    works_for = organisation and thing("Organization", name=organisation.name, url=_address(organisation))
    person = thing("Person", name=period.person.name, worksFor=works_for)
    return thing(
        "OrganizationRole",
        roleName=str(name),
        startDate=_date(period.starts_on, period.starts_precision) if period.start_is_known else None,
        endDate=period.ends_on if relation == "member" else None,
        **{relation: person},
    )


def _address(organisation):
    return absolute(organisation.get_absolute_url())


def _date(day, precision):
    """`2021-06-16`, or the year alone where the day is not known."""
    return day.isoformat() if precision == Precision.DAY else f"{day.year:04}"
