"""The month as staff plan it: what appears, is held and ends."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.utils import translation

from tech_port.content.periods import Period
from tech_port.desk.moments import KINDS
from tech_port.writing.publication import Published
from tests.factories import make_article, make_board_seat, make_event, make_lease, make_person, make_unit, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_late_november")]

OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture
def _late_november():
    with time_machine.travel("2026-11-27 12:00Z"):
        yield


def at(day, hour, month=12):
    return datetime(2026, month, day, hour, tzinfo=OSLO)


def told(page):
    return [
        (day.date.day, [(turn.name, str(turn.what), turn.clock) for turn in day.turns]) for day in page.context["days"]
    ]


def make_rows():
    make_article(title_nb="Kantina åpner", published_at=at(1, 0), expires_at=at(31, 12))
    make_article(title_nb="Utenfor", published_at=at(30, 23, month=11))
    make_event(title_nb="Frokost", starts_at=at(3, 8), ends_at=at(3, 10), signup_closes_at=at(2, 12))
    make_board_seat(person=make_person(name="Kari"), starts_on=date(2024, 1, 1), ends_on=date(2026, 12, 31))
    return make_unit(name="B3-601", confirmed_on=date(2026, 9, 3), offered_from=None)


def test_a_month_tells_what_appears_is_held_and_ends_by_day(staff):
    unit = make_rows()

    page = staff.get("/admin/maneden/2026-12/")

    assert told(page) == [
        (1, [("Kantina åpner", "kommer ut", "00.00")]),
        (2, [("Frokost", "påmeldingen stenger", "12.00")]),
        (3, [(str(unit), "går ut av lista om ingen bekrefter det", ""), ("Frokost", "holdes", "08.00")]),
        (31, [("Kari, styremedlem", "slutter", ""), ("Kantina åpner", "tas bort", "12.00")]),
    ]


def test_a_month_says_no_day_of_what_is_known_to_the_year(staff):
    make_lease(starts_on=date(2026, 12, 1), starts_precision="month", ends_on=date(2028, 1, 1))
    make_board_seat(starts_on=date(2026, 12, 1), start_is_known=False)

    page = staff.get("/admin/maneden/2026-12/")

    assert (told(page), [(str(turn.what), turn.span) for turn in page.context["vague"]]) == (
        [],
        [("begynner", "desember 2026")],
    )


def test_months_lead_to_each_other_from_the_first_to_the_last(staff):
    contexts = [staff.get(f"/admin/maneden/{month}").context for month in ("", "2000-01/", "2100-12/")]

    beside = [tuple(map(str, (page["before"], page["after"]))) for page in contexts]
    assert beside == [("2026-10", "2026-12"), ("None", "2000-02"), ("2100-11", "None")]
    assert [staff.get(f"/admin/maneden/{month}/").status_code for month in ("1999-12", "2026-13")] == [404, 404]


def test_a_month_tells_what_one_may_see_in_a_fixed_number_of_queries(client, staff, django_assert_num_queries):
    make_rows()
    staff.get("/admin/maneden/2026-12/")
    with django_assert_num_queries(16):
        staff.get("/admin/maneden/2026-12/")
    make_article(published_at=at(5, 9))
    make_unit(confirmed_on=date(2026, 9, 5))
    make_event(starts_at=at(5, 8), ends_at=at(5, 10))
    with django_assert_num_queries(16), translation.override("nb"):
        staff.get("/admin/maneden/2026-12/")

    client.force_login(make_user("content.view_article"))
    assert {turn.kind for day in client.get("/admin/maneden/2026-12/").context["days"] for turn in day.turns} == {
        "Nyhet"
    }


def test_every_kind_of_record_with_such_a_moment_is_in_the_month():
    dated = {model for model in apps.get_models() if issubclass(model, (Published, Period))}

    assert dated - {kind.model for kind in KINDS} == set()
