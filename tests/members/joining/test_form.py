"""The form of those who want to join: stored once, with a receipt."""

import uuid

import pytest
from django.test import Client

from members.models import JoinRequest
from tech_port.outbox.models import Mail
from tests.factories import (
    make_page,
)
from tests.members.joining.requests import ADDRESS, ORGNR, typed
from tests.threads import in_threads
from tests.traces import CANARY


@pytest.mark.django_db
def test_a_request_is_stored_with_a_receipt_that_is_a_copy_and_a_staff_mail_without_personal_data(client, settings):
    form = typed(
        orgnr="923 609 016",
        phone="91 86 21 51",
        website="https://robotikk.example/",
        contact_name=f"Kari {CANARY}",
        about=f"Vi lager en {CANARY}.",
        reason="Vi vil ha naboer.",
    )

    answer = client.post(ADDRESS, form)

    request = JoinRequest.objects.get()
    receipt, notice = Mail.objects.order_by("pk")
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}?sendt=1")
    assert (request.status, request.orgnr, request.phone) == ("received", ORGNR, "+4791862151")
    assert (request.language, len(request.sender_hash)) == ("nb", 64)
    assert (receipt.to, receipt.subject) == ("kari@robotikk.example", "Kvittering: vi har fått innmeldingen")
    for copied in (
        "Fjordkraft Robotikk AS",
        "923\u00a0609\u00a0016",
        "918\u00a062\u00a0151",
        f"Vi lager en {CANARY}.",
        "Vi vil ha naboer.",
    ):
        assert copied in receipt.text
        assert copied in receipt.html
    assert (notice.to, notice.subject) == (settings.STAFF_EMAILS[0], "Ny innmelding")
    assert f"/admin/members/joinrequest/{request.pk}/change/" in notice.text
    for personal in (CANARY, "kari@", "918", "Robotikk", "923"):
        assert personal not in notice.subject + notice.text + notice.html


@pytest.mark.django_db
def test_only_name_kind_and_whom_to_answer_are_needed(client):
    answer = client.post(ADDRESS, {"submission": str(uuid.uuid4()), "opened": typed()["opened"]})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name", "kind", "contact_name", "email"}
    assert JoinRequest.objects.count() == 0


@pytest.mark.django_db
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(client):
    answer = client.post(ADDRESS, typed(orgnr="123456789", phone="12", about="Behold dette"))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"orgnr", "phone"}
    assert '<a href="#id_orgnr">' in html
    assert "Behold dette" in html
    assert Mail.objects.count() == 0


@pytest.mark.django_db
def test_the_receipt_page_tells_nothing_of_who_sent_it(client):
    html = client.post(ADDRESS, typed(), follow=True).content.decode()

    assert "Takk, vi har fått innmeldingen" in html
    assert "kari@" not in html
    assert "Robotikk" not in html


@pytest.mark.django_db
def test_in_english_the_page_the_receipt_and_the_language_of_the_answer_are_english(client):
    answer = client.post("/en/members/join/", typed())

    assert answer["Location"] == "/en/members/join/?sendt=1"
    assert JoinRequest.objects.get().language == "en"
    assert Mail.objects.get(to="kari@robotikk.example").subject == "Receipt: we have your request for membership"


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_request_and_one_receipt():
    form = typed()

    answers = in_threads(6, lambda: Client().post(ADDRESS, form).status_code)

    assert answers == [302] * 6
    assert JoinRequest.objects.count() == 1
    assert Mail.objects.filter(to="kari@robotikk.example").count() == 1


@pytest.mark.django_db
def test_an_address_that_floods_waits(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2

    statuses = [client.post(ADDRESS, typed(email=email)).status_code for email in ("a@b.no", "A@B.no", "a@b.no")]

    assert statuses == [302, 302, 429]
    assert JoinRequest.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"nickname": "bot"}, {"opened": ""}, {"submission": "x"}])
def test_a_robot_is_asked_once_more(client, change):
    answer = client.post(ADDRESS, typed(**change))

    assert answer.status_code == 422
    assert JoinRequest.objects.count() == 0


@pytest.mark.django_db
def test_the_form_stands_under_the_editors_text_and_says_what_the_privacy_page_says(client):
    make_page(place="join", title_nb="Bli med", body_nb="Vi møtes ofte.")

    html = client.get(ADDRESS).content.decode()

    assert html.index("<h1>Bli med</h1>") < html.index("Vi møtes ofte.") < html.index('name="contact_name"')
    assert "12 måneder mens den venter på svar; 6 måneder etter at vi har svart" in html
    assert '/personvern/#join"' in html


@pytest.mark.django_db
def test_search_finds_the_form_by_its_own_words_and_by_the_editors(client):
    make_page(place="join", title_nb="Bli med", body_nb="Innovasjonsnettverket møtes ofte.")

    pages = [client.get("/sok/", {"q": words}).content.decode() for words in ("bli medlem", "innovasjonsnettverket")]

    assert [f'href="{ADDRESS}"' in page.split("<main")[1].split("</main")[0] for page in pages] == [True, True]
