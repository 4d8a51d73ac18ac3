"""From the interest form to the tenant's own page: stored once, answered, and taken back by nobody else."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from premises.models import Interest
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.factories import make_interest, make_unit
from tests.links import leads_to, link_to, tokens_in
from tests.premises.interest.sent import ADDRESS, message, typed
from tests.threads import in_threads


@pytest.mark.django_db
@time_machine.travel("2026-11-20 12:00 +0100", tick=False)
def test_an_interest_is_stored_with_its_promise_its_log_and_both_mails(client, settings):
    unit = make_unit(name="B3-601")
    form = typed(
        lokale=[unit.pk], orgnr="923 609 016", phone="91 86 21 51", employees="40", area_min_m2="600", area_max_m2="900"
    )

    response = client.post(ADDRESS, form)

    interest = Interest.objects.get()
    assert response.status_code == 302
    (token,) = tokens_in(response["Location"])
    assert response["Location"] == f"/lokaler/interesse/{token}/?takk=1"
    assert Interest.objects.by_token(token).get() == interest
    assert (interest.orgnr, interest.phone, interest.employees) == ("923609016", "+4791862151", 40)
    assert list(interest.units.all()) == [unit]
    assert interest.answer_due_on == date(2026, 11, 24)
    assert interest.delete_on == date(2027, 11, 20)
    assert [(step.before, step.after) for step in interest.steps.all()] == [("", "new")]
    assert list(Mail.objects.order_by("pk").values_list("to", "state")) == [
        ("kari@robotikk.example", "queued"),
        (settings.STAFF_EMAILS[0], "queued"),
    ]


@pytest.mark.django_db
def test_the_tenants_mail_has_it_all_and_the_staffs_mail_nothing_personal(client):
    unit = make_unit(name="B3-601")
    client.post(ADDRESS, typed(lokale=[unit.pk], phone="91862151", message="Vi trenger plass til en robot."))

    receipt, notice = Mail.objects.order_by("pk")

    interest = Interest.objects.get()
    for part in (receipt.text, receipt.html):
        assert interest.reference in part
        assert "B3-601" in part
        assert "Vi trenger plass til en robot." in part
        assert "918\u00a062\u00a0151" in part
        assert f"/lokaler/interesse/{tokens_in(part)[0]}/" in part
        assert leads_to(part) == interest
    assert interest.reference in notice.subject
    for personal in (
        "Kari",
        "Nordmann",
        "Fjordkraft",
        "robotikk.example",
        "918",
        "robot",
        *tokens_in(receipt.text),
    ):
        assert personal not in notice.subject + notice.text + notice.html


@pytest.mark.django_db
def test_an_english_form_is_answered_in_english(client):
    client.post("/en/premises/interest/", typed())

    interest, receipt = Interest.objects.get(), Mail.objects.get(to="kari@robotikk.example")

    assert interest.language == "en"
    assert f"/en/premises/interest/{tokens_in(receipt.text)[0]}/" in receipt.text
    assert leads_to(receipt.text) == interest
    assert receipt.subject == f"Receipt: interest {interest.reference}: premises in the district"


@pytest.mark.django_db
def test_the_same_form_twice_is_one_interest_and_the_same_receipt(client):
    form = typed()

    first, second = client.post(ADDRESS, form), client.post(ADDRESS, form)

    assert leads_to(first["Location"]) == leads_to(second["Location"]) == Interest.objects.get()
    assert (Interest.objects.count(), Mail.objects.count()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_interest_with_one_receipt():
    form = typed()

    answers = in_threads(8, lambda: Client().post(ADDRESS, form)["Location"])

    assert [leads_to(answer) for answer in answers] == [Interest.objects.get()] * 8
    assert (Interest.objects.count(), Mail.objects.count()) == (1, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("organisation_name", "", "Skriv navnet på virksomheten."),
        ("email", "kari@", "Det som står etter @, er ikke et domene som firma.no."),
        (
            "orgnr",
            "923609017",
            "Organisasjonsnummeret stemmer ikke. Det har ni sifre, og det siste er et kontrollsiffer.",
        ),
        ("phone", "123", "Telefonnummeret stemmer ikke. Skriv åtte sifre, eller + og landkode."),
        ("area_max_m2", "100", "«Areal til» er mindre enn «areal fra»."),
        ("move_in_on", "2020-01-01", "Innflyttingen kan ikke være før i dag."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, field, value, sentence):
    response = client.post(ADDRESS, typed(**{"area_min_m2": "600", "message": "Behold dette", field: value}))

    page = response.content.decode()
    assert response.status_code == 422
    assert response.context["form"].errors[field] == [sentence]
    assert f'<a href="#id_{field}">' in page
    assert "Behold dette" in page
    assert 'value="Kari Nordmann"' in page
    assert (Interest.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_field_that_only_robots_see_is_emptied_so_that_a_person_gets_through(client):
    refused = client.post(ADDRESS, typed(nickname="robot"))
    form = refused.context["form"]
    taken = client.post(ADDRESS, typed(nickname=form["nickname"].value()))

    assert form.non_field_errors() == ["Et felt som skal stå tomt, var fylt ut. Se over skjemaet og send igjen."]
    assert (refused.status_code, taken.status_code, Interest.objects.count()) == (422, 302, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("opened", ["", "0:forfalsket", "ikke-et-tidspunkt"])
def test_a_form_that_was_not_opened_here_is_asked_for_once_more_and_then_taken(client, opened):
    form = typed(opened=opened)

    refused = client.post(ADDRESS, form)
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        taken = client.post(ADDRESS, form | {"opened": refused.context["form"]["opened"].value()})

    assert refused.status_code == 422
    assert taken.status_code == 302


@pytest.mark.django_db
def test_a_form_that_comes_faster_than_a_person_types_is_asked_for_once_more(client):
    response = client.post(ADDRESS, typed(opened=opened_now()))

    assert response.status_code == 422
    assert Interest.objects.count() == 0


@pytest.mark.django_db
def test_too_many_forms_in_an_hour_are_told_to_wait_and_nothing_typed_is_lost(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    for _number in range(2):
        make_interest(email="KARI@robotikk.example")

    response = client.post(ADDRESS, typed())

    assert response.status_code == 429
    assert 'value="Fjordkraft Robotikk AS"' in response.content.decode()
    assert Interest.objects.count() == 2


@pytest.mark.django_db
def test_one_network_address_may_not_flood_the_form(client, settings):
    settings.FORMS_AN_HOUR_PER_ADDRESS = 2
    answers = [client.post(ADDRESS, typed(email=f"{name}@robotikk.example")) for name in "abc"]

    assert [answer.status_code for answer in answers] == [302, 302, 429]


@pytest.mark.django_db
def test_units_come_along_in_the_address_and_strange_ones_do_not(client):
    shown, hidden = make_unit(name="B3-601"), make_unit(name="B3-602", hidden=True)

    page = client.get(ADDRESS, {"lokale": [shown.pk, hidden.pk, "x", "9" * 30, "-1", "\x00"]})

    assert [checkbox.choice_label for checkbox in page.context["form"].shown_units] == [str(shown)]
    assert "B3-602" not in page.content.decode()


@pytest.mark.django_db
def test_the_tenants_page_shows_what_was_sent_and_is_never_stored_or_indexed(client):
    interest = make_interest(organisation_name="Fjordkraft Robotikk AS")

    response = client.get(link_to(interest))

    page = response.content.decode()
    assert "Fjordkraft Robotikk AS" in page
    assert interest.reference in page
    assert '<meta name="robots" content="noindex">' in page
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_wrong_link_is_not_found(client):
    make_interest()

    response = client.get("/lokaler/interesse/feil/")

    assert response.status_code == 404
    assert "<h1>Interessemeldingen er slettet, eller lenken er ikke hel</h1>" in response.content.decode()


@pytest.mark.django_db
def test_withdrawing_closes_the_interest_once_and_shortens_how_long_it_is_kept(client):
    interest = make_interest()
    link = link_to(interest)

    for _click in range(2):
        assert client.post(f"{link}trekk/")["Location"] == f"{link}?trukket=1"

    interest.refresh_from_db()
    assert interest.status == Interest.Status.WITHDRAWN
    assert interest.closed_at is not None
    assert interest.delete_on <= timezone.localdate() + timedelta(days=93)
    assert [step.after for step in interest.steps.all()] == ["withdrawn"]


@pytest.mark.django_db
def test_reading_never_withdraws(client):
    interest = make_interest()

    response = client.get(f"{link_to(interest)}trekk/")

    interest.refresh_from_db()
    assert (response.status_code, "<h1>Vil dere trekke hele interessen?</h1>" in response.content.decode()) == (
        200,
        True,
    )
    assert interest.status == Interest.Status.NEW


@pytest.mark.django_db
def test_what_is_withdrawn_says_so_and_takes_no_more_messages(client):
    link = link_to(make_interest())
    open_page = client.get(f"{link}?trukket=1").content.decode()

    page = client.post(f"{link}trekk/", follow=True).content.decode()
    refused = client.post(f"{link}melding/", message())

    said = "<strong>Interessen er trukket.</strong> Vi leter ikke lenger for dere."
    assert [(said in html, "<textarea" in html) for html in (open_page, page)] == [(False, True), (True, False)]
    errors = refused.context["form"].non_field_errors()
    assert (refused.status_code, errors) == (422, ["Interessen er trukket. Meld interesse på nytt."])
    assert client.get(f"{link}trekk/")["Location"] == link
    assert Interest.objects.get().messages.count() == 0


@pytest.mark.django_db
def test_every_step_is_in_the_log_and_none_is_an_answer(admin_user):
    interest = make_interest()

    interest.move_to(Interest.Status.CONTACTED, by=admin_user, note="Ringte")
    interest.move_to(Interest.Status.VIEWING, by=admin_user)

    assert interest.answered_at is None
    assert [(step.before, step.after, step.by, step.note) for step in interest.steps.all()] == [
        ("new", "contacted", admin_user, "Ringte"),
        ("contacted", "viewing", admin_user, ""),
    ]


@pytest.mark.django_db
def test_overdue_is_unanswered_after_the_promised_day():
    today = date(2026, 11, 25)
    late = make_interest(answer_due_on=date(2026, 11, 24))
    make_interest(answer_due_on=date(2026, 11, 25))
    make_interest(answer_due_on=date(2026, 11, 20), status=Interest.Status.CONTACTED)
    make_interest(answer_due_on=date(2026, 11, 20), status=Interest.Status.WITHDRAWN)
    moved = make_interest(answer_due_on=date(2026, 11, 23), status=Interest.Status.VIEWING, answered_at=None)

    assert list(Interest.objects.overdue(today)) == [moved, late]


@pytest.mark.django_db
@pytest.mark.parametrize("submission", ["", "x", "\x00"])
def test_a_form_whose_hidden_number_is_damaged_is_asked_for_once_more_and_then_taken(client, submission):
    form = typed(submission=submission)

    refused = client.post(ADDRESS, form)
    taken = client.post(ADDRESS, form | {"submission": str(refused.context["form"]["submission"].value())})

    assert refused.status_code == 422
    assert "Skjemaet var ikke helt. Se over det og send en gang til." in refused.content.decode()
    assert taken.status_code == 302
