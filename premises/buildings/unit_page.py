"""What the page of a unit answers with: a tenant's eight questions, each with its rows."""

from django.conf import settings
from django.utils import timezone

from tech_port.norwegian.working_days import add_working_days

from .. import costs
from ..elevation import stacking
from ..elevation.floor import seen_from_above
from ..models import Interest, LeaseTerm, UnitPhoto
from ..terms.sheet import sheet_of
from . import neighbours
from .room_for import RoomFor


def answers(unit, drawn, form):
    """The context of a unit's page; `drawn` are the units of its building and `form` what the cost is asked for."""
    today = timezone.localdate()
    cost = costs.of(unit, people=form.people, with_vat=form.with_vat)
    photos = list(unit.photos.exclude(picture=None).select_related("picture"))
    offers = list(unit.building.offers.select_related("source"))
    return {
        "unit": unit,
        "cost": cost,
        "term": costs.Term(cost, form.years, form.growth),
        "cost_form": form,
        "room": (room := RoomFor(unit, form.people)),
        "elevations": stacking.draw(drawn, current=unit.pk),
        "floor": seen_from_above(drawn, unit, room.places, form.people),
        "plans": [photo for photo in photos if photo.kind == UnitPhoto.Kind.PLAN],
        "photos": [photo for photo in photos if photo.kind == UnitPhoto.Kind.PHOTO],
        "sheet": sheet_of(LeaseTerm.objects.that_hold_for(unit)),
        "ways": [offer for offer in offers if offer.is_way],
        "offers": [offer for offer in offers if not offer.is_way],
        "neighbours": neighbours.around(unit.building, today),
        "answer_by": add_working_days(today, settings.ANSWER_WITHIN_WORKING_DAYS),
        "answer_times": Interest.objects.answer_times(timezone.now()),
    }
