"""A challenge is sent in once, hidden until staff take it in."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from members.models import Challenge
from tech_port.outbox.models import Mail
from tests.factories import make_organisation
from tests.members.challenges.sent import ADDRESS, CANARIES, news, typed
from tests.threads import in_threads


@pytest.mark.django_db
@time_machine.travel("2026-11-20 12:00 +0100", tick=False)
def test_a_challenge_is_stored_hidden_with_a_receipt_and_a_mail_to_the_staff(client, settings):
    answer = client.post(ADDRESS, typed(deadline="2027-03-01"))

    challenge = Challenge.objects.get()
    receipt, notice = Mail.objects.order_by("pk")
    assert answer["Location"] == ADDRESS + "?sendt=1"
    assert (challenge.status, challenge.organisation, challenge.deadline) == ("received", None, date(2027, 3, 1))
    assert (challenge.title_nb, challenge.title_en, challenge.language) == ("Varme i rom som er i bruk", "", "nb")
    assert challenge.slug == challenge.submission.hex
    assert (receipt.to, notice.to) == ("kanari@kommune.example", settings.STAFF_EMAILS[0])
    for part in (receipt.text, receipt.html):
        for words in (
            "Varme i rom som er i bruk",
            "Finn ut hvilke",
            "Det koster.",
            "Kari Kanarifugl",
            "918\u00a062\u00a0151",
        ):
            assert words in part
        assert "slettes 6 måneder etter" in part
    assert f"/admin/members/challenge/{challenge.pk}/change/" in notice.text
    written = notice.subject + notice.text + notice.html
    assert [words for words in (*CANARIES, "Varme i rom", "Eksempel kommune") if words in written] == []


@pytest.mark.django_db
def test_the_receipt_page_says_what_happens_and_nothing_secret(client):
    client.post(ADDRESS, typed())

    html = client.get(ADDRESS + "?sendt=1").content.decode()

    assert "Takk, vi har fått utfordringen" in html
    assert [words for words in (*CANARIES, Challenge.objects.get().slug) if words in html] == []


@pytest.mark.django_db
def test_the_form_says_that_the_contact_is_never_shown_and_when_it_is_deleted(client):
    html = client.get(ADDRESS).content.decode()

    assert "Navn, e-post og telefon vises aldri på siden." in html
    assert "hvis den ikke blir vurdert; 6 måneder etter at utfordringen er løst, avsluttet eller avslått." in html


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_challenge(client):
    form = typed()

    answers = [client.post(ADDRESS, form)["Location"] for _click in range(2)]

    assert answers == [ADDRESS + "?sendt=1"] * 2
    assert (Challenge.objects.count(), Mail.objects.count()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_challenge_and_one_receipt():
    form = typed()

    answers = in_threads(4, lambda: Client().post(ADDRESS, form).status_code)

    assert answers == [302] * 4
    assert (Challenge.objects.count(), Mail.objects.count()) == (1, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 151),
        ("task", ""),
        ("organisation_name", ""),
        ("contact_name", ""),
        ("contact_email", "kari@"),
        ("contact_phone", "12"),
        ("deadline", "2020-01-01"),
        ("deadline", "snart"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, field, value):
    response = client.post(ADDRESS, typed(**{field: value}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["reason"].value() == "Det koster."
    assert (Challenge.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_damaged_form_is_asked_for_once_more_and_then_taken(client):
    form = typed(submission="x")

    refused = client.post(ADDRESS, form)
    taken = client.post(ADDRESS, form | {"submission": str(refused.context["form"]["submission"].value())})

    assert (refused.status_code, taken.status_code) == (422, 302)


@pytest.mark.django_db
def test_nobody_can_flood_the_form(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    settings.FORMS_AN_HOUR_PER_ADDRESS = 3

    same = [client.post(ADDRESS, typed()).status_code for _form in range(3)]
    others = [client.post(ADDRESS, typed(contact_email=f"{name}@kommune.example")).status_code for name in "ab"]

    assert (same, others) == ([302, 302, 429], [302, 429])


@pytest.mark.django_db
def test_an_english_challenge_stays_english_until_it_is_translated(client):
    answer = client.post("/en/collaborate/new-challenge/", typed(title="Heat in use", task="We heat empty rooms."))
    challenge = Challenge.objects.get()
    challenge.organisation = make_organisation()
    challenge.publish()

    assert answer["Location"] == "/en/collaborate/new-challenge/?sendt=1"
    assert (challenge.title_nb, challenge.title_en, str(challenge)) == ("", "Heat in use", "Heat in use")
    assert [mail.subject for mail in Mail.objects.filter(to="kanari@kommune.example").order_by("pk")] == [
        "Receipt: your challenge has arrived",
        "Your challenge is on the board",
    ]
    assert "/en/collaborate/challenges/heat-in-use/" in news().text
    html = client.get("/samarbeid/utfordringer/heat-in-use/").content.decode()
    assert '<h1 lang="en">Heat in use</h1>' in html
    assert "Denne teksten finnes bare på engelsk." in html
