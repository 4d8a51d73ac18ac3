"""What the page of a unit answers with: a tenant's eight questions, each with its rows."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Abs
from django.utils import timezone

from members import lines_of_work
from tech_port.drawing.qr_codes import qr_code
from tech_port.norwegian.working_days import add_working_days
from tech_port.versions.memo import remembered

from .. import costs
from ..cost_form import CostForm
from ..elevation import stacking
from ..elevation.floor import seen_from_above
from ..fits.parts import is_refused, part_for
from ..models import Interest, Unit, UnitPhoto
from ..need.fields import need_of
from ..workplaces import seats_in
from . import neighbours
from .groups import told_of
from .known import offers_of, pictures_of, surroundings, terms_of
from .room_for import RoomFor
from .structured import unit_data


def answers(unit, drawn, request):
    """The context of a unit's page; `drawn` are the units of its building on the day that is asked about."""
    today, need, form = timezone.localdate(), need_of(request), CostForm.from_address(request)
    day, part = need.day or today, part_for(need, unit)
    cost = costs.of(unit, people=form.people, with_vat=form.with_vat, area_m2=part)
    room = RoomFor(unit, form.people, part)
    return {
        **dict.fromkeys(["unit", "subject"], unit),
        "need": need,
        **_part(need, unit, part),
        "cost": cost,
        "term": costs.Term(cost, form.years, form.growth),
        "cost_form": form,
        "room": room,
        "elevations": _elevations(tuple(drawn), unit, day),
        "floor": seen_from_above(_beside(drawn, unit, day), unit, room.places, form.people, part),
        "sheet": terms_of(unit),
        "map": surroundings(unit.building, day),
        **_promise(today),
        **_neighbours(unit.building, day, need.line_of_work),
        **_pictures(unit),
        **_offers(unit.building),
        **_printed(request.path, need),
        "structured": _structured(unit, day),
    }


MAX_BESIDE = 24  # units of a floor seen from above


@remembered(entries=256)
def _elevations(drawn, unit, _day):
    return stacking.draw(drawn, current=unit.pk)


def _beside(drawn, unit, day):
    """The units of the building, or the nearest of the floor where there are more than are drawn."""
    return drawn if unit.in_group == len(drawn) else _nearest(unit, day)


@remembered(entries=256)
def _nearest(unit, day):
    row = Unit.objects.drawn(day).filter(building=unit.building_id, floor=unit.floor)
    return list(row.order_by(Abs(F("position") - unit.position), "pk")[:MAX_BESIDE])


@remembered(entries=256)
def _structured(unit, _day):
    return unit_data(unit) or ""


def _promise(today):
    by = add_working_days(today, settings.ANSWER_WITHIN_WORKING_DAYS)
    minute = timezone.now().replace(second=0, microsecond=0)
    return {"today": today, "answer_by": by, "answer_times": _answer_times(minute)}


@remembered("premises", entries=4)
def _answer_times(minute):
    """What is said of those who wait may turn with any minute, but not within one."""
    return Interest.objects.answer_times(minute)


def _part(need, unit, part):
    seats = [seats_in(stated, unit, part) for stated in (unit.workplaces_from, unit.workplaces_to)]
    return {"part": part, "is_part_refused": is_refused(need, unit), "seats": seats}


@remembered(entries=256)
def _neighbours(building, day, reader):
    groups = neighbours.around(building, day, reader)
    return {
        "day": day,
        "line_of_work": lines_of_work.DIVISIONS.get(reader, ""),
        "neighbours": told_of(groups, day),
        "fresh": [one.tenant for _heading, members in groups for one in members if one.tenant],
    }


def _printed(path, need):
    """The page's address today with the need, for paper: in letters, and as a code to point a phone at."""
    need = replace(need, day=None)
    address = settings.SITE_URL + path + (f"?{urlencode(need.params)}" if need.params else "")
    return {"printed": address, "qr": qr_code(address)}


def _pictures(unit):
    found = pictures_of(unit)
    return {
        "plans": [photo for photo in found if photo.kind == UnitPhoto.Kind.PLAN],
        "photos": [photo for photo in found if photo.kind == UnitPhoto.Kind.PHOTO],
    }


def _offers(building):
    found = offers_of(building)
    return {
        "ways": [offer for offer in found if offer.is_way],
        "offers": [offer for offer in found if not offer.is_way],
    }
