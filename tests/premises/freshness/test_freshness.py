"""Whether what is on offer still is: marked, asked about, and taken off the list."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from premises.freshness import asking as confirmations
from premises.freshness import summary as freshness
from premises.models import ConfirmationRequest, Unit
from tech_port.outbox.models import Mail
from tests.factories import make_building, make_confirmation_request, make_unit, make_user
from tests.jobs import erased, run_job
from tests.links import leads_to
from tests.threads import in_threads

TODAY = date(2026, 11, 22)


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def daily():
    return run_job("freshness")


def make_stale(days=60, contact="utleie@gardeier.example", **values):
    return make_unit(building=make_building(contact_email=contact), confirmed_on=days_ago(days), **values)


# In words


def test_a_list_is_counted_by_age_at_the_very_days():
    ages = [0, 29, 30, 59, 60, 90]

    found = freshness.summary([TODAY - timedelta(days=age) for age in ages], TODAY)

    assert (found.fresh, found.marked, found.asked, found.oldest, found.total) == (2, 2, 2, 90, 6)


@pytest.mark.parametrize(
    ("ages", "sentence"),
    [
        ([], ""),
        ([0], "Alle er bekreftet det siste døgnet."),
        ([0, 1], "Alle er bekreftet det siste døgnet."),
        ([2, 12], "Alle er bekreftet de siste 12 dagene."),
        ([2, 12, 45], "2 av 3 er bekreftet de siste 30 dagene, den eldste for 45 dager siden."),
    ],
)
def test_a_sentence_says_how_fresh_a_list_is(ages, sentence):
    assert freshness.summary([TODAY - timedelta(days=age) for age in ages], TODAY).in_words == sentence


# On the pages


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "is_listed", "is_marked"), [(29, True, False), (30, True, True), (90, True, True), (91, False, False)]
)
def test_a_unit_is_marked_from_30_days_and_off_the_list_after_90(client, days, is_listed, is_marked):
    unit = make_unit(name="B3-601", confirmed_on=days_ago(days))
    badge = f"ikke bekreftet på {days} dager"

    pages = [client.get(url).content.decode() for url in (unit.get_absolute_url(), unit.building.get_absolute_url())]
    finder = client.get("/lokaler/").content.decode()

    assert [badge in page for page in (*pages, finder)] == [is_marked or not is_listed] * 3
    assert (unit in Unit.objects.offered()) is is_listed


@pytest.mark.django_db
def test_what_was_confirmed_60_days_ago_stands_last_whatever_its_size(client):
    make_unit(name="GAMMEL", area_m2="2000.0", confirmed_on=days_ago(60))
    make_unit(name="STOR", area_m2="900.0", confirmed_on=days_ago(59))
    make_unit(name="LITEN", area_m2="800.0")

    units = client.get("/lokaler/").context["finder"].page.object_list

    assert [unit.name for unit in units] == ["STOR", "LITEN", "GAMMEL"]


# Asking


@pytest.mark.django_db
def test_each_contact_gets_one_mail_about_all_its_units():
    first = make_stale(60, "Utleie@gardeier.example", name="A-101")
    second = make_stale(95, "utleie@gardeier.example", name="B-202")
    make_stale(59, "utleie@gardeier.example", name="FERSK")
    make_stale(70, "utleie@gardeier.example", name="SKJULT", hidden=True)
    make_stale(70, "utleie@gardeier.example", name="TATT-AV", is_offered=False)
    make_stale(60, "andre@gardeier.example", name="C-303")

    assert daily() == 2

    request = ConfirmationRequest.objects.get(email="utleie@gardeier.example")
    mail = Mail.objects.get(to="utleie@gardeier.example")
    assert set(request.units.all()) == {first, second}
    assert mail.subject == "Er de 2 lokalene fortsatt til leie?"
    for part in (mail.text, mail.html):
        assert leads_to(part) == request
        assert ["A-101" in part, "B-202" in part] == [True, True]
        assert [name in part for name in ("FERSK", "SKJULT", "TATT-AV", "C-303")] == [False] * 4
    assert Mail.objects.count() == 2


@pytest.mark.django_db
def test_the_same_day_again_changes_nothing_and_a_unit_is_asked_about_once_in_14_days():
    make_stale()

    runs = [daily(), daily()]
    for days in (13, 14, 15):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            runs.append(daily())

    assert runs == [1, 0, 0, 1, 0]


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_ask_once():
    make_stale()
    now = timezone.now()

    counts = in_threads(4, lambda: confirmations.ask(now))

    assert sorted(counts) == [0, 0, 0, 1]
    assert (ConfirmationRequest.objects.count(), Mail.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_units_that_nobody_can_be_asked_about_are_on_the_staffs_list(client):
    make_stale(60, "")
    client.force_login(make_user(username="stab", is_staff=True, is_superuser=True))

    todo = [row.text for row in client.get("/admin/").context["todo"]]

    assert daily() == 0
    assert "1 lokale skal bekreftes, men bygget har ingen e-post for utleie" in todo


@pytest.mark.django_db
def test_requests_are_deleted_after_90_days():
    old = make_confirmation_request(sent_at=timezone.now() - timedelta(days=91))
    kept = make_confirmation_request(sent_at=timezone.now() - timedelta(days=89))

    erased()

    assert list(ConfirmationRequest.objects.all()) == [kept]
    assert old != kept
