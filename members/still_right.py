"""What of the members can go out of date, and that they are asked about their own."""

from django.db.models import Case, F, Func, Value, When
from django.db.models.functions import Concat

from tech_port.content.said import CLAIM, OF_SOURCE
from tech_port.still_right.kinds import Asked, Kind, in_language, named

from . import lines_of_work
from .models import BoardSeat, Contribution, LineOfWork, Membership, Organisation, StaffRole
from .organisations.visibility import public_organisations
from .profiles import still_right as asking


def current(model):
    """Relations that the public knows of and that hold on a day; who left before it does not go out of date."""
    return lambda day: model.objects.on(day).shown(day)


def with_title(language):
    """`Kari Nordmann, daglig leder`"""
    told = Concat(F("person__name"), Value(", "), in_language("title")(language))
    return Func(told, Value(", "), function="RTRIM")  # of some only the name is known


def division(language):
    """What it is called in words, which the database has no column for."""
    return Case(*(When(division=code, then=Value(str(label))) for code, label in lines_of_work.choices()))


KINDS = [
    Kind(
        Organisation,
        lambda day: public_organisations(day).filter(is_sample=False),
        named("name"),
        shows=("name", "kind", "orgnr", "website", "text_nb", "text_en"),
        **OF_SOURCE,
    ),
    Kind(Membership, current(Membership), named("organisation__name"), shows=("level", "claim"), **CLAIM),
    Kind(BoardSeat, current(BoardSeat), named("person__name"), shows=("person", "role", "claim"), **CLAIM),
    Kind(StaffRole, current(StaffRole), with_title, shows=("person", "title_nb"), **CLAIM),
    Kind(
        LineOfWork,
        lambda day: LineOfWork.objects.filter(
            organisation__in=public_organisations(day), organisation__is_sample=False
        ),
        division,
        shows=("division",),
        **CLAIM,
    ),
    Kind(
        Contribution,
        lambda day: Contribution.objects.filter(organisation__in=public_organisations(day), is_sample=False),
        in_language("title"),
        shows=("title_nb", "text_nb"),
        **CLAIM,
    ),
]
ASKED = [Asked("member", asking.LABEL, "members.change_contact", asking.to_ask, asking.records, asking.correct)]
