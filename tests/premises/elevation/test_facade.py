"""One building at full width: what is written in its bays, and the signs of those who lease there."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from premises.elevation.facade import NARROW, WIDE, facade

DAY = date(2026, 11, 26)


def unit(key, floor, area, status="let", position=0, available_from=None):
    return SimpleNamespace(
        pk=key,
        floor=floor,
        position=position,
        area_m2=Decimal(area),
        status=status,
        is_to_let=status in ("vacant", "coming", "when_built"),
        is_of_today=True,
        asked_day=DAY,
        available_from=available_from,
    )


def tenant(name, *keys, is_planned=False):
    return SimpleNamespace(
        organisation=SimpleNamespace(name=name),
        area_m2=Decimal(4100),
        is_planned=is_planned,
        leases=[SimpleNamespace(unit_id=key) for key in keys],
    )


def said(lines):
    return [line.text.replace("\u00a0", " ") for line in lines]


def test_the_widest_floor_is_as_wide_as_the_page_and_only_what_can_be_had_says_how_large_and_when():
    units = [unit(1, 1, 2000), unit(2, 2, 500, "vacant"), unit(3, 2, 500, "coming", 1, date(2027, 7, 1))]
    units.append(unit(4, 3, 40, "vacant"))

    wide, narrow = facade(units, [], WIDE), facade(units, [], NARROW)

    assert [(pane.x, pane.y, pane.width) for pane in wide.panes] == [
        (0.0, 100.0, 1178.0),
        (0.0, 50.0, 293.0),
        (295.0, 50.0, 293.0),
        (0.0, 0.0, 21.6),
    ]
    assert [said(pane.lines) for pane in wide.panes] == [[], ["500 m²", "nå"], ["500 m²", "1. juli 2027"], []]
    assert [(one.view_box, one.looks) for one in (wide, narrow)] == [
        ("0 0 1178 150", {"let", "vacant", "coming"}),
        ("0 0 356 102", {"let", "vacant", "coming"}),
    ]


def test_a_sign_stands_on_the_floors_that_hang_together_and_is_left_out_where_its_name_has_no_room():
    units = [unit(1, 1, 1000), unit(2, 2, 1000), unit(3, 4, 1000), unit(4, 3, 900), unit(5, 3, 30, position=1)]
    tenants = [tenant("WSP", 1, 2, 3, is_planned=True), tenant("Et svært langt navn", 5), tenant("Uten lokale", 99)]

    (sign,) = facade(units, tenants).signs

    assert (said(sign.lines), sign.is_planned) == (["WSP", "planlagt, ikke bekreftet · 4 100 m²"], True)
    assert sign.wall == "M7.0 107.0h1164.0v84.0h-1164.0z"  # the two lower floors, not the fourth
