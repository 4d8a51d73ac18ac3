"""Leases, units, mails, events and articles in the admin: what rules say in words, and what lists tell."""

from datetime import date, timedelta

import pytest
from django.contrib.admin import AdminSite
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from premises.models import Lease
from tech_port.outbox.models import Mail
from tests.admin.records import FACTORIES, address
from tests.factories import (
    make_article,
    make_building,
    make_event,
    make_lease,
    make_mail,
    make_organisation,
    make_registration,
    make_reservation,
    make_unit,
    make_user,
)
from tests.pages_read import elements, filled, messages, text

pytestmark = pytest.mark.django_db


# Constraints are sentences


def test_an_overlapping_lease_is_refused_in_words(staff):
    lease = make_lease(starts_on=date(2024, 1, 1), ends_on=date(2025, 12, 31))
    page = address("premises.lease", "add")
    form = filled(staff.get(page), organisation=make_organisation().pk, unit=lease.unit.pk)

    refused = staff.post(page, form | {"starts_on": "2025-12-31"})
    accepted = staff.post(page, form | {"starts_on": "2026-01-01"})

    assert "Lokalet er alt utleid i deler av denne perioden." in text(refused)
    assert accepted.status_code == 302
    assert Lease.objects.count() == 2


def test_two_leases_of_a_whole_building_may_overlap(staff):
    building = make_building()
    make_lease(building=building)
    page = address("premises.lease", "add")

    accepted = staff.post(page, filled(staff.get(page), building=building.pk, starts_on="2024-01-01"))

    assert accepted.status_code == 302


@pytest.mark.parametrize("kind", ["leases", "reservations"])
def test_two_new_periods_that_overlap_are_refused_in_words(staff, kind):
    """Each would pass alone: neither is stored yet when the other is checked."""
    unit = make_unit()
    page = address("premises.unit", unit.pk, "change")
    rows = {}
    for number, starts_on in enumerate(["2025-01-01", "2024-01-01"]):
        rows |= {f"{kind}-{number}-starts_on": starts_on, f"{kind}-{number}-starts_precision": "day"}
        rows |= {f"{kind}-{number}-ends_precision": "day", f"{kind}-{number}-basis": "reported"}
        rows |= {f"{kind}-{number}-known_precision": "day"}
    form = filled(staff.get(page)) | {f"{kind}-TOTAL_FORMS": 2} | rows

    refused = staff.post(page, form)
    accepted = staff.post(page, form | {f"{kind}-1-ends_on": "2024-12-31"})

    assert "To av periodene overlapper. Rett datoene slik at de følger etter hverandre." in text(refused)
    assert accepted.status_code == 302
    assert getattr(unit, kind).count() == 2


# Units, mails, events


def test_a_page_that_shows_no_list_of_lists_has_none_worked_out(staff, monkeypatch):
    def fail(*args):
        raise AssertionError("the list of lists was asked for")

    monkeypatch.setattr(AdminSite, "_build_app_dict", fail)

    assert staff.get(address("content.tag")).status_code == 200
    with pytest.raises(AssertionError, match="list of lists"):
        staff.get("/admin/alle-lister/")


def test_the_unit_list_says_what_each_unit_is_today(staff):
    building = make_building()
    vacant = make_unit(building=building, position=1)
    let = make_lease(unit=make_unit(building=building, position=2, is_offered=False)).unit
    coming = make_unit(building=building, position=3)
    make_lease(unit=coming, ends_on=date(2099, 6, 30))
    reserved = make_reservation(unit=make_unit(building=building, position=4, rent_nok_m2_year=None)).unit

    page = staff.get(address("premises.unit"))

    cells = {}
    for row in elements(page, "tr"):
        columns = {cell.get("class", "").removeprefix("field-"): "".join(cell.itertext()) for cell in row}
        if "status_today" in columns:
            cells[columns["name"]] = (columns["status_today"], columns["free_on"], columns["rent"])
    assert cells == {
        vacant.name: ("ledig", "nå", "2\u00a0450\u00a0kr/m²/år"),
        let.name: ("utleid", "–", "2\u00a0450\u00a0kr/m²/år"),
        coming.name: ("blir ledig", "1.\u00a0juli 2099", "2\u00a0450\u00a0kr/m²/år"),
        reserved.name: ("reservert", "–", "på forespørsel"),
    }


def test_units_are_confirmed_from_the_list(staff):
    stale, other = make_unit(confirmed_on=date(2020, 1, 1)), make_unit(confirmed_on=date(2020, 1, 1))

    done = staff.post(address("premises.unit"), {"action": "still_right", "_selected_action": [stale.pk]}, follow=True)

    stale.refresh_from_db()
    other.refresh_from_db()
    assert messages(done) == ['1 er bekreftet riktig i dag. <a href="/admin/stemmer/#angre">Se eller angre</a>']
    assert (stale.confirmed_on, other.confirmed_on) == (timezone.localdate(), date(2020, 1, 1))


