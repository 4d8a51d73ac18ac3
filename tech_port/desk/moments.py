"""What has a moment at which it appears, is held or ends: each kind of record with the columns that say when.

A kind that gets such a column gets a line here; a test finds those that are left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.models import Event
from members.models import BoardSeat, Challenge, DocumentVersion, Membership, StaffRole
from premises.models import Lease, Ownership, Reservation, Unit
from premises.models.units import OFF_THE_LIST_AFTER
from tech_port.content.models import Announcement, Article, Observation
from tech_port.newsletter.models import Issue


@dataclass(frozen=True)
class Moment:
    """A column that says when; `precision` is the column that says how exactly, `days` what comes between the two."""

    column: str
    words: str | Promise
    precision: str = ""
    days: int = 0
    is_known: str = ""  # the column that says whether the day is known at all


@dataclass(frozen=True)
class Kind:
    """`rows` gives those of which something is told, with what their names take."""

    model: type[Model]
    moments: list[Moment]
    related: tuple = ()
    rows: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)


BEGINS = Moment("starts_on", _("begynner"), "starts_precision", is_known="start_is_known")
ENDS = Moment("ends_on", _("slutter"), "ends_precision")
SHOWN = Moment("shown_from", _("vises fra"))
PERIOD = [BEGINS, ENDS, SHOWN]

KINDS = [
    Kind(Article, [Moment("published_at", _("kommer ut")), Moment("expires_at", _("tas bort"))]),
    Kind(Issue, [Moment("due_at", _("sendes"))]),
    Kind(Announcement, [Moment("starts_at", _("vises fra")), Moment("ends_at", _("tas bort"))]),
    Kind(
        Event,
        [
            Moment("starts_at", _("holdes"), "precision"),
            Moment("signup_opens_at", _("påmeldingen åpner")),
            Moment("signup_closes_at", _("påmeldingen stenger")),
        ],
    ),
    Kind(Challenge, [Moment("published_at", _("kommer ut")), Moment("deadline", _("har frist"))]),
    Kind(DocumentVersion, [Moment("published_at", _("kommer ut"))], ("document",)),
    Kind(Observation, [Moment("as_of", _("er talt"), "precision")], ("figure",)),
    Kind(BoardSeat, PERIOD, ("person",)),
    Kind(StaffRole, PERIOD, ("person", "organisation")),
    Kind(Membership, PERIOD, ("organisation",)),
    Kind(
        Unit,
        [
            Moment("offered_from", _("tilbys fra")),
            Moment("confirmed_on", _("går ut av lista om ingen bekrefter det"), days=OFF_THE_LIST_AFTER + 1),
        ],
        ("building",),
        lambda rows: rows.on_market(),
    ),
    Kind(
        Lease,
        [BEGINS, ENDS, Moment("tenant_shown_from", _("leietakeren vises fra"))],
        ("organisation", "unit__building", "building"),
    ),
    Kind(Reservation, [BEGINS, ENDS], ("unit__building",)),
    Kind(Ownership, PERIOD, ("organisation", "building")),
]
