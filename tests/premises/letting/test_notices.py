"""What those who asked are told: looked at first, held for a while, stopped or sent."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from premises.models import LettingNotice, Unit
from tech_port.outbox.models import Mail
from tests.factories import make_building, make_interest, make_unit
from tests.jobs import erased, run_job
from tests.links import leads_to
from tests.pages_read import messages, text

pytestmark = pytest.mark.django_db


def page_of(notice):
    return f"/admin/premises/lettingnotice/{notice.pk}/change/"


def gone():
    return Mail.objects.filter(template="premises/emails/interest_gone").order_by("to")


@pytest.fixture
def units():
    building = make_building(name_nb="Byggetrinn 3")
    return [make_unit(building=building, name=name, slug=name.lower(), area_m2="900.0") for name in ("B-1", "B-2")]


@pytest.fixture
def kari(units):
    return make_interest(
        units=units, email="kari@leietaker.example", contact_name="Kari Hansen", reference="TTP-KARIAA"
    )


@pytest.fixture
def ola(units):
    return make_interest(units=[units[0]], email="ola@leietaker.example", reference="TTP-OLAAAA")


def test_nothing_is_mailed_before_staff_have_looked(staff, units, kari, ola):
    notice = LettingNotice.objects.let(units)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        run_job("letting")
    page = text(staff.look(page_of(notice), {"told": [kari.pk, ola.pk]}))

    assert list(gone()) == []
    assert [words in page for words in ("Kari Hansen", "kari@leietaker.example", "- B-2, Byggetrinn 3")] == [True] * 3


def test_who_is_left_in_gets_one_mail_for_all_units_when_the_hold_is_over(staff, settings, units, kari, ola):
    notice = LettingNotice.objects.let(units)

    staff.post(page_of(notice), {"told": [kari.pk]})
    run_job("letting")
    before = gone().count()
    with time_machine.travel(timezone.now() + timedelta(minutes=settings.MAIL_HOLD_MINUTES, seconds=1)):
        run_job("letting")

    (mail,) = gone()
    notice.refresh_from_db()
    assert (before, mail.to, mail.subject) == (0, kari.email, "2 lokaler du spurte om, er ikke lenger til leie")
    assert [line for line in mail.text.splitlines() if line.startswith("- ")] == [
        "- B-1, Byggetrinn 3 (900\xa0m²)",
        "- B-2, Byggetrinn 3 (900\xa0m²)",
    ]
    assert "/lokaler/?areal_min=600&areal_maks=900" in mail.text
    assert leads_to(mail.text) == kari
    assert (notice.state, notice.written, notice.failed) == ("done", 1, 0)
    lines = notice.lines.values_list("interest__reference", "unit__name", "is_left_out", "mail")
    assert set(lines) == {
        ("TTP-KARIAA", "B-1", False, mail.pk),
        ("TTP-KARIAA", "B-2", False, mail.pk),
        ("TTP-OLAAAA", "B-1", True, None),
    }


def test_what_is_held_can_be_stopped_and_is_sent_to_nobody(staff, units, kari):
    notice = LettingNotice.objects.let(units)

    staff.post(page_of(notice), {"told": [kari.pk]}, follow=True)
    done = staff.post(page_of(notice), {"_stop": "1"}, follow=True)
    again = staff.post(page_of(notice), {"_stop": "1"}, follow=True)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        run_job("letting")

    assert messages(done) == ["Beskjeden er stanset. Ingen får e-post om den."]
    assert messages(again) == ["Beskjeden er alt sendt eller stanset."]
    assert list(gone()) == []


def test_a_unit_that_is_offered_again_is_told_of_to_nobody(settings, staff, units, kari):
    settings.MAIL_HOLD_MINUTES = 0
    notice = LettingNotice.objects.let(units)

    staff.post(page_of(notice), {"told": [kari.pk]})
    Unit.objects.filter(pk=units[0].pk).update(is_offered=True)
    run_job("letting")

    (mail,) = gone()
    assert mail.subject == "B-2 i Byggetrinn 3 er ikke lenger til leie"
    assert "Dette spurte du også om, og det er fortsatt til leie:\n- B-1, Byggetrinn 3" in mail.text


def test_who_has_closed_the_case_meanwhile_is_not_told(settings, staff, units, kari):
    settings.MAIL_HOLD_MINUTES = 0
    notice = LettingNotice.objects.let(units)

    staff.post(page_of(notice), {"told": [kari.pk]})
    kari.withdraw()
    run_job("letting")

    notice.refresh_from_db()
    assert (list(gone()), notice.state, notice.written) == ([], "done", 0)
    assert "ikke sendt: saken er avsluttet" in text(staff.get(page_of(notice)))


def test_an_interest_is_told_of_a_unit_once(units, kari):
    first = LettingNotice.objects.let([units[0]])

    second = LettingNotice.objects.let(units)
    third = LettingNotice.objects.let(units)

    assert [line.unit for line in first.lines.all()] == [units[0]]
    assert [line.unit for line in second.lines.all()] == [units[1]]
    assert third is None


def test_one_that_nobody_is_left_in_waits_for_nobody(units, kari):
    notice = LettingNotice.objects.let(units)

    kari.delete_on = timezone.localdate()
    kari.save()
    erased()
    run_job("letting")

    notice.refresh_from_db()
    assert (notice.state, notice.lines.count()) == ("withdrawn", 0)


def test_a_mail_that_cannot_be_made_is_counted_and_stops_no_other(monkeypatch, settings, staff, units, kari, ola):
    settings.MAIL_HOLD_MINUTES = 0
    notice = LettingNotice.objects.let(units)
    staff.post(page_of(notice), {"told": [kari.pk, ola.pk]})
    monkeypatch.setattr("premises.letting.notices.query_of", lambda interest: {}[0] if interest == kari else "")

    run_job("letting")

    notice.refresh_from_db()
    assert ([mail.to for mail in gone()], notice.written, notice.failed) == ([ola.email], 1, 1)