def test_a_mail_that_was_given_up_is_sent_again(staff):
    mail = make_mail(state=Mail.State.FAILED, tries=8, error="TimeoutError: ")

    done = staff.post(address("outbox.mail"), {"action": "send_again", "_selected_action": [mail.pk]}, follow=True)

    mail.refresh_from_db()
    assert messages(done) == ["1 e-post er lagt i køen."]
    assert (mail.state, mail.tries) == ("queued", 0)
    assert LogEntry.objects.get().object_id == str(mail.pk)


def test_a_mail_whose_text_is_gone_is_not_sent_again(staff):
    mail = make_mail(state=Mail.State.SENT, text="", html="")

    done = staff.post(address("outbox.mail"), {"action": "send_again", "_selected_action": [mail.pk]}, follow=True)

    mail.refresh_from_db()
    assert messages(done) == ["1 e-post er tømt og kan ikke sendes på nytt."]
    assert mail.state == "sent"


def test_a_mail_can_be_read_by_who_may_not_send_it_again(client):
    mail = make_mail(text="Hei, <b>Ola</b>!")
    client.force_login(make_user("outbox.view_mail", "premises.view_interest"))

    shown = client.get(address("outbox.mail", mail.pk, "change"))
    client.post(address("outbox.mail"), {"action": "send_again", "_selected_action": [mail.pk]})

    assert "Hei, &lt;b&gt;Ola&lt;/b&gt;!" in shown.content.decode()
    assert LogEntry.objects.count() == 0


def test_the_event_list_counts_the_people_who_come(staff):
    event = make_event(capacity=40)
    for status, people in (("confirmed", 3), ("attended", 1), ("offered", 2), ("waiting", 5), ("cancelled", 7)):
        make_registration(event=event, status=status, people=people)

    page = staff.get(address("events.event"))

    assert [cell.text for cell in elements(page, "td") if cell.get("class") == "field-signed_up"] == ["6"]


@pytest.mark.parametrize(
    ("label", "parameter"),
    [
        ("content.article", "synlighet"),
        ("premises.lease", "synlighet"),
        ("content.figure", "engelsk"),
        ("members.organisation", "medlem"),
        ("members.membership", "periode"),
        ("members.boardseat", "periode"),
        ("premises.interest", "svar"),
        ("premises.unit", "bekreftet"),
        ("premises.searchalert", "bekreftet"),
        ("events.event", "tid"),
        ("events.event", "mangler"),
    ],
)
def test_every_choice_of_a_filter_opens_and_an_unknown_one_changes_nothing(staff, label, parameter):
    FACTORIES[label]()
    page = staff.get(address(label))
    spec = next(spec for spec in page.context["cl"].filter_specs if getattr(spec, "parameter_name", "") == parameter)
    choices = [value for value, _label in spec.lookup_choices]

    pages = [staff.get(address(label), {parameter: value}) for value in [*choices, "ukjent"]]

    assert [page.status_code for page in pages] == [200] * (len(choices) + 1)
    assert pages[-1].context["cl"].result_count == page.context["cl"].result_count


@pytest.mark.parametrize(
    ("published_at", "expires_at", "state"),
    [(None, None, "kladd"), (-2, None, "publisert"), (2, None, "planlagt"), (-2, -1, "utløpt"), (-2, 1, "publisert")],
)
def test_the_state_of_an_article_is_said_in_words(staff, published_at, expires_at, state):
    def in_days(days):
        return days and timezone.now() + timedelta(days=days)

    make_article(published_at=in_days(published_at), expires_at=in_days(expires_at))

    page = staff.get(address("content.article"))

    cells = [cell for cell in elements(page, "td") if cell.get("class") == "field-publication"]
    assert ["".join(cell.itertext()) for cell in cells] == [state]


def test_a_field_that_searches_has_what_is_called_just_so_first(staff):
    make_unit(name="B2-601", text_nb="Kan slås sammen med B2-602.")
    make_unit(name="B2-602", text_nb="Kan slås sammen med B2-601.")
    address = "/admin/autocomplete/?app_label=premises&model_name=lease&field_name=unit&term="

    found = {name: staff.get(f"{address}{name}").json()["results"] for name in ("b2-602", "B2-601")}

    assert [rows[0]["text"].split(",")[0] for rows in found.values()] == ["B2-602", "B2-601"]
    assert [len(rows) for rows in found.values()] == [2, 2]
