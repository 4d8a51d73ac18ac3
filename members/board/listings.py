"""A day's board for other programs: CSV, JSON, and what search engines read on the page."""

from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.lists import exports
from tech_port.writing.association import association
from tech_port.writing.structured_data import StructuredData, absolute, thing

KEYS = [
    "name",
    "role",
    "organisation",
    "organisation_url",
    "label",
    "since",
    "until",
    "basis",
    "known_on",
    "precision",
    "source",
]


def as_record(seat):
    """A seat under the published keys; `since` and `until` are as exact as they are known, and empty where not."""
    organisation, claim = seat.organisation, seat.claim
    return {
        "name": seat.person.name,
        "role": seat.role,
        "organisation": organisation and organisation.name,
        "organisation_url": organisation and absolute(organisation.get_absolute_url()),
        "label": str(seat.label) or None,
        "since": claim.start and claim.start.iso,
        "until": claim.end and claim.end.iso,
        **claim.fields(),
        "source": str(seat.source) if seat.source else None,
    }


def export(request, form, seats, caveat):
    """The board of a day as a file, or None for the page; each row of the CSV has the `caveat` that the page has."""
    date = form.day.isoformat()
    head, name = {"date": date, "caveat": caveat}, f"styret-{date}"
    keys = [*KEYS, "caveat"]

    def told(seat):
        return as_record(seat) | {"caveat": caveat}

    return exports.export(request, seats, as_record=told, keys=keys, file_name=name, head=head, form=form)


def structured(seats, roles):
    """The association with those of its board and its staff of whom it is known that they are it today."""
    today = timezone.localdate()
    seats = [seat for seat in seats if seat.claim.may_be_told_now(today)]
    roles = [role for role in roles if role.claim.may_be_told_now(today)]
    return StructuredData.together(
        association(
            member=[_role("member", seat, seat.get_role_display(), seat.organisation) for seat in seats],
            employee=[_role("employee", role, role.title or _("ansatt"), None) for role in roles],
        )
    )


def _role(relation, period, name, organisation):
    """A person's role; a day is told only as exactly as it is known, and not at all where it is not."""
    works_for = organisation and thing("Organization", name=organisation.name, url=_address(organisation))
    person = thing("Person", name=period.person.name, worksFor=works_for)
    return thing(
        "OrganizationRole",
        roleName=str(name),
        description=period.claim.sentence(timezone.localdate()),
        startDate=_date(period.claim.start),
        endDate=_date(period.claim.end) if relation == "member" else None,
        **{relation: person},
    )


def _address(organisation):
    return absolute(organisation.get_absolute_url())


def _date(span):
    """`2021-06-16`, or the year alone where the day is not known."""
    return span and (span.iso if span.precision == "day" else f"{span.day.year:04}")
