"""The staff's page of an interest: status, who answers, duplicates, units that suit, and who may what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from premises.models import Interest, Lease
from tech_port.norwegian import typography
from tech_port.outbox.models import Mail
from tests.factories import (
    make_building,
    make_interest,
    make_interest_message,
    make_lease,
    make_unit,
    make_user,
)
from tests.pages_read import elements, filled, messages, text
from tests.premises.interest.staff_pages import answer, page_of, signing, steps_of

# Status and who answers


def test_status_buttons_write_the_log_and_stay_on_the_page(staff):
    interest = make_interest()
    page = staff.get(page_of(interest))
    buttons = [button.get("value") for button in elements(page, "button") if button.get("name") == "status"]

    done = staff.post(page_of(interest), filled(page, status="viewing", note="Torsdag kl. 10"), follow=True)

    interest.refresh_from_db()
    assert buttons == ["contacted", "viewing", "offer", "negotiating", "lost"]
    assert done.redirect_chain == [(page_of(interest), 302)]
    assert messages(done)[-1] == "Lagret."
    assert interest.status == "viewing"
    assert steps_of(interest) == [("new", "viewing", "Torsdag kl. 10", "stab")]


def test_the_button_of_the_status_it_has_is_not_there(staff):
    page = staff.get(page_of(make_interest(status="offer")))

    buttons = [button.get("value") for button in elements(page, "button") if button.get("name") == "status"]
    assert buttons == ["contacted", "viewing", "negotiating", "lost"]


def test_enter_in_a_field_saves_and_sets_no_status(staff):
    page = staff.get(page_of(make_interest()))

    form = next(form for form in elements(page, "form") if form.get("id") == "interest_form")
    buttons = [
        element.get("name")
        for element in form.iter()
        if (element.tag == "button" and element.get("type", "submit") == "submit") or element.get("type") == "submit"
    ]
    assert buttons[:2] == ["_continue", "_take"]


def test_lost_asks_for_its_reason_at_its_field(staff):
    interest = make_interest(status="viewing")
    form = filled(staff.get(page_of(interest)))

    refused = staff.post(page_of(interest), form | {"status": "lost", "note": "Behold"})
    staff.post(page_of(interest), form | {"status": "lost", "lost_reason": "Valgte Sluppen"})

    interest.refresh_from_db()
    assert refused.context["adminform"].form.errors == {"lost_reason": ["Skriv hvorfor den gikk tapt."]}
    assert "Behold" in text(refused)
    assert (interest.status, interest.lost_reason) == ("lost", "Valgte Sluppen")


def test_one_takes_it_oneself_with_a_button(staff):
    interest = make_interest()
    page = staff.get(page_of(interest))

    staff.post(page_of(interest), filled(page, _take="1"))

    interest.refresh_from_db()
    again = staff.get(page_of(interest))
    assert interest.assigned_to.username == "stab"
    assert interest.steps.count() == 0
    assert [button for button in elements(again, "button") if button.get("name") == "_take"] == []


def test_many_are_assigned_at_once(staff):
    colleague, first, second = make_user(is_staff=True), make_interest(), make_interest()
    chosen = {"action": "assign", "_selected_action": [first.pk, second.pk], "assignee": colleague.pk}

    done = staff.post("/admin/premises/interest/", chosen, follow=True)

    assert messages(done) == ["2 meldinger har fått ansvarlig."]
    assert set(Interest.objects.values_list("assigned_to", flat=True)) == {colleague.pk}


def test_assigning_to_nobody_says_what_is_missing(staff):
    interest = make_interest()
    outsider = make_user()

    said = [
        messages(
            staff.post(
                "/admin/premises/interest/",
                {"action": "assign", "_selected_action": [interest.pk], "assignee": assignee},
                follow=True,
            )
        )
        for assignee in ("", outsider.pk, "x")
    ]

    interest.refresh_from_db()
    assert said[0] == ["Velg hvem som skal være ansvarlig."]
    assert interest.assigned_to is None


def test_many_are_taken_at_once(staff):
    interest = make_interest()

    done = staff.post("/admin/premises/interest/", {"action": "take", "_selected_action": [interest.pk]}, follow=True)

    interest.refresh_from_db()
    assert messages(done) == ["1 melding har fått ansvarlig."]
    assert interest.assigned_to.username == "stab"


def test_a_tenant_with_the_last_word_waits_for_an_answer(staff):
    now = timezone.now()
    waiting, answered = make_interest(status="viewing"), make_interest(status="viewing")
    closed, new = make_interest(status="lost"), make_interest()
    for interest in (waiting, closed, new):
        make_interest_message(interest=interest, sender="tenant")
    make_interest_message(interest=answered, sender="tenant", at=now - timedelta(hours=1))
    make_interest_message(interest=answered, sender="staff")

    page = staff.get("/admin/premises/interest/", {"svar": "thread"})
    rows = [row.text for row in staff.get("/admin/").context["todo"]]

    assert list(page.context["cl"].result_list) == [waiting]
    assert "1 leietaker venter på svar i tråden" in rows


# Duplicates and units that suit


def test_possible_duplicates_are_the_open_ones_of_the_same_tenant_with_the_reason(staff):
    interest = make_interest(organisation_name="Robotikk AS", orgnr="923609016", email="kari@robotikk.example")
    same = [
        make_interest(email="KARI@robotikk.example"),
        make_interest(orgnr="923609016"),
        make_interest(organisation_name="ROBOTIKK as", email="kari@robotikk.example"),
    ]
    closed = make_interest(email="kari@robotikk.example", status="lost")
    make_interest(organisation_name="Robotikk Nord AS")

    page = text(staff.get(page_of(interest)))

    said = ["samme e-post", "samme organisasjonsnummer", "samme e-post, samme virksomhet"]
    for other, words in zip(same, said, strict=True):
        assert f'<a href="{page_of(other)}">{other.reference}</a> ({words})' in page
    assert f'<a href="{page_of(closed)}">{closed.reference}</a>' in page
    assert f"{closed.reference}</a> (" not in page


def test_units_that_suit_stand_beside_the_need_also_those_that_come_free(staff):
    building = make_building()
    fits = make_unit(building=building, name="B3-601", area_m2="800.0", exclusive_m2=None)
    lease = make_lease(
        unit=make_unit(building=building, name="B3-602", area_m2="800.0", exclusive_m2=None, is_offered=False),
        ends_on=timezone.localdate() + timedelta(days=60),
    )
    make_lease(unit=make_unit(building=building, name="B3-603", area_m2="800.0", exclusive_m2=None))
    make_unit(building=building, name="B3-604", is_offered=False)
    make_unit(building=building, name="B3-605", hidden=True)
    interest = make_interest(area_min_m2=600, area_max_m2=900, employees=None, units=[lease.unit])

    page = staff.get(page_of(interest))

    assert [(match.unit.name, [reason.text for reason in match.reasons]) for match in page.context["matches"]] == [
        ("B3-601", ["200\u00a0m² å vokse på", "ledig nå"]),
        (
            "B3-602",
            [
                "200\u00a0m² å vokse på",
                f"ledig fra {typography.day(lease.ends_on + timedelta(days=1))}",
                "tilbys ikke ennå",
            ],
        ),
    ]
    assert fits.name in text(page)
    assert "(spurt om)" in text(page)


# Who may


@pytest.mark.parametrize("rest", ["svar/", "signer/", "samtale/", "avsla/"])
def test_who_may_only_look_neither_answers_nor_signs(client, db, rest):
    interest = make_interest(organisation_name="Hemmelig AS")
    unit = make_unit()
    form = signing(unit) if rest == "signer/" else answer()
    anonymous = client.get(page_of(interest, rest))
    client.force_login(make_user("premises.view_interest", "premises.add_lease"))

    pages = [client.get(page_of(interest, rest)), client.post(page_of(interest, rest), form)]

    assert (anonymous.status_code, anonymous.url) == (302, f"/admin/login/?next={page_of(interest, rest)}")
    assert [page.status_code for page in pages] == [403, 403]
    assert (Mail.objects.count(), Lease.objects.count()) == (0, 0)


def test_who_may_not_make_leases_does_not_sign(client, db):
    client.force_login(make_user("premises.view_interest", "premises.change_interest"))

    assert client.get(page_of(make_interest(), "signer/")).status_code == 403


def test_no_page_for_what_is_not_there(staff):
    assert [staff.get(f"/admin/premises/interest/4711/{rest}").status_code for rest in ("svar/", "signer/")] == [
        404,
        404,
    ]
