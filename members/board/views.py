"""The board, today and on any other day."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tech_port.lists.day_form import DayForm
from tech_port.writing.sourced import caveat, sourced

from ..models import BoardSeat, StaffRole
from ..sources import sources_of
from .history import History
from .listings import export, structured


@require_safe
def board(request):
    form = DayForm.from_address(request)
    people = ("person__photo", "organisation", "source")
    seats = list(BoardSeat.objects.on(form.day).shown().in_role_order().select_related(*people))
    known = sourced(seats, timezone.localdate())
    if form.is_valid() and (response := export(request, seats, form.day, caveat(known, form.day))):
        return response
    roles = list(StaffRole.objects.of_the_association(form.day).select_related(*people))
    return render(
        request,
        "members/board/board.html",
        {
            "form": form,
            "seats": seats,
            "roles": roles,
            "organisations": {seat.organisation for seat in seats if seat.organisation},
            "sources": sources_of([*seats, *roles]),
            "known": known.newest,
            "caveat": caveat(known, form.day),
            "history": History(BoardSeat.objects.shown().only(*BoardSeat.PERIOD), form.day),
            "today": timezone.localdate(),
            "structured": structured(seats, roles),
        },
    )
