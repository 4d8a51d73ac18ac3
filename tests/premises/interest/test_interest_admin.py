"""The staff's work with interest: status buttons, who answers, answering with a preview, duplicates, signing."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from members.models import Organisation
from premises.interest.replies import fill
from premises.models import Interest, InterestMessage, Lease, Unit
from premises.models.interest import link_token
from premises.models.units import Status
from tech_port.norwegian.typography import day
from tech_port.outbox.models import Mail
from tests.factories import (
    make_building,
    make_interest,
    make_interest_message,
    make_lease,
    make_organisation,
    make_reply_template,
    make_unit,
    make_user,
)
from tests.pages_read import elements, filled, messages, text
from tests.threads import in_threads


@pytest.fixture
def staff(client, db):
    name = {"username": "stab", "first_name": "Siri", "last_name": "Stab", "email": "siri@ttp.example"}
    client.force_login(make_user(is_staff=True, is_superuser=True, **name))
    return client


def page_of(interest, rest="change/"):
    return f"/admin/premises/interest/{interest.pk}/{rest}"


def steps_of(interest):
    return list(interest.steps.values_list("before", "after", "note", "by__username"))


# Status and who answers


def test_status_buttons_write_the_log_and_stay_on_the_page(staff):
    interest = make_interest()
    page = staff.get(page_of(interest))
    buttons = [button.get("value") for button in elements(page, "button") if button.get("name") == "status"]

    done = staff.post(page_of(interest), filled(page, status="viewing", note="Torsdag kl. 10"), follow=True)

    interest.refresh_from_db()
    assert buttons == ["contacted", "viewing", "offer", "negotiating", "declined", "lost"]
    assert done.redirect_chain == [(page_of(interest), 302)]
    assert messages(done)[-1] == "Lagret."
    assert interest.status == "viewing"
    assert steps_of(interest) == [("new", "viewing", "Torsdag kl. 10", "stab")]


def test_the_button_of_the_status_it_has_is_not_there(staff):
    page = staff.get(page_of(make_interest(status="offer")))

    buttons = [button.get("value") for button in elements(page, "button") if button.get("name") == "status"]
    assert buttons == ["contacted", "viewing", "negotiating", "declined", "lost"]


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
    interest = make_interest()
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
    coming = make_lease(
        unit=make_unit(building=building, name="B3-602", area_m2="800.0", exclusive_m2=None, is_offered=False),
        ends_on=timezone.localdate() + timedelta(days=60),
    ).unit
    make_lease(unit=make_unit(building=building, name="B3-603", area_m2="800.0", exclusive_m2=None))
    make_unit(building=building, name="B3-604", is_offered=False)
    make_unit(building=building, name="B3-605", hidden=True)
    interest = make_interest(area_min_m2=600, area_max_m2=900, employees=None, units=[coming])

    page = staff.get(page_of(interest))

    assert [(match.unit.name, [reason.text for reason in match.reasons]) for match in page.context["matches"]] == [
        ("B3-601", ["passer på areal", "ledig nå"]),
        ("B3-602", ["passer på areal", "ledig om 2 md."]),
    ]
    assert fits.name in text(page)
    assert "(spurt om)" in text(page)
    assert "(tilbys ikke ennå)" in text(page)


# Answering


@pytest.mark.parametrize(
    ("template", "filled_in"),
    [
        ("Hei, {name}. {reference}", "Hei, {reference} {staff}. TTP-ABC"),
        ("{units} {ukjent} {} {name.__class__} {{staff}}", "B3-601 {ukjent} {} {name.__class__} {Siri}"),
    ],
)
def test_placeholders_are_filled_once_and_nothing_else_is_read(template, filled_in):
    values = {"name": "{reference} {staff}", "reference": "TTP-ABC", "units": "B3-601", "staff": "Siri"}

    assert fill(template, values) == filled_in


@pytest.mark.parametrize(("language", "greeting"), [("nb", "Hei, Ola Nordmann"), ("en", "Hello, Ola Nordmann")])
def test_an_answer_begins_with_a_template_in_the_tenants_language(staff, language, greeting):
    unit = make_unit(name="B3-601", building=make_building(name_nb="Trinn 3", name_en="Stage 3"))
    interest = make_interest(language=language, units=[unit])
    template = make_reply_template(
        body_nb="Hei, {name}: {units}, {reference}. {staff}", body_en="Hello, {name}: {units}, {reference}. {staff}"
    )

    form = staff.get(page_of(interest, "svar/"), {"mal": template.pk}).context["form"]

    building = "Stage 3" if language == "en" else "Trinn 3"
    assert form.initial["body"] == f"{greeting}: B3-601 ({building}), {interest.reference}. Siri Stab"
    assert form.initial["subject"] == (
        f"About {interest.reference}" if language == "en" else f"Om {interest.reference}"
    )


@pytest.mark.parametrize("number", ["x", "-1", "\x00", "9" * 30, "²"])
def test_a_strange_template_begins_an_empty_answer(staff, number):
    page = staff.get(page_of(make_interest(), "svar/"), {"mal": number})

    assert page.status_code == 200
    assert "body" not in page.context["form"].initial


def answer(**changes):
    return {"submission": str(uuid.uuid4()), "subject": "Om lokalet", "body": "Hei, <Ola>!\n\nVelkommen.", **changes}


def test_the_preview_is_the_mail_to_the_letter_and_sends_nothing(staff):
    interest = make_interest()
    form = answer()

    preview = staff.post(page_of(interest, "svar/"), form | {"_preview": "1"})
    nothing_yet = (InterestMessage.objects.count(), Mail.objects.count())
    staff.post(page_of(interest, "svar/"), form | {"_send": "1"})

    mail = Mail.objects.get()
    token = link_token(interest.submission)
    assert nothing_yet == (0, 0)
    assert preview.context["preview_text"] == mail.text.replace(token, "…")
    assert (preview.context["preview"].subject, preview.context["preview"].to) == (mail.subject, mail.to)
    assert "Hei, &lt;Ola&gt;!" in preview.content.decode()
    assert token in mail.text
    assert token not in preview.content.decode()


def test_an_answer_is_a_message_and_a_mail_and_the_interest_is_contacted(staff):
    interest = make_interest()

    done = staff.post(page_of(interest, "svar/"), answer(_send="1"), follow=True)

    interest.refresh_from_db()
    message, mail = InterestMessage.objects.get(), Mail.objects.get()
    assert done.redirect_chain == [(page_of(interest), 302)]
    assert messages(done) == ["Svaret er lagt i køen og står i tråden."]
    assert (message.sender, message.by.username, message.subject, message.mail) == ("staff", "stab", "Om lokalet", mail)
    assert (mail.to, mail.subject, mail.reply_to) == ("ola@leietaker.example", "Om lokalet", "siri@ttp.example")
    assert "Hei, <Ola>!" in mail.text
    assert "Hei, &lt;Ola&gt;!" in mail.html
    assert interest.reference in mail.text
    assert (interest.status, interest.answered_at is not None) == ("contacted", True)
    assert steps_of(interest) == [("new", "contacted", "", "stab")]
    assert "Velkommen." in text(done)
    assert "Velkommen." in Client().get(interest.get_absolute_url()).content.decode()


@pytest.mark.parametrize("status", ["viewing", "signed", "withdrawn"])
def test_an_answer_later_changes_no_status(staff, status):
    interest = make_interest(status=status)

    staff.post(page_of(interest, "svar/"), answer(_send="1"))

    interest.refresh_from_db()
    assert (interest.status, interest.steps.count(), Mail.objects.count()) == (status, 0, 1)


def test_an_answer_without_its_subject_is_refused_and_can_be_edited_again(staff):
    interest = make_interest()
    form = answer(body="Behold dette")

    refused = staff.post(page_of(interest, "svar/"), form | {"subject": "", "_send": "1"})
    edited = staff.post(page_of(interest, "svar/"), form | {"_edit": "1"})

    assert refused.context["form"].errors == {"subject": ["Feltet er påkrevet."]}
    assert (refused.context["preview"], edited.context["preview"]) == (None, None)
    assert "Behold dette" in text(refused)
    assert "Behold dette" in text(edited)
    assert Mail.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_double_click_sends_once():
    interest, user, form = make_interest(), make_user(is_staff=True, is_superuser=True), answer(_send="1")
    browsers = [Client() for _click in range(6)]
    for browser in browsers:
        browser.force_login(user)

    answers = in_threads(6, lambda: browsers.pop().post(page_of(interest, "svar/"), form).status_code)

    interest.refresh_from_db()
    assert answers == [302] * 6
    assert (InterestMessage.objects.count(), Mail.objects.count(), interest.steps.count()) == (1, 1, 1)


# Signing


def signing(unit, /, **changes):
    return {
        "unit": unit.pk,
        "new_name": "Robotikk Ærø AS",
        "new_kind": "industry",
        "starts_on": "2027-03-01",
        **changes,
    }


def status_on(unit, day):
    return Unit.objects.as_of(day).select_related("building").get(pk=unit.pk).status


def test_signing_makes_the_lease_and_the_unit_is_let_from_its_first_day(staff):
    unit = make_unit(name="B3-601")
    interest = make_interest(
        units=[unit], organisation_name="Robotikk Ærø AS", orgnr="923609016", employees=40, status="negotiating"
    )
    first, today = timezone.localdate() + timedelta(days=100), timezone.localdate()
    shown = staff.get(page_of(interest, "signer/")).context["form"].initial

    done = staff.post(page_of(interest, "signer/"), signing(unit, starts_on=first.isoformat()), follow=True)

    lease, organisation = Lease.objects.get(), Organisation.objects.get()
    interest.refresh_from_db()
    assert (shown["unit"], shown["new_name"]) == (unit.pk, "Robotikk Ærø AS")
    assert done.redirect_chain == [(page_of(interest), 302)]
    assert (organisation.slug, organisation.orgnr) == ("robotikk-aero-as", "923609016")
    assert (lease.unit, lease.organisation, lease.staff) == (unit, organisation, 40)
    assert (lease.starts_on, lease.ends_on) == (first, None)
    assert (interest.status, interest.closed_at is not None) == ("signed", True)
    assert steps_of(interest) == [("negotiating", "signed", f"Leier {unit} fra {day(first)}.", "stab")]
    assert [status_on(unit, on) for on in (today, first - timedelta(days=1), first, first + timedelta(days=999))] == [
        Status.RESERVED,
        Status.RESERVED,
        Status.LET,
        Status.LET,
    ]
    assert list(Unit.objects.offered()) == []


@pytest.mark.parametrize("button", ["_preview", "_send"])
def test_what_a_template_leaves_open_is_filled_in_before_anything_is_sent(staff, button):
    interest = make_interest()

    page = staff.post(page_of(interest, "svar/"), answer(body="Tid: [dag og klokkeslett]") | {button: "1"})

    assert page.context["form"].errors == {"body": ["Fyll inn det som står i klammer: [dag og klokkeslett]"]}
    assert "Tid: [dag og klokkeslett]" in page.content.decode()
    assert (InterestMessage.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "known",
    [{"orgnr": "923609016"}, {"name": "ROBOTIKK as"}, {"other_names": ["Robotikk AS"]}],
)
def test_a_known_organisation_is_proposed_by_number_or_name(staff, known):
    organisation = make_organisation(**known)
    interest = make_interest(organisation_name="Robotikk AS", orgnr="923609016", units=[make_unit()])

    form = staff.get(page_of(interest, "signer/")).context["form"]

    assert (form.initial["organisation"], "new_name" in form.initial) == (organisation, False)


def test_the_units_of_the_interest_stand_first(staff):
    building = make_building()
    make_unit(building=building, name="A-101", floor=1)
    asked = make_unit(building=building, name="B3-601", floor=6)

    form = staff.get(page_of(make_interest(units=[asked]), "signer/")).context["form"]

    labels = [label for _value, label in form.fields["unit"].choices]
    assert labels[1].startswith("B3-601")
    assert labels[1].endswith("– står i meldingen")
    assert labels[2].startswith("A-101")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"starts_on": "2026-12-31"}, "Lokalet er alt utleid i deler av denne perioden."),
        ({"ends_on": "2027-02-01"}, "Siste dag er før første dag."),
        ({"starts_on": ""}, "Feltet er påkrevet."),
        ({"unit": ""}, "Feltet er påkrevet."),
        ({"new_name": ""}, "Velg en virksomhet, eller skriv navnet på en ny, ikke begge."),
        ({"new_kind": ""}, "Velg hva slags virksomhet det er."),
        ({"new_name": "ALT her AS"}, "Det finnes alt en virksomhet med dette navnet. Velg den i lista over."),
    ],
)
def test_what_stands_in_the_way_of_signing_is_said_and_nothing_is_made(staff, changes, sentence):
    unit = make_lease(starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31)).unit
    make_organisation(name="Alt Her AS")
    interest = make_interest(units=[unit])
    organisations = Organisation.objects.count()

    refused = staff.post(page_of(interest, "signer/"), signing(unit, **changes))

    interest.refresh_from_db()
    errors = [str(error) for errors in refused.context["form"].errors.values() for error in errors]
    assert errors == [sentence]
    assert (interest.status, Lease.objects.count(), Organisation.objects.count()) == ("new", 1, organisations)


def test_an_interest_is_signed_once(staff):
    unit, other = make_unit(), make_unit()
    interest = make_interest(units=[unit])

    staff.post(page_of(interest, "signer/"), signing(unit))
    again = staff.post(page_of(interest, "signer/"), signing(other, new_name="En annen AS"))

    assert again.context["form"].non_field_errors() == ["Meldingen er alt signert."]
    assert Lease.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_the_same_unit_at_once_make_one_lease_and_one_sentence():
    unit, user = make_unit(), make_user(is_staff=True, is_superuser=True)
    forms = [(make_interest(), signing(unit, new_name=name)) for name in ("A AS", "B AS", "C AS")]
    browser_of = {}
    for interest, _form in forms:
        browser_of[interest.pk] = Client()
        browser_of[interest.pk].force_login(user)

    def sign():
        interest, form = forms.pop()
        return browser_of[interest.pk].post(page_of(interest, "signer/"), form).status_code

    answers = in_threads(3, sign)

    assert sorted(answers) == [200, 200, 302]
    assert (Lease.objects.count(), Interest.objects.filter(status="signed").count()) == (1, 1)
    assert Organisation.objects.count() == 1


# Who may


@pytest.mark.parametrize("rest", ["svar/", "signer/"])
def test_who_may_only_look_neither_answers_nor_signs(client, db, rest):
    interest = make_interest(organisation_name="Hemmelig AS")
    unit = make_unit()
    form = answer(_send="1") if rest == "svar/" else signing(unit)
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
