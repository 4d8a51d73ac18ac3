"""The board, today and on any other day."""

from django.db.models import Count
from django.shortcuts import render
from django.utils import timezone

from tech_port.door.declared import may_be_kept
from tech_port.lists.day_form import DayForm
from tech_port.lists.exports import MAX_ROWS, asked_formats
from tech_port.lists.for_programs import for_programs
from tech_port.writing.sourced import caveat, sourced

from ..models import BoardSeat, StaffRole
from ..sources import sources_of
from .history import History
from .listings import export, structured

MAX_SHOWN, MAX_PERIODS = 60, 200


@may_be_kept(DayForm, "format")
@for_programs
def board(request):
    form = DayForm.from_address(request)
    people = ("person__photo", "organisation", "source")
    every_seat = BoardSeat.objects.on(form.day).shown().in_role_order().select_related(*people)
    seats = list(every_seat[: MAX_ROWS if asked_formats(request) else MAX_SHOWN])
    said = said_of(seats, form.day)
    if response := export(request, form, seats, said["caveat"]):
        return response
    roles = list(StaffRole.objects.of_the_association(form.day).select_related(*people)[:MAX_SHOWN])
    return render(
        request,
        "members/board/board.html",
        {
            **said,
            "form": form,
            "seats": seats,
            "roles": roles,
            "organisations": {seat.organisation for seat in seats if seat.organisation},
            "sources": sources_of([*seats, *roles]),
            "history": History(latest_seats(), form.day),
            "today": timezone.localdate(),
            "structured": structured(seats, roles),
        },
    )


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
