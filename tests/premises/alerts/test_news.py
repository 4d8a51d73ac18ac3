"""What an alert tells: each change once, at once or weekly."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from premises.alerts import watching as alerts
from premises.models import AlertMatch, Unit
from tech_port.outbox.models import Mail
from tests.factories import (
    make_alert,
    make_building,
    make_lease,
    make_reservation,
    make_unit,
)
from tests.premises.alerts.sent import send, told
from tests.threads import in_threads


@pytest.mark.django_db
def test_a_unit_is_told_of_once_and_once_again_for_each_change():
    alert = make_alert()
    unit = make_unit(name="B3-601", rent_nok_m2_year="2450.00")
    make_unit(name="LITEN", area_m2="500.0", exclusive_m2=None)

    runs = [send(), send()]
    Unit.objects.filter(pk=unit.pk).update(rent_nok_m2_year="2300.00")
    runs += [send(), send()]
    lease = make_lease(unit=unit, ends_on=timezone.localdate() + timedelta(days=100))
    runs += [send(), send()]

    assert runs == [1, 0] * 3
    assert len(told()) == 3
    assert all("B3-601" in text and "LITEN" not in text for text in told())
    assert {match.standing for match in alert.matches.all()} == {
        "vacant 2450.00",
        "vacant 2300.00",
        f"coming {lease.ends_on + timedelta(days=1)} 2300.00",
    }
    assert all(match.mail and match.told_at for match in alert.matches.all())


@pytest.mark.django_db
def test_days_that_pass_are_no_change():
    make_alert()
    make_unit(confirmed_on=timezone.localdate())
    runs = [send()]

    for days in (1, 30):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            runs.append(send())

    assert runs == [1, 0, 0]


@pytest.mark.django_db
def test_what_is_taken_is_not_told_of_and_is_news_when_it_comes_back():
    make_alert()
    unit = make_unit()
    runs = [send()]
    reservation = make_reservation(unit=unit)
    runs.append(send())
    reservation.delete()
    runs.append(send())

    assert runs == [1, 0, 1]


@pytest.mark.django_db
def test_only_what_the_public_sees_is_told_of():
    make_alert(query="")
    make_unit(hidden=True)
    make_unit(is_offered=False)
    make_unit(confirmed_on=timezone.localdate() - timedelta(days=91))
    make_unit(confirmed_on=None)

    assert send() == 0


@pytest.mark.django_db
def test_several_units_come_in_one_mail_and_the_longest_list_is_cut():
    make_alert(query="")
    building = make_building()
    for number in range(alerts.MAX_IN_A_MAIL + 2):
        make_unit(building=building, name=f"L-{number}")

    assert send() == 1
    (text,) = told()
    assert text.count("\n- L-") == alerts.MAX_IN_A_MAIL
    assert "- og 2 til" in text
    assert Mail.objects.get().subject == "22 lokaler passer til varselet ditt"


@pytest.mark.django_db
@time_machine.travel("2026-11-22 08:00 +0100", tick=False)
def test_a_weekly_alert_collects_seven_days_in_one_mail():
    make_alert(frequency="weekly")
    make_unit(name="DAG-0")
    runs = [send()]
    for day in range(1, 9):
        with time_machine.travel(f"2026-11-{22 + day} 08:00 +0100", tick=False):
            if day in {2, 5}:
                make_unit(name=f"DAG-{day}")
            runs.append(send())

    assert runs == [1, 0, 0, 0, 0, 0, 0, 1, 0]
    assert [f"DAG-{day}" in told()[1] for day in (0, 2, 5)] == [False, True, True]


@pytest.mark.django_db
def test_a_weekly_mail_tells_how_things_stand_then():
    make_alert(frequency="weekly", last_sent_at=timezone.now() - timedelta(days=6))
    cheaper, gone = make_unit(name="BILLIGERE", rent_nok_m2_year="2450.00"), make_unit(name="BORTE")
    waiting = send()
    Unit.objects.filter(pk=cheaper.pk).update(rent_nok_m2_year="2300.00")
    Unit.objects.filter(pk=gone.pk).update(is_offered=False)

    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        runs = [send(), send()]

    assert (waiting, runs) == (0, [1, 0])
    (text,) = told()
    assert ["2\u00a0300" in text, "2\u00a0450" in text, "BORTE" in text] == [True, False, False]
    assert AlertMatch.objects.filter(told_at=None).count() == 0


@pytest.mark.django_db
def test_an_alert_that_is_not_confirmed_is_told_nothing():
    make_alert(confirmed_at=None)
    make_unit()

    assert (send(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_several_runs_at_once_tell_once():
    for _alert in range(5):
        make_alert()
    make_unit()
    now = timezone.now()

    in_threads(4, lambda: alerts.send_all(now))

    assert Mail.objects.count() == 5
    assert len(set(Mail.objects.values_list("to", flat=True))) == 5
    assert AlertMatch.objects.count() == 5


@pytest.mark.django_db
def test_an_alert_costs_the_same_however_many_units_fit(django_assert_max_num_queries):
    make_alert()
    building = make_building()
    for _unit in range(10):
        make_unit(building=building)

    with django_assert_max_num_queries(25):
        alerts.send_all(timezone.now())
