"""A unit is let in one way, by whichever door it comes: the same rows stand there afterwards."""

from datetime import date

import pytest
from django.utils import timezone

from premises.alerts import watching
from premises.landlord_import import applying
from premises.models import LandlordImport, Lease, LettingNotice
from tests.factories import make_alert, make_building, make_interest, make_lease, make_source, make_unit, make_user
from tests.jobs import run_job
from tests.pages_read import elements, filled, flat, messages
from tests.premises.letting.doors import (
    DOORS,
    by_landlords_list,
    by_lease,
    by_lease_on_the_units_page,
    by_signing,
    first_day,
    rows,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    """A unit on offer that an alert waits for."""
    found = make_unit(building=make_building(), name="B3-601", slug="b3-601")
    watching.find(make_alert(query="areal_min=600&type=office"), timezone.now())
    return found


@pytest.fixture
def asked(unit):
    """Two who have asked for it, and one who has taken it back."""
    make_interest(units=[unit], status="withdrawn")
    return [make_interest(units=[unit], reference=reference) for reference in ("TTP-AAAAAA", "TTP-BBBBBB")]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_whichever_door_it_comes_by_the_same_rows_are_written(staff, unit, asked, door):
    staff.way = "_quietly"
    door(staff, unit)
    run_job("alerts")

    found = rows(unit)
    others = [name for name in found.pop("alert matches") if name != "BLIR"]
    assert (found, others) == (
        {
            "unit": (False, None, False),
            "notices": [("unseen", None, None, None, 0, 0)],
            "lines": [(one.reference, "B3-601", False, None, None) for one in asked],
            "mails": [],
        },
        [],
    )


def test_leases_are_the_same_by_each_of_their_doors(staff):
    found = []
    for door in (by_lease, by_lease_on_the_units_page, by_signing):
        unit = make_unit()
        door(staff, unit)
        lease = Lease.objects.get(unit=unit)
        found.append((lease.starts_on, lease.starts_precision, lease.ends_on, lease.ends_precision, lease.area_m2))

    assert found == [(first_day(), "day", None, "day", None)] * 3


def test_staff_are_told_what_went_off_and_who_can_be_told(staff, unit, asked):
    staff.way = "_quietly"

    done = by_lease(staff, unit)

    address = f"/admin/premises/lettingnotice/{LettingNotice.objects.get().pk}/change/"
    assert messages(done) == [
        f'2 som har spurt, kan få beskjed. <a href="{address}">Se over og send</a>',
        "Gjort uten å sende e-post. 2 får ikke vite om det.",
    ]
    assert f'<a href="{address}">Se over og send</a>' in flat(done)


def test_who_looked_has_sent_it_and_is_told_when_it_goes(staff, unit, asked, settings):
    settings.MAIL_HOLD_MINUTES = 0

    done = by_lease(staff, unit)

    notice = LettingNotice.objects.get()
    label = f'<a href="/admin/premises/lettingnotice/{notice.pk}/change/">Se eller stans den</a>'
    assert [said.startswith("2 som har spurt, får beskjed kl. ") and label in said for said in messages(done)[:2]] == [
        False,
        True,
    ]
    assert (notice.state, notice.seen_by.username, run_job("letting")) == ("held", "stab", 2)


def test_where_nobody_asked_nothing_is_listed(staff, unit):
    done = by_lease(staff, unit)

    assert messages(done)[0] == "Tatt av markedet: B3-601."
    assert list(LettingNotice.objects.all()) == []


def test_a_lease_goes_against_the_offer_from_the_day_before_it_is_over():
    lease = make_lease(starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 30))
    today = date(2026, 11, 26)

    found = [lease.goes_against_offer(day, today) for day in (None, date(2027, 6, 30), date(2027, 7, 1))]

    assert found == [True, True, False]
    assert lease.goes_against_offer(None, date(2027, 7, 1)) is False


def test_a_landlords_list_that_is_taken_back_tells_nobody(staff, unit, asked):
    by_landlords_list(staff, unit)
    applying.undo(LandlordImport.objects.get(), make_user())

    unit.refresh_from_db()
    assert unit.is_offered is True
    assert list(LettingNotice.objects.values_list("state", flat=True)) == ["withdrawn"]


def test_a_lease_from_a_coming_day_is_agreed_whichever_door_it_comes_by(staff):
    for door in (by_lease, by_lease_on_the_units_page, by_signing):
        door(staff, make_unit())

    assert set(Lease.objects.values_list("basis", "known_on")) == {("agreed", timezone.localdate())}


def test_a_lease_that_a_source_cannot_have_seen_begin_is_refused_in_a_sentence(staff, unit):
    page = "/admin/premises/lease/add/"
    lease = {"unit": unit.pk, "starts_on": first_day().isoformat(), "source": make_source().pk, "basis": "reported"}

    refused = staff.post(page, filled(staff.get(page), **lease))

    sentence = "Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen."
    assert refused.context["adminform"].form.errors == {"starts_on": [sentence]}


def test_the_page_of_a_unit_leads_to_a_lease_of_it(staff, unit):
    page = staff.get(f"/admin/premises/unit/{unit.pk}/change/")

    (link,) = [one.get("href") for one in elements(page, "a") if one.text == "Utleid fra en dag …"]
    assert filled(staff.get(link))["unit"] == [str(unit.pk)]
