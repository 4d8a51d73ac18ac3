"""The board, today and on any other day."""

from django.db.models import Count
from django.shortcuts import render
from django.utils import timezone

from tech_port.door.declared import may_be_kept
from tech_port.lists.day_form import DayForm
from tech_port.lists.exports import MAX_ROWS, asked_formats
from tech_port.lists.for_programs import for_programs
from tech_port.versions.memo import remembered
from tech_port.writing.sourced import caveat, sourced

from ..models import BoardSeat, StaffRole
from ..sources import sources_of
from .history import History
from .listings import export, structured

MAX_SHOWN, MAX_PERIODS = 60, 200


@may_be_kept(DayForm, "format")
@for_programs
def board(request):
    question = request.GET.urlencode()  # as it was typed, which the form may say something of
    form = DayForm.from_address(request)
    most = MAX_ROWS if asked_formats(request) else MAX_SHOWN
    known = _known_on(form.day, timezone.localdate(), most)
    if response := export(request, form, known["seats"], known["caveat"]):
        return response
    return render(request, "members/board/board.html", {**known, "form": form, "question": question})


@remembered(entries=32)
def _known_on(day, today, most):
    """Who is known to be on the board and to work for the association on a day, and all that is said of it."""
    people = ("person__photo", "organisation", "source")
    seats = list(BoardSeat.objects.on(day).shown().in_role_order().select_related(*people)[:most])
    roles = list(StaffRole.objects.of_the_association(day).select_related(*people)[:MAX_SHOWN])
    return {
        **said_of(seats, day),
        "seats": seats,
        "roles": roles,
        "organisations": {seat.organisation for seat in seats if seat.organisation},
        "sources": sources_of([*seats, *roles]),
        "history": History(latest_seats(), day),
        "today": today,
        "structured": structured(seats, roles),
    }


def latest_seats():
    """The periods of seats, each with the `number` that share it: of very many, those that began last."""
    periods = BoardSeat.objects.shown().order_by("-starts_on").values(*BoardSeat.PERIOD).annotate(number=Count("pk"))
    return periods.values_list(*BoardSeat.PERIOD, "number", named=True)[:MAX_PERIODS]


def said_of(seats, day):
    """What the page says once of all seats on a day: the day sources speak of, and what they leave unsaid."""
    known = sourced(seats, timezone.localdate())
    return {
        "known": known.newest,
        "together": together(seats, day),
        "caveat": caveat(known, day),
        "unknown": caveat(known, day, is_dated=False),
    }


def together(seats, day):
    """When they took their seats, in words, where all did at once and one source says so of all; else ""."""
    told = {(seat.claim.brief(day), seat.source) for seat in seats}
    return told.pop()[0] if len(told) == 1 and len(seats) > 1 else ""
