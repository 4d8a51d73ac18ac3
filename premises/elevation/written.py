"""The bays of a drawing as SVG, and as rows of the table beside it: the same words, worked out once for each unit."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.versions.memo import By, remembered

CURRENT = format_html(' aria-current="{}"', "true")
NOT_A_STOP = format_html(' tabindex="{}"', "-1")
WALL, WINDOWS = '<path class="bay__wall" d="{}"/>', '<path class="bay__windows" d="{}"/>'
FILLING = '<g class="bay bay--{}"><title>{}, {}</title>{}</g>'
BAY = '<a class="bay bay--{}{}{}" href="{}{}" aria-label="{}, {}"{}{}><title>{}</title>{}</a>'
ROW = '<tr><th scope="row"><a href="{}{}">{}</a></th><td>{}</td><td class="numeric nowrap">{}</td><td>{}</td></tr>'
ROW_OF_FILLING = '<tr><th scope="row">{}</th><td>{}</td><td class="numeric nowrap">{}</td><td>{}</td></tr>'


@dataclass(frozen=True)
class Said:
    """What is said of a unit as of its day, in one language."""

    url: str
    building: str
    words: str
    place: str
    area: str
    availability: str


def said(unit) -> Said:
    """The same for as long as the unit is remembered."""
    known = unit.__dict__.setdefault("_said", {})
    language = get_language()
    if language not in known:
        known[language] = Said(
            unit.get_absolute_url(),
            str(unit.building.name),
            unit.in_words,
            unit.place,
            "" if unit.is_drawn else typography.square_metres(unit.area_m2),
            unit.availability,
        )
    return known[language]


def bays_as_svg(bays, question=""):
    """A link for each bay, a stop of the keyboard only where it can be had; none where it only fills the drawing.

    `question` is the query that the links carry on.
    """
    return format_html_join("\n", "{}", ((_bay(By(_key(bay), bay), question),) for bay in bays))


def _key(bay):
    return bay.unit.pk, bay.unit.asked_day, bay.status, bay.wall, bay.matches, bay.is_current


@remembered(entries=4000)
def _bay(by, question):
    bay = by.value
    unit, told = bay.unit, said(bay.unit)
    walls = format_html(WALL + WINDOWS, bay.wall, bay.windows) if bay.windows else format_html(WALL, bay.wall)
    if unit.is_drawn:
        return format_html(FILLING, bay.status, told.building, told.words, walls)
    return format_html(
        BAY,
        bay.status,
        "" if bay.matches else " bay--dimmed",
        " bay--current" if bay.is_current else "",
        told.url,
        question,
        told.building,
        told.words,
        CURRENT if bay.is_current else "",
        "" if unit.is_to_let else NOT_A_STOP,
        told.words,
        walls,
    )


def bays_as_rows(bays, question=""):
    """A row of the table for each bay."""
    return format_html_join("\n", "{}", ((_row(bay.unit, question),) for bay in bays))


def _row(unit, question):
    told = said(unit)
    if unit.is_drawn:
        return format_html(ROW_OF_FILLING, _("tegnet av oss"), told.place, _("ukjent"), told.availability)
    return format_html(ROW, told.url, question, unit.name, told.place, told.area, told.availability)
