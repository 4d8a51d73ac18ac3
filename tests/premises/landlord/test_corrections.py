"""What staff do with the corrections of landlords: see them, keep them, put them back."""

import pytest
from django.db import IntegrityError, transaction

from premises.models import NumberCorrection, Unit
from tests.factories import make_heartbeat, make_number_confirmation, make_number_correction, make_unit, make_user
from tests.pages_read import flat

pytestmark = pytest.mark.django_db

LIST = "/admin/premises/numbercorrection/"


@pytest.fixture
def leasing(client):
    client.force_login(make_user("premises.view_numbercorrection", "premises.change_numbercorrection"))
    return client


def act(client, action, *corrections):
    chosen = [correction.pk for correction in corrections]
    return client.post(LIST, {"action": action, "_selected_action": chosen}, follow=True)


def waiting(client):
    """What the front page says waits, but for how much nobody has confirmed in a year."""
    rows = client.get("/admin/").context["todo"]
    return [row.text for row in rows if row.url != "/admin/stemmer/"]


def test_a_correction_is_on_the_front_page_until_somebody_has_looked_at_it(leasing):
    correction = make_number_correction()
    make_heartbeat()

    before = waiting(leasing)
    shown = flat(leasing.get(LIST))
    act(leasing, "keep", correction)
    after = waiting(leasing)

    correction.refresh_from_db()
    assert (before, after) == (["1 tall er rettet av en utleier, og gjelder"], [])
    assert ["2 350 kr/m²/år" in shown, "2 450 kr/m²/år" in shown] == [True, True]
    assert (correction.state, correction.decided_by.is_staff) == ("kept", True)


def test_putting_back_gives_the_unit_what_stood_there_and_counts_once(leasing):
    unit = make_unit(is_offered=False, offered_from="2027-03-01", rent_nok_m2_year=None)
    corrections = [
        make_number_correction(unit=unit, number="is_offered", before="ja", after="nei"),
        make_number_correction(unit=unit, number="offered_from", before="", after="2027-03-01"),
        make_number_correction(unit=unit, number="rent_nok_m2_year", before="2450", after="2500"),
        make_number_correction(unit=unit, number="rent_nok_m2_year", before="2500", after=""),
    ]

    act(leasing, "undo", *corrections)
    again = act(leasing, "undo", corrections[0])

    unit.refresh_from_db()
    assert (unit.is_offered, unit.offered_from, unit.rent_nok_m2_year) == (True, None, 2450)
    assert set(NumberCorrection.objects.values_list("state", flat=True)) == {"undone"}
    assert "Ikke satt tilbake, for tallet er endret siden" in flat(again)


def test_what_was_changed_since_is_not_put_back(leasing):
    correction = make_number_correction(unit=make_unit(rent_nok_m2_year=2600))

    answer = act(leasing, "undo", correction)

    correction.refresh_from_db()
    assert (correction.state, Unit.objects.get().rent_nok_m2_year) == ("new", 2600)
    assert f"Ikke satt tilbake, for tallet er endret siden: {correction}." in flat(answer)


@pytest.mark.parametrize(
    ("make", "values", "constraint"),
    [
        (make_number_correction, {"before": "1", "after": "1"}, "number_correction_changes"),
        (make_number_correction, {"number": "floor"}, "number_correction_is_known"),
        (make_number_correction, {"state": "kept"}, "number_correction_decided_has_time"),
        (make_number_confirmation, {"number": "is_offered"}, "number_confirmed_is_known"),
    ],
)
def test_the_database_refuses_what_cannot_be(make, values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make(**values)


def test_a_number_is_confirmed_once_a_unit():
    one = make_number_confirmation()

    with pytest.raises(IntegrityError, match="number_confirmed_once_a_unit"), transaction.atomic():
        make_number_confirmation(unit=one.unit)
