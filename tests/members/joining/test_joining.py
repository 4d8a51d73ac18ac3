"""From the form of those who want to join to a member with a page of its own, or to a no with its reason."""

import uuid
from datetime import date, timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation

from members.joining.duplicates import alike, core, duplicates
from members.joining.privacy import erase_join_requests
from members.models import Contact, JoinRequest, Membership, Organisation
from members.organisations.slugs import free_slug
from members.slugs import hidden_by
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.factories import (
    make_contact,
    make_join_request,
    make_mail,
    make_membership,
    make_organisation,
    make_page,
    make_user,
)
from tests.premises.interest.test_my_interest import columns_with, in_threads
from tests.test_admin import elements, messages, text

ADDRESS = "/medlemmer/bli-medlem/"
CANARY = "Kanarifugl"
ORGNR = "923609016"


def typed(**changes):
    """A form as a visitor sends it, opened a minute ago."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        opened = opened_now()
    return {
        "submission": str(uuid.uuid4()),
        "opened": opened,
        "nickname": "",
        "name": "Fjordkraft Robotikk AS",
        "kind": "industry",
        "contact_name": "Kari Nordmann",
        "email": "kari@robotikk.example",
        **changes,
    }


@pytest.fixture
def staff(client, db):
    client.force_login(make_user(username="stab", email="siri@ttp.example", is_staff=True, is_superuser=True))
    return client


def page_of(join_request, rest="change/"):
    return f"/admin/members/joinrequest/{join_request.pk}/{rest}"


def approval(**changes):
    return {
        "organisation": "",
        "slug": "fjordkraft-robotikk-as",
        "level": "member",
        "starts_on": "2026-12-01",
        **changes,
    }


# The form


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


# Addresses that organisations may not take


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "page"),
    [("bli-medlem", "members:join_create"), ("join", "members:join_create"), ("profil", "members:profile_open")],
)
def test_no_organisation_takes_the_address_of_another_page(slug, page):
    with pytest.raises(ValidationError) as refused:
        make_organisation(slug=slug).full_clean(exclude=["sort_name"])

    assert hidden_by(slug) == page
    assert refused.value.message_dict == {
        "slug": [f"Adressen «{slug}» er i bruk av en annen side. Velg en annen."],
    }


@pytest.mark.django_db
def test_a_free_address_is_made_of_the_name():
    make_organisation(slug="fjaerland-okt-as")

    assert free_slug("Fjærland Økt AS") == "fjaerland-okt-as-2"
    assert free_slug("Bli medlem") == "bli-medlem-2"
    assert hidden_by("fjaerland-okt-as") == ""


# Duplicates


def test_names_are_alike_without_their_legal_forms_and_with_a_slip():
    assert core("Fjord Robotikk Norge AS") == "fjord robotikk"
    assert core("Norge AS") == "norge as"
    assert alike("fjord robotikk", "fjord robotik")
    assert alike("sintef", "sintef digital")
    assert not alike("sintef", "siemens")
    assert not alike("entra", "equinor")


def test_duplicates_say_what_is_the_same_and_put_the_sure_ones_first():
    like = Organisation(name="Fjordkraft Robotik AS")
    other_number = Organisation(name="FJORDKRAFT ROBOTIKK AS", orgnr="974767880")
    by_number = Organisation(name="Noe annet", orgnr=ORGNR)
    by_other_name = Organisation(name="FR", other_names=["Fjordkraft Robotikk AS"])
    strange = Organisation(name="Equinor")

    found = duplicates("Fjordkraft Robotikk AS", ORGNR, [like, other_number, by_number, by_other_name, strange])

    assert [(one.organisation, str(one.reason), one.is_certain) for one in found] == [
        (by_number, "samme organisasjonsnummer", True),
        (by_other_name, "samme navn", True),
        (like, "liknende navn", False),
        (other_number, "samme navn", False),
    ]


# The queue


@pytest.mark.django_db
def test_those_that_wait_are_on_top_and_on_the_front_page(staff):
    make_join_request(name="Avslått AS", status="declined")
    make_join_request(name="Gammel AS", received_at=timezone.now() - timedelta(days=9))
    make_join_request(name="Ny AS")

    listed = staff.get("/admin/members/joinrequest/").context["cl"].result_list
    todo = [(row.text, row.url) for row in staff.get("/admin/").context["todo"]]

    assert [request.name for request in listed] == ["Ny AS", "Gammel AS", "Avslått AS"]
    assert todo == [("2 innmeldinger venter på svar", "/admin/members/joinrequest/?status__exact=received")]


@pytest.mark.django_db
def test_the_queue_says_who_is_a_member_already(staff):
    member = make_organisation(name="Medlem AS", orgnr=ORGNR)
    make_membership(organisation=member)
    make_membership(organisation=make_organisation(name="Var Medlem AS"), ends_on=date(2022, 1, 1))
    for name, orgnr in (("medlem as", ""), ("Avdeling B", ORGNR), ("Var Medlem AS", ""), ("Ny AS", "")):
        make_join_request(name=name, orgnr=orgnr)

    listed = staff.get("/admin/members/joinrequest/").context["cl"].result_list

    assert {request.name: request.is_known for request in listed} == {
        "medlem as": True,
        "Avdeling B": True,
        "Var Medlem AS": False,
        "Ny AS": False,
    }


@pytest.mark.django_db
def test_the_page_of_a_request_shows_all_that_was_sent_and_who_it_may_be(staff):
    known = make_organisation(name="Fjordkraft Robotikk Norge AS")
    request = make_join_request(
        name="Fjordkraft Robotikk AS", orgnr=ORGNR, about="Vi lager roboter.", reason="Vi vil ha naboer."
    )
    other = make_join_request(name="Annet navn", email=request.email)

    page = staff.get(page_of(request))

    words = text(page)
    links = {link.get("href"): "".join(link.itertext()) for link in elements(page, "a")}
    for said in (
        "Fjordkraft Robotikk AS",
        "923\u00a0609\u00a0016",
        "Vi lager roboter.",
        "Vi vil ha naboer.",
        request.email,
    ):
        assert said in words
    assert links[f"/admin/members/organisation/{known.pk}/change/"] == known.name
    assert "(liknende navn)" in words
    assert page_of(other) in links
    assert {page_of(request, "godkjenn/"), page_of(request, "avsla/")} <= set(links)
    assert [field.get("name") for field in elements(page, "input") if field.get("name") == "_save"] == []


# Approving


@pytest.mark.django_db
def test_approving_makes_the_organisation_the_membership_the_editor_and_the_mail(staff):
    request = make_join_request(
        name="Fjordkraft Robotikk AS", orgnr=ORGNR, website="https://robotikk.example/", about="Vi lager roboter."
    )

    done = staff.post(page_of(request, "godkjenn/"), approval(), follow=True)

    request.refresh_from_db()
    organisation, contact, mail = request.organisation, Contact.objects.get(), Mail.objects.get()
    assert done.redirect_chain == [(page_of(request), 302)]
    assert messages(done) == ["Godkjent. Søkeren får e-post."]
    assert (request.status, request.decided_by.username) == ("approved", "stab")
    assert (organisation.name, organisation.slug, organisation.orgnr) == (request.name, "fjordkraft-robotikk-as", ORGNR)
    assert (organisation.text_nb, organisation.text_en) == ("Vi lager roboter.", "")
    assert list(organisation.memberships.values_list("level", "starts_on", "ends_on")) == [
        ("member", date(2026, 12, 1), None)
    ]
    assert (contact.organisation, contact.email, contact.may_edit, contact.is_public) == (
        organisation,
        request.email,
        True,
        False,
    )
    assert (mail.to, mail.reply_to) == (request.email, "siri@ttp.example")
    assert mail.subject == "Fjordkraft Robotikk AS er med i Trondheim Tech Port"
    assert "/medlemmer/fjordkraft-robotikk-as/\n" in mail.text
    assert "/medlemmer/fjordkraft-robotikk-as/rediger/\n" in mail.text
    assert "1.\u00a0desember 2026" in mail.text
    assert Client().get("/medlemmer/fjordkraft-robotikk-as/").status_code == 200


@pytest.mark.django_db
def test_who_wrote_in_english_is_answered_in_english_and_its_text_is_the_english_one(staff):
    request = make_join_request(name="Fjord Inc", language="en", about="We make robots.")

    staff.post(page_of(request, "godkjenn/"), approval(slug="fjord-inc", level="partner"))

    organisation, mail = Organisation.objects.get(), Mail.objects.get()
    assert (organisation.text_nb, organisation.text_en) == ("", "We make robots.")
    assert mail.subject == "Fjord Inc has joined Trondheim Tech Port"
    assert "/en/members/fjord-inc/\n" in mail.text
    assert "/en/members/fjord-inc/edit/\n" in mail.text


@pytest.mark.django_db
def test_an_organisation_that_exists_is_chosen_to_begin_with_and_keeps_what_it_says(staff):
    known = make_organisation(name="Robotikk", orgnr=ORGNR, text_nb="Vår egen tekst.")
    make_contact(organisation=known, name="Kari N.", email="KARI@robotikk.example", may_edit=False)
    request = make_join_request(name="Fjordkraft", orgnr=ORGNR, email="kari@robotikk.example", about="Ny tekst.")

    form = staff.get(page_of(request, "godkjenn/")).context["form"]
    staff.post(page_of(request, "godkjenn/"), approval(organisation=known.pk, slug=""))

    known.refresh_from_db()
    assert form["organisation"].value() == known.pk
    assert (known.name, known.text_nb, Organisation.objects.count()) == ("Robotikk", "Vår egen tekst.", 1)
    assert known.memberships.count() == 1
    assert list(known.contacts.values_list("name", "may_edit")) == [("Kari N.", True)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"starts_on": ""}, {"starts_on"}),
        ({"slug": ""}, {"slug"}),
        ({"slug": "bli-medlem"}, {"slug"}),
        ({"slug": "opptatt"}, {"slug"}),
        ({"slug": "æ ø"}, {"slug"}),
        ({"level": "x"}, {"level"}),
        ({"organisation": "0"}, {"organisation"}),
    ],
)
def test_what_cannot_be_approved_is_said_at_its_field_and_nothing_is_stored(staff, changes, errors):
    make_organisation(slug="opptatt")
    request = make_join_request()

    answer = staff.post(page_of(request, "godkjenn/"), approval(**changes))

    request.refresh_from_db()
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == errors
    assert (request.status, Organisation.objects.count(), Mail.objects.count()) == ("received", 1, 0)


@pytest.mark.django_db
def test_a_membership_that_overlaps_is_refused_in_a_sentence_and_leaves_no_trace(staff):
    member = make_membership().organisation
    request = make_join_request()

    answer = staff.post(page_of(request, "godkjenn/"), approval(organisation=member.pk))

    request.refresh_from_db()
    assert answer.context["form"].non_field_errors() == ["Virksomheten har alt et medlemskap i denne perioden."]
    assert (request.status, request.organisation) == ("received", None)
    assert (Membership.objects.count(), Contact.objects.count(), Mail.objects.count()) == (1, 0, 0)


@pytest.mark.django_db
def test_a_second_click_says_what_was_decided(staff):
    request = make_join_request()
    staff.post(page_of(request, "avsla/"), {"reason": "Dere er i Bergen."})

    approved = staff.post(page_of(request, "godkjenn/"), approval(), follow=True)
    looked = staff.get(page_of(request, "avsla/"), follow=True)

    request.refresh_from_db()
    assert messages(approved)[-1] == "Innmeldingen er alt avgjort: avslått."
    assert looked.redirect_chain == [(page_of(request), 302)]
    assert (request.status, Organisation.objects.count(), Mail.objects.count()) == ("declined", 0, 1)


@pytest.mark.django_db(transaction=True)
def test_two_staff_at_once_make_one_member():
    user, request = make_user(is_staff=True), make_join_request()

    def approve():
        with translation.override("nb"):
            own = JoinRequest.objects.get(pk=request.pk)
            return own.approve(by=user, level="member", starts_on=date(2026, 12, 1), slug="fjord")

    results = in_threads(6, approve)

    assert sorted(results) == [False] * 5 + [True]
    assert (Organisation.objects.count(), Membership.objects.count(), Contact.objects.count()) == (1, 1, 1)
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_requests_of_one_organisation_approved_at_once_make_one_membership():
    user, organisation = make_user(is_staff=True), make_organisation()
    requests = [make_join_request(), make_join_request()]

    def approve():
        own = requests.pop()
        try:
            return own.approve(by=user, level="member", starts_on=date(2026, 12, 1), organisation=organisation)
        except ValidationError as error:
            return len(error.messages) == 1 and error.messages[0].endswith(".") and "sentence"

    results = in_threads(2, approve)

    assert sorted(map(str, results)) == ["True", "sentence"]
    assert (Membership.objects.count(), Mail.objects.count()) == (1, 1)


# Declining


@pytest.mark.django_db
def test_declining_mails_the_reason(staff):
    request = make_join_request(language="en")

    refused = staff.post(page_of(request, "avsla/"), {"reason": " "})
    done = staff.post(page_of(request, "avsla/"), {"reason": "You are in <Bergen>."}, follow=True)

    request.refresh_from_db()
    mail = Mail.objects.get()
    assert refused.context["form"].errors == {"reason": ["Skriv hvorfor."]}
    assert messages(done) == ["Avslått. Søkeren får e-post."]
    assert (request.status, request.answer) == ("declined", "You are in <Bergen>.")
    assert (mail.to, mail.subject) == (request.email, "Your request for membership")
    assert "You are in <Bergen>." in mail.text
    assert "You are in &lt;Bergen&gt;." in mail.html


# Rights


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("permissions", "read", "approve", "decline"),
    [
        (["members.view_organisation"], 403, 403, 403),
        (["members.view_joinrequest"], 200, 403, 403),
        (["members.view_joinrequest", "members.change_joinrequest"], 200, 403, 200),
    ],
)
def test_deciding_needs_its_rights(client, permissions, read, approve, decline):
    request = make_join_request()
    client.force_login(make_user(*permissions))

    statuses = [client.get(page_of(request, rest)).status_code for rest in ("change/", "godkjenn/", "avsla/")]
    posted = client.post(page_of(request, "godkjenn/"), approval()).status_code

    assert statuses == [read, approve, decline]
    assert (posted, Organisation.objects.count()) == (403, 0)


def test_visitors_are_sent_to_sign_in(client, db):
    request = make_join_request()

    answers = [client.get(page_of(request, rest)) for rest in ("godkjenn/", "avsla/")]

    assert [answer["Location"].split("?")[0] for answer in answers] == ["/admin/login/"] * 2


# Deletion


@pytest.mark.django_db
def test_requests_are_deleted_with_their_mails_when_their_time_has_come():
    now = timezone.now()

    def ago(**period):
        return now - relativedelta(**period)

    old = ago(months=6, days=1)
    for status in ("declined", "approved"):
        make_join_request(status=status, decided_at=old, received_at=old, name=CANARY, email=f"{CANARY}@x.example")
    make_join_request(received_at=ago(months=12, days=1), email=f"{CANARY}@x.example")
    make_mail(template="members/emails/join_receipt", to=f"{CANARY}@x.example", text=CANARY)
    kept = [
        make_join_request(received_at=ago(months=11, days=27)),
        make_join_request(status="declined", received_at=ago(months=8), decided_at=ago(months=5, days=27)),
    ]
    kept_mail = make_mail(template="members/emails/join_receipt", to=kept[0].email)

    count = erase_join_requests(now)

    assert count == 3
    assert set(JoinRequest.objects.all()) == set(kept)
    assert list(Mail.objects.all()) == [kept_mail]
    assert columns_with(CANARY) == {}


@pytest.mark.django_db
def test_staff_delete_a_request_with_its_mails(staff):
    staff.post(ADDRESS, typed(name=CANARY, about=CANARY, email=f"{CANARY}@x.example"))
    request = JoinRequest.objects.get()

    staff.post(page_of(request, "delete/"), {"post": "yes"})

    assert JoinRequest.objects.count() == 0
    assert set(columns_with(CANARY)) <= {"admin.LogEntry.object_repr"}
