"""What a neighbour is to whoever reads: the sentences that may be said of one, and the records they are said from."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from members.models import Membership
from tech_port.writing.statements import Statement


class Group(TextChoices):
    """What neighbours have in common, the most telling to a reader first."""

    ALIKE = "alike", _("%(line)s, som dere")
    COMING = "coming", _("Flytter inn, etter planen")
    SHARING = "sharing", _("Deler kontor")
    ARRANGING = "arranging", _("Arrangerer her")
    BUILDING = "building", _("Eier og bygger ut")
    MEMBERS = "members", _("Med i Trondheim Tech Port")
    OTHERS = "others", _("Holder også til her")
    PLANNED = "planned", _("Skulle leie her eller i nærheten")


@dataclass(frozen=True)
class NeighbourStatement(Statement):
    """A sentence about a neighbour, and the group that it brings the neighbour into.

    `is_heading` says that the group's name says all of it, so that it is not said once more at each.
    """

    group: Group
    is_heading: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a neighbour matters: a statement in words, and where one can read more."""

    statement: NeighbourStatement
    text: str
    url: str = ""
    is_sample: bool = False


def reason(statement, *, url="", is_sample=False, **words):
    return Reason(statement, statement.say(**words), url, is_sample)


SAME_LINE = NeighbourStatement(
    "neighbour-same-line",
    _("samme bransje som dere: %(line)s"),
    ("members.LineOfWork.division", "members.LineOfWork.source", "members.LineOfWork.known_on"),
    Group.ALIKE,
    is_heading=True,
)
MOVES_IN = NeighbourStatement(
    "neighbour-moves-in",
    "%(claim)s",
    ("premises.Lease.organisation", "premises.Lease.starts_on", "premises.Lease.basis", "premises.Lease.known_on"),
    Group.COMING,
)
SHARES = NeighbourStatement(
    "neighbour-shares",
    _("deler kontor"),
    ("premises.Lease.organisation", "premises.Lease.shared_with"),
    Group.SHARING,
    is_heading=True,
)
OWNERSHIP = tuple(f"premises.Ownership.{column}" for column in ("organisation", "building", "basis", "starts_on"))
OWNS = NeighbourStatement(
    "neighbour-owns",
    _("eier %(building)s, %(claim)s"),
    OWNERSHIP,
    Group.BUILDING,
)
TAKES_OVER = NeighbourStatement(
    "neighbour-takes-over",
    _("eier av %(building)s: %(claim)s"),
    ("premises.Ownership.organisation", "premises.Ownership.basis", "premises.Ownership.known_on"),
    Group.BUILDING,
)
DEVELOPS = NeighbourStatement(
    "neighbour-develops",
    _("bygger ut %(property)s"),
    ("premises.Property.developer",),
    Group.BUILDING,
)
MEMBERSHIP = tuple(f"members.Membership.{column}" for column in ("organisation", "level", "basis", "starts_on"))
LEVELS = {
    Membership.Level.FOUNDING: NeighbourStatement(
        "neighbour-founding-member", _("medlem av Trondheim Tech Port fra starten"), MEMBERSHIP, Group.MEMBERS
    ),
    Membership.Level.MEMBER: NeighbourStatement(
        "neighbour-member", _("medlem av Trondheim Tech Port"), MEMBERSHIP, Group.MEMBERS
    ),
    Membership.Level.PARTNER: NeighbourStatement(
        "neighbour-partner", _("partner i Trondheim Tech Port"), MEMBERSHIP, Group.MEMBERS
    ),
}
