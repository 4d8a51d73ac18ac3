"""A member's own profile: a link by e-mail, a proposal, the difference, and the staff's answer."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from members.models import Contact, Organisation, ProfileChange, ProfileLink
from members.privacy import erase_contacts
from members.profiles import values as profile_values
from members.profiles.differences import marked
from members.profiles.privacy import erase_profile_changes, erase_profile_links
from tech_port.open_forms import tokens
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.factories import (
    make_contact,
    make_image,
    make_membership,
    make_organisation,
    make_profile_change,
    make_profile_link,
    make_user,
)
from tests.premises.interest.test_my_interest import columns_with, in_threads
from tests.test_admin import elements, messages, text

CANARY = "Kanarifugl"


def asked(email, **changes):
    """The form that asks for a link, opened a minute ago."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        opened = opened_now()
    return {"opened": opened, "nickname": "", "email": email, **changes}


@pytest.fixture
def member(db):
    return make_organisation(
        name="Fjord AS",
        slug="fjord",
        text_nb="Vi lager roboter i Trondheim.",
        text_en="We make robots.",
        website="https://fjord.example/",
    )


@pytest.fixture
def kari(member):
    return make_contact(organisation=member, name="Kari Nordmann", email="Kari@fjord.example", title_nb="sjef")


@pytest.fixture
def staff(client, db):
    client.force_login(make_user(username="stab", email="siri@ttp.example", is_staff=True, is_superuser=True))
    return client


def open_session(contact, token=None, **values):
    """An editing that is open; its address."""
    token = token or "redigering"
    now = timezone.now()
    values = {"opened_at": now, "session_ends_at": now + timedelta(hours=2), **values}
    make_profile_link(contact=contact, session_hash=tokens.hashed(token), **values)
    return f"/medlemmer/profil/rediger/{token}/"


def form_of(page, **changes):
    """What a browser sends for the form of a page when nothing but `changes` is new."""
    form = page.context["form"]
    values = {
        field.html_name: value
        for field in form
        if field.name not in {"logo", "remove_logo"} and (value := field.value()) not in (None, False)
    }
    management = form.contacts.management_form
    values |= {field.html_name: field.value() for field in management}
    return {name: value for name, value in (values | changes).items() if value is not None}


def upload(**options):
    return SimpleUploadedFile("logo.png", make_image(format="PNG", **options).read(), "image/png")


def review(change):
    return f"/admin/members/profilechange/{change.pk}/change/"


def decide(staff, change, button, answer="", keys=None):
    seen = staff.get(review(change)).context["form"]["seen"].value()
    data = {"keys": list(change.after) if keys is None else keys, "answer": answer, "seen": seen, button: "1"}
    return staff.post(review(change), data, follow=True)


# Asking for a link


@pytest.mark.django_db
def test_a_contact_who_may_edit_gets_a_link_whatever_its_letters(client, kari):
    answer = client.post("/medlemmer/fjord/rediger/", asked("KARI@FJORD.example"))

    link, mail = ProfileLink.objects.get(), Mail.objects.get()
    token = re.search(r"/medlemmer/profil/([\w-]{43})/\n", mail.text)[1]
    assert answer["Location"] == "/medlemmer/fjord/rediger/?sendt=1"
    assert (mail.to, mail.subject) == ("Kari@fjord.example", "Lenke til å redigere siden til Fjord AS")
    assert f'/medlemmer/profil/{token}/"' in mail.html
    assert (link.contact, link.token_hash) == (kari, tokens.hashed(token))
    assert link.expires_at - link.created_at == timedelta(minutes=15)
    assert [name for name in columns_with(token) if not name.startswith("outbox.Mail")] == []


@pytest.mark.django_db
def test_the_answer_is_the_same_for_every_address_and_only_the_editor_is_mailed(client, kari, member):
    make_contact(organisation=member, email="ser@fjord.example", may_edit=False)
    make_contact(email="annen@annen.example")
    addresses = ["kari@fjord.example", "ser@fjord.example", "annen@annen.example", "ukjent@fjord.example"]

    answers = [client.post("/medlemmer/fjord/rediger/", asked(email)) for email in addresses]
    pages = [client.get(answer["Location"]).content for answer in answers]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, "/medlemmer/fjord/rediger/?sendt=1")
    }
    assert len(set(pages)) == 1
    assert [mail.to for mail in Mail.objects.all()] == [kari.email]
    assert list(ProfileLink.objects.order_by("pk").values_list("contact", flat=True)) == [kari.pk, None, None, None]


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["kari@fjord.example", "ukjent@fjord.example"])
def test_a_sender_who_asks_too_often_waits_whoever_is_asked_for(client, kari, settings, email):
    settings.FORMS_AN_HOUR_PER_ADDRESS = 3

    statuses = [client.post("/medlemmer/fjord/rediger/", asked(email)).status_code for _number in range(5)]

    assert statuses == [302, 302, 302, 429, 429]


@pytest.mark.django_db
def test_a_mailbox_is_not_flooded_and_the_page_does_not_tell(client, kari, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    locations = set()

    start = timezone.now()
    for minutes in (0, 0.5, 2, 4, 6, 70):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            locations.add(client.post("/medlemmer/fjord/rediger/", asked(kari.email))["Location"])

    assert locations == {"/medlemmer/fjord/rediger/?sendt=1"}
    assert Mail.objects.count() == 3
    assert ProfileLink.objects.count() == 6


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_mail():
    contact = make_contact(organisation=make_organisation(slug="fjord"))
    form = asked(contact.email)

    answers = in_threads(6, lambda: Client().post("/medlemmer/fjord/rediger/", form).status_code)

    assert answers == [302] * 6
    assert Mail.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"email": "x"}, {"email": ""}, {"opened": ""}, {"nickname": "bot"}])
def test_a_bad_address_or_a_robot_is_asked_once_more(client, kari, change):
    answer = client.post("/medlemmer/fjord/rediger/", asked(kari.email) | change)

    assert answer.status_code == 422
    assert ProfileLink.objects.count() == 0


def test_an_organisation_that_is_not_has_no_page_to_ask_on(client, db):
    assert client.get("/medlemmer/finnes-ikke/rediger/").status_code == 404


@pytest.mark.django_db
def test_who_asks_in_english_is_mailed_and_edits_in_english(client, kari):
    client.post("/en/members/fjord/edit/", asked(kari.email))

    mail = Mail.objects.get()
    assert mail.subject == "Link to edit the page about Fjord AS"
    assert "/en/members/profile/" in mail.text


# Opening it


@pytest.mark.django_db
def test_looking_at_the_link_opens_nothing_and_the_button_opens_it_for_two_hours(client, kari):
    link = make_profile_link(contact=kari, token="hemmelig")

    looked = [client.get("/medlemmer/profil/hemmelig/") for _number in range(3)]
    opened_by_looking = ProfileLink.objects.get().opened_at
    answer = client.post("/medlemmer/profil/hemmelig/")

    link.refresh_from_db()
    session = answer["Location"].removeprefix("/medlemmer/profil/rediger/").rstrip("/")
    assert [page.status_code for page in looked] == [200] * 3
    assert (looked[0]["Cache-Control"], looked[0]["Referrer-Policy"]) == ("no-store", "same-origin")
    assert opened_by_looking is None
    assert link.session_hash == tokens.hashed(session)
    assert link.session_ends_at - link.opened_at == timedelta(hours=2)
    assert (session in columns_with(session), columns_with(session)) == (False, {})
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.django_db
def test_a_link_that_is_used_or_too_old_says_so_and_leads_to_a_new_one(client, kari):
    make_profile_link(contact=kari, token="gammel")
    make_profile_link(contact=kari, token="brukt")
    first = client.post("/medlemmer/profil/brukt/")

    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        pages = [ask(f"/medlemmer/profil/{word}/") for word in ("gammel", "brukt") for ask in (client.get, client.post)]

    assert first.status_code == 302
    assert [page.status_code for page in pages] == [410] * 4
    for page in pages:
        assert "<h1>Lenken virker ikke lenger</h1>" in page.content.decode()
        assert 'href="/medlemmer/fjord/rediger/"' in page.content.decode()
    assert ProfileLink.objects.exclude(opened_at=None).count() == 1


@pytest.mark.django_db
def test_a_link_that_never_was_says_the_same_and_leads_to_the_members(client, kari):
    make_profile_link(contact=None, token="fremmed")

    pages = [client.get(f"/medlemmer/profil/{word}/") for word in ("finnes-ikke", "rediger/finnes-ikke", "fremmed")]

    assert [page.status_code for page in pages] == [404] * 3
    assert ["Lenken virker ikke lenger" in page.content.decode() for page in pages] == [True] * 3


@pytest.mark.django_db
def test_who_may_not_edit_any_more_is_stopped_at_every_step(client, kari):
    address = open_session(kari)
    make_profile_link(contact=kari, token="lenke")
    Contact.objects.update(may_edit=False)

    statuses = [client.get("/medlemmer/profil/lenke/").status_code, client.get(address).status_code]

    assert statuses == [410, 410]


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_open_one_editing():
    make_profile_link(contact=make_contact(), token="hemmelig")

    answers = in_threads(8, lambda: Client().post("/medlemmer/profil/hemmelig/"))

    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert ProfileLink.objects.exclude(opened_at=None).count() == 1


@pytest.mark.django_db
def test_a_second_press_after_the_double_click_opens_nothing(client, kari):
    make_profile_link(contact=kari, token="hemmelig")
    client.post("/medlemmer/profil/hemmelig/")

    with time_machine.travel(timezone.now() + timedelta(seconds=11), tick=False):
        again = client.post("/medlemmer/profil/hemmelig/")

    assert again.status_code == 410


# Editing


@pytest.mark.django_db
def test_the_form_begins_with_what_the_page_says_and_with_no_contact_that_is_hidden(client, member, kari):
    make_contact(organisation=member, name="Vist Person", email="vist@fjord.example", is_public=True)
    make_contact(organisation=member, name="Skjult Person", email="skjult@fjord.example")

    page = client.get(open_session(kari))

    html = page.content.decode()
    for said in ("Fjord AS", "Vi lager roboter i Trondheim.", "We make robots.", "Kari@fjord.example", "Vist Person"):
        assert said in html
    assert "Skjult" not in html
    assert "skjult@" not in html
    assert len(page.context["form"].contacts.forms) == 3


@pytest.mark.django_db
def test_what_is_sent_waits_with_only_what_is_new_and_nothing_public_changes(client, member, kari, settings):
    address = open_session(kari)
    public = client.get("/medlemmer/fjord/").content
    stored = profile_values.read(member)
    page = client.get(address)

    answer = client.post(
        address,
        form_of(page, text_nb="Vi lager mange roboter.\r\n\r\nI Trondheim.", logo=upload()),
    )

    change, link = ProfileChange.objects.get(), ProfileLink.objects.get()
    receipt, notice = Mail.objects.order_by("pk")
    member.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert (change.organisation, change.contact, change.status, change.language) == (member, kari, "proposed", "nb")
    assert change.before == {"text_nb": "Vi lager roboter i Trondheim.", "logo": ""}
    assert change.after == {
        "text_nb": "Vi lager mange roboter.\n\nI Trondheim.",
        "logo": change.logo.name.split("/")[1],
    }
    assert link.sent_at is not None
    assert profile_values.read(member) == stored
    assert client.get("/medlemmer/fjord/").content == public
    assert (receipt.to, receipt.reply_to) == (kari.email, settings.STAFF_EMAILS[0])
    assert "- Tekst på norsk\n- Logo\n" in receipt.text
    assert (notice.to, notice.subject) == (settings.STAFF_EMAILS[0], "Et medlem vil endre siden sin")
    assert review(change) in notice.text
    for personal in ("Kari", "Fjord", "roboter"):
        assert personal not in notice.subject + notice.text + notice.html


@pytest.mark.django_db
def test_after_sending_the_same_address_is_a_receipt_and_sends_nothing_more(client, kari):
    address = open_session(kari)
    form = form_of(client.get(address), website="https://ny.example/")

    pages = [client.post(address, form, follow=True) for _number in range(2)]

    assert ["Takk, forslaget er sendt" in page.content.decode() for page in pages] == [True, True]
    assert (ProfileChange.objects.count(), Mail.objects.filter(to=kari.email).count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_sends_one_proposal():
    contact = make_contact()
    address = open_session(contact)
    form = form_of(Client().get(address), website="https://ny.example/")

    answers = in_threads(6, lambda: Client().post(address, form).status_code)

    assert answers == [302] * 6
    assert (ProfileChange.objects.count(), Mail.objects.filter(to=contact.email).count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_contacts_who_send_at_once_leave_one_proposal_that_waits():
    member = make_organisation()
    addresses = [open_session(make_contact(organisation=member), token=word) for word in ("a", "b", "c", "d")]
    form = form_of(Client().get(addresses[0]), website="https://ny.example/")
    forms = [form_of(Client().get(one), website=f"https://{one[-2]}.example/") for one in addresses]
    assert form.keys() == forms[1].keys()

    pairs = list(zip(addresses, forms, strict=True))
    answers = in_threads(4, lambda: Client().post(*pairs.pop()).status_code)

    assert answers == [302] * 4
    assert sorted(ProfileChange.objects.values_list("status", flat=True)) == ["proposed", *["replaced"] * 3]


@pytest.mark.django_db
def test_sending_what_is_there_already_says_so_and_stores_nothing(client, kari):
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address)))

    assert page.status_code == 200
    assert "Ingenting er endret, så ingenting er sendt." in page.content.decode()
    assert (ProfileChange.objects.count(), Mail.objects.count()) == (0, 0)
    assert ProfileLink.objects.get().sent_at is None


@pytest.mark.django_db
def test_line_ends_alone_are_no_change(client, member, kari):
    Organisation.objects.update(text_nb="Første linje.\r\n\r\nAndre linje.\r\n")
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address), text_nb="Første linje.\r\n\r\nAndre linje."))

    assert page.context["is_unchanged"] is True


@pytest.mark.django_db
@pytest.mark.parametrize("phone", ["73 55 51 55", "+47 73555155", ""])
def test_another_way_to_write_the_same_number_is_no_change(client, kari, phone):
    Contact.objects.update(phone=phone)
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address)))

    assert page.context["is_unchanged"] is True


@pytest.mark.django_db
def test_a_new_proposal_begins_with_the_one_that_waits_and_takes_its_place(client, member, kari):
    first = open_session(kari, token="en")
    client.post(first, form_of(client.get(first), text_nb="Forslag en.", logo=upload(width=50)))
    waiting = ProfileChange.objects.get()
    second = open_session(kari, token="to")

    page = client.get(second)
    client.post(second, form_of(page, website="https://ny.example/"))

    waiting.refresh_from_db()
    change = ProfileChange.objects.waiting().get()
    assert "som venter på staben" in page.content.decode()
    assert waiting.logo.url in page.content.decode()
    assert (waiting.status, waiting.decided_at is not None) == ("replaced", True)
    assert set(change.after) == {"text_nb", "website", "logo"}
    assert (change.after["text_nb"], change.before["text_nb"]) == ("Forslag en.", "Vi lager roboter i Trondheim.")
    assert (change.logo.width, change.logo.name != waiting.logo.name) == (50, True)


@pytest.mark.django_db
def test_sending_the_proposal_that_waits_once_more_changes_nothing(client, kari):
    first = open_session(kari, token="en")
    rows = {"kontakt-1-name": "Ny Person", "kontakt-1-email": "ny@fjord.example"}
    client.post(first, form_of(client.get(first), text_nb="Forslag.", logo=upload(), **rows))
    second = open_session(kari, token="to")

    page = client.post(second, form_of(client.get(second)))

    assert page.context["is_unchanged"] is True
    assert ProfileChange.objects.count() == 1


@pytest.mark.django_db
def test_writing_what_the_page_says_takes_the_proposal_back(client, member, kari):
    make_profile_change(organisation=member, before={"text_nb": member.text_nb}, after={"text_nb": "Forslag."})
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address), text_nb=member.text_nb), follow=True)

    assert list(ProfileChange.objects.values_list("status", flat=True)) == ["replaced"]
    assert "Ingenting venter på svar" in page.content.decode()


@pytest.mark.django_db
def test_contacts_are_changed_made_and_taken_away(client, member, kari):
    gone = make_contact(organisation=member, name="Vist Person", email="vist@fjord.example", is_public=True)
    address = open_session(kari)
    page = client.get(address)
    rows = {form["pk"].value(): form.prefix for form in page.context["form"].contacts.forms}

    client.post(
        address,
        form_of(
            page,
            **{
                f"{rows[kari.pk]}-title_en": "boss",
                f"{rows[kari.pk]}-phone": "918 62 151",
                f"{rows[kari.pk]}-is_public": "on",
                **{f"{rows[gone.pk]}-{name}": "" for name in ("name", "title_nb", "title_en", "email", "phone")},
                f"{rows[None]}-name": "Ny Person",
                f"{rows[None]}-email": "ny@fjord.example",
            },
        ),
    )

    change = ProfileChange.objects.get()
    assert set(change.after) == {f"contact-{kari.pk}", f"contact-{gone.pk}", "contact-new-1"}
    assert change.after[f"contact-{kari.pk}"] == {
        "name": "Kari Nordmann",
        "title_nb": "sjef",
        "title_en": "boss",
        "email": "Kari@fjord.example",
        "phone": "+4791862151",
        "is_public": True,
    }
    assert (change.after[f"contact-{gone.pk}"], change.before["contact-new-1"]) == (None, None)
    assert change.after["contact-new-1"]["name"] == "Ny Person"


@pytest.mark.django_db
def test_nobody_reaches_into_another_organisations_contacts_or_the_hidden_ones(client, member, kari):
    hidden = make_contact(organisation=member, name="Skjult", email="skjult@fjord.example")
    stranger = make_contact(name="Fremmed")
    address = open_session(kari)

    for contact in (hidden, stranger):
        changes = {"kontakt-1-pk": contact.pk, "kontakt-1-name": "Kapret", "kontakt-1-email": "k@x.example"}
        answer = client.post(address, form_of(client.get(address), **changes))

        assert answer.status_code == 422
        assert "En av kontaktene er ikke deres lenger." in answer.content.decode()
    assert ProfileChange.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"website": "ikke en adresse"}, "id_website"),
        ({"text_nb": "x" * 5001}, "id_text_nb"),
        ({"kontakt-1-name": "Uten adresse"}, "id_kontakt-1-email"),
        ({"kontakt-1-email": "uten@navn.example"}, "id_kontakt-1-name"),
        ({"kontakt-1-name": "A", "kontakt-1-email": "a@b.no", "kontakt-1-phone": "12"}, "id_kontakt-1-phone"),
        ({"logo": SimpleUploadedFile("logo.svg", b"<svg onload='alert(1)'/>")}, "id_logo"),
    ],
)
def test_what_is_wrong_is_said_with_a_link_to_its_field_and_what_was_typed_stays(client, kari, changes, said):
    address = open_session(kari)

    page = client.post(address, form_of(client.get(address), **{"text_en": "Behold dette.", **changes}))

    assert page.status_code == 422
    assert f'<a href="#{said}">' in page.content.decode()
    assert "Behold dette." in page.content.decode()
    assert ProfileChange.objects.count() == 0


@pytest.mark.django_db
def test_two_contacts_with_one_address_and_a_damaged_form_are_refused_in_words(client, kari):
    address = open_session(kari)
    twice = {"kontakt-1-name": "A", "kontakt-1-email": "KARI@fjord.example"}

    same = client.post(address, form_of(client.get(address), **twice))
    damaged = [
        client.post(address, form_of(client.get(address)) | {f"kontakt-{name}_FORMS": value})
        for name in ("TOTAL", "INITIAL")
        for value in ("", "x", "-1", "999999999999")
    ]
    empty = client.post(address, {})

    assert (same.status_code, empty.status_code) == (422, 422)
    assert "To av kontaktene har samme e-postadresse." in same.content.decode()
    assert {answer.status_code for answer in damaged} <= {200, 302, 422}
    assert ProfileChange.objects.filter(after__has_key="contact-new-4").count() == 0


@pytest.mark.django_db
def test_what_is_written_too_late_is_shown_so_that_it_can_be_copied(client, kari):
    address = open_session(kari)
    form = form_of(client.get(address), text_nb="Mine <b>ord</b>.")

    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1), tick=False):
        answer = client.post(address, form)

    assert answer.status_code == 410
    assert "Mine &lt;b&gt;ord&lt;/b&gt;." in answer.content.decode()
    assert ProfileChange.objects.count() == 0


@pytest.mark.django_db
def test_the_right_to_edit_is_never_in_what_is_sent(client, kari):
    address = open_session(kari)
    rows = {"kontakt-1-name": "Ny", "kontakt-1-email": "ny@x.example", "kontakt-1-may_edit": "on", "name": "Kapret AS"}

    client.post(address, form_of(client.get(address), orgnr="974767880", **rows))

    change = ProfileChange.objects.get()
    change.approve(by=make_user(is_staff=True))
    assert set(change.after) == {"contact-new-1"}
    assert Contact.objects.get(email="ny@x.example").may_edit is False
    assert Organisation.objects.get().name == "Fjord AS"


# The difference


def test_only_the_words_that_differ_are_marked():
    before, after = marked("Vi lager roboter\n\ni Trondheim.", "Vi lager mange roboter\n\ni Oslo.")

    assert before == [("", "Vi lager "), ("", "roboter\n\ni "), ("del", "Trondheim.")]
    assert after == [("", "Vi lager "), ("ins", "mange "), ("", "roboter\n\ni "), ("ins", "Oslo.")]
    assert marked("", "Ny.") == ([], [("ins", "Ny.")])


@pytest.mark.django_db
def test_staff_see_the_difference_field_by_field_and_nothing_a_member_wrote_is_markup(staff, member, kari):
    change = make_profile_change(
        organisation=member,
        contact=kari,
        before={"text_nb": "Vi lager roboter i Trondheim.", "contact-new-1": None},
        after={
            "text_nb": "Vi lager <script>alert(1)</script> i Trondheim.",
            "contact-new-1": {
                "name": "Ny",
                "title_nb": "",
                "title_en": "",
                "email": "ny@fjord.example",
                "phone": "+4791862151",
                "is_public": True,
            },
        },
    )

    page = staff.get(review(change))

    marks = {tag: ["".join(one.itertext()) for one in elements(page, tag)] for tag in ("del", "ins")}
    assert marks["del"] == ["roboter "]
    assert marks["ins"][0] == "<script>alert(1)</script> "
    assert "918\u00a062\u00a0151" in "".join(marks["ins"])
    assert "<script>alert" not in page.content.decode()
    assert next((row.text, row.url) for row in staff.get("/admin/").context["todo"]) == (
        "1 medlem vil endre siden sin",
        "/admin/members/profilechange/?status__exact=proposed",
    )
    assert "Siden er endret siden forslaget" not in text(page)


@pytest.mark.django_db
def test_staff_are_warned_when_the_page_has_changed_since(staff, member):
    change = make_profile_change(organisation=member, before={"text_nb": "En eldre tekst."})

    page = staff.get(review(change))

    assert "Siden er endret siden forslaget ble skrevet." in text(page)
    assert "Vi lager roboter i Trondheim." in text(page)


@pytest.mark.django_db
def test_staff_are_warned_when_an_editors_address_would_change(staff, member, kari):
    value = profile_values.contact_value(kari)
    key = f"contact-{kari.pk}"
    change = make_profile_change(
        organisation=member, before={key: value}, after={key: value | {"email": "ny@annet.example"}}
    )

    assert "Denne kontakten får redigere profilen." in text(staff.get(review(change)))


# The staff's answer


@pytest.mark.django_db
def test_approving_shows_everything_and_tells_the_contact(staff, client, member, kari):
    address = open_session(kari)
    client.post(address, form_of(client.get(address), text_nb="Ny tekst.", website="", logo=upload(width=60)))
    Mail.objects.all().delete()
    change = ProfileChange.objects.get()

    done = decide(staff, change, "_approve", answer="Fint!")

    change.refresh_from_db()
    member.refresh_from_db()
    mail = Mail.objects.get()
    assert messages(done) == ["Lagret. Medlemmet får e-post."]
    assert (change.status, change.decided_by.username) == ("approved", "stab")
    assert (member.text_nb, member.website, member.logo_width) == ("Ny tekst.", "", 60)
    assert (member.logo.name.startswith("logoer/"), change.logo.storage.exists(change.logo.name)) == (True, True)
    assert (mail.to, mail.subject, mail.reply_to) == (kari.email, "Siden til Fjord AS er endret", "siri@ttp.example")
    assert "- Tekst på norsk\n- Nettsted\n- Logo\n" in mail.text
    assert "/medlemmer/fjord/\n" in mail.text
    assert "Fint!" in mail.text
    assert "ikke tatt inn" not in mail.text
    assert "Ny tekst." in client.get("/medlemmer/fjord/").content.decode()


@pytest.mark.django_db
def test_only_what_is_ticked_is_taken_in_and_the_mail_tells_of_both(staff, member, kari):
    change = make_profile_change(
        organisation=member,
        contact=kari,
        language="en",
        before={"text_nb": member.text_nb, "website": member.website},
        after={"text_nb": "Kjøp nå!", "website": "https://ny.example/"},
    )

    decide(staff, change, "_approve", keys=["website"])

    member.refresh_from_db()
    mail = Mail.objects.get()
    assert (member.website, member.text_nb) == ("https://ny.example/", "Vi lager roboter i Trondheim.")
    assert mail.subject == "The page about Fjord AS has been changed"
    taken, left = mail.text.split("This has not been taken in:")
    assert ("- Website" in taken, "- Text in Norwegian" in left, "- Website" in left) == (True, True, False)


@pytest.mark.django_db
def test_approving_nothing_is_asked_again(staff, member):
    change = make_profile_change(organisation=member)

    page = decide(staff, change, "_approve", keys=[])

    change.refresh_from_db()
    assert page.context["form"].non_field_errors() == [
        "Kryss av for det som skal godkjennes, eller avslå hele forslaget."
    ]
    assert change.status == "proposed"


@pytest.mark.django_db
def test_rejecting_needs_its_reason_and_changes_nothing(staff, member, kari):
    change = make_profile_change(organisation=member, contact=kari)
    stored = profile_values.read(member)

    refused = decide(staff, change, "_reject")
    done = decide(staff, change, "_reject", answer="Dette er reklame.")

    change.refresh_from_db()
    member.refresh_from_db()
    mail = Mail.objects.get()
    assert refused.context["form"].errors == {"answer": ["Skriv hvorfor forslaget avslås."]}
    assert messages(done) == ["Lagret. Medlemmet får e-post."]
    assert (change.status, change.answer, profile_values.read(member)) == ("rejected", "Dette er reklame.", stored)
    assert mail.subject == "Forslaget til endring av siden til Fjord AS ble ikke tatt inn"
    assert "Dette er reklame." in mail.text
    assert "- Tekst på norsk" in mail.text.split("Dette er ikke tatt inn:")[1]


@pytest.mark.django_db
def test_contacts_are_written_and_the_right_to_edit_stays_where_it_was(staff, member, kari):
    shown = make_contact(organisation=member, email="vist@fjord.example", is_public=True, may_edit=False)
    value = profile_values.contact_value(kari)
    change = make_profile_change(
        organisation=member,
        before={},
        after={
            f"contact-{kari.pk}": None,
            f"contact-{shown.pk}": None,
            "contact-new-1": value | {"name": "Ny Person", "email": "ny@fjord.example", "is_public": True},
        },
    )
    Contact.objects.filter(pk=kari.pk).update(is_public=True)

    decide(staff, change, "_approve")

    assert list(member.contacts.values_list("name", "is_public", "may_edit")) == [
        ("Kari Nordmann", False, True),
        ("Ny Person", True, False),
    ]


@pytest.mark.django_db
def test_what_the_database_refuses_is_a_sentence_and_nothing_is_stored(staff, member, kari):
    other = make_contact(organisation=member, email="annen@fjord.example")
    value = profile_values.contact_value(other)
    change = make_profile_change(
        organisation=member,
        after={"text_nb": "Ny tekst.", f"contact-{other.pk}": value | {"email": "kari@FJORD.example"}},
    )

    page = decide(staff, change, "_approve")

    change.refresh_from_db()
    member.refresh_from_db()
    assert page.context["form"].non_field_errors() == ["Virksomheten har alt en kontakt med denne e-postadressen."]
    assert (change.status, member.text_nb) == ("proposed", "Vi lager roboter i Trondheim.")


@pytest.mark.django_db
def test_a_page_that_changes_while_staff_look_is_looked_at_again(staff, member):
    change = make_profile_change(organisation=member)
    seen = staff.get(review(change)).context["form"]["seen"].value()
    Organisation.objects.update(text_nb="Endret av en annen.")

    page = staff.post(review(change), {"keys": ["text_nb"], "seen": seen, "_approve": "1"})
    again = decide(staff, change, "_approve")

    change.refresh_from_db()
    assert page.context["form"].non_field_errors() == ["Siden er endret mens du så på forslaget. Se over en gang til."]
    assert messages(again) == ["Lagret. Medlemmet får e-post."]
    assert change.status == "approved"


@pytest.mark.django_db
def test_a_second_click_says_what_was_decided(staff, member, kari):
    change = make_profile_change(organisation=member, contact=kari)
    seen = staff.get(review(change)).context["form"]["seen"].value()
    form = {"keys": ["text_nb"], "seen": seen, "answer": "Nei", "_reject": "1"}

    answers = [staff.post(review(change), form, follow=True) for _number in range(2)]

    assert messages(answers[1])[-1] == "Forslaget er alt avgjort: avslått."
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_staff_at_once_decide_once():
    user, change = make_user(is_staff=True), make_profile_change(contact=make_contact())
    acts = [lambda own: own.approve(by=user), lambda own: own.reject(by=user, reason="Nei.")] * 3

    results = in_threads(6, lambda: acts.pop()(ProfileChange.objects.get(pk=change.pk)))

    assert sorted(results) == [False] * 5 + [True]
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sending_and_approving_at_once_wait_for_each_other():
    contact, user = make_contact(), make_user(is_staff=True)
    change = make_profile_change(organisation=contact.organisation, contact=contact)
    address = open_session(contact)
    form = form_of(Client().get(address), website="https://ny.example/")
    acts = [lambda: Client().post(address, form).status_code, lambda: change.approve(by=user)]

    results = in_threads(2, lambda: acts.pop()())

    assert 302 in results
    assert [result for result in results if result not in (302, True, False)] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("permissions", "read", "decided"),
    [
        (["members.view_organisation"], 403, 403),
        (["members.view_profilechange"], 200, 403),
        (["members.view_profilechange", "members.change_profilechange"], 200, 403),
        (
            [
                "members.view_profilechange",
                "members.change_profilechange",
                "members.change_organisation",
                "members.change_contact",
            ],
            200,
            302,
        ),
    ],
)
def test_deciding_needs_its_rights(client, member, permissions, read, decided):
    change = make_profile_change(organisation=member)
    client.force_login(make_user(*permissions))

    page = client.get(review(change))
    answer = client.post(review(change), {"answer": "Nei", "seen": "x", "_reject": "1"})

    buttons = [field for field in elements(page, "input") if field.get("name") in {"_approve", "_reject"}]
    assert (page.status_code, answer.status_code, bool(buttons)) == (read, decided, decided == 302)


# Deletion


@pytest.mark.django_db
def test_links_are_deleted_after_seven_days():
    now = timezone.now()
    for contact in (None, make_contact()):
        made = now - timedelta(days=7, minutes=1)
        make_profile_link(contact=contact, created_at=made, expires_at=made + timedelta(minutes=15))
    kept = make_profile_link(created_at=now - timedelta(days=6, hours=23))

    assert erase_profile_links(now) == 2
    assert list(ProfileLink.objects.all()) == [kept]


@pytest.mark.django_db
def test_changes_are_deleted_with_their_values_and_pictures_twelve_months_after_the_decision(
    django_capture_on_commit_callbacks,
):
    now = timezone.now()
    old = now - relativedelta(months=12, days=1)
    decided = make_profile_change(
        status="approved", decided_at=old, sent_at=old, after={"text_nb": CANARY}, logo=make_image()
    )
    make_profile_change(sent_at=old, after={"text_nb": CANARY})
    kept = make_profile_change(status="rejected", sent_at=old, decided_at=now - relativedelta(months=11))
    file, storage = decided.logo.name, decided.logo.storage

    with django_capture_on_commit_callbacks(execute=True):
        count = erase_profile_changes(now)

    assert count == 2
    assert list(ProfileChange.objects.all()) == [kept]
    assert (columns_with(CANARY), storage.exists(file)) == ({}, False)


@pytest.mark.django_db
@time_machine.travel("2026-11-20 12:00 +0100", tick=False)
def test_contacts_are_kept_a_year_after_the_membership():
    def contact_of(*periods):
        contact = make_contact()
        for starts_on, ends_on in periods:
            make_membership(organisation=contact.organisation, starts_on=starts_on, ends_on=ends_on)
        return contact

    start = date(2020, 1, 1)
    gone = contact_of((start, date(2025, 11, 19)))
    make_profile_link(contact=gone)
    kept = [
        contact_of((start, date(2025, 11, 20))),
        contact_of((start, None)),
        contact_of((start, date(2022, 1, 1)), (date(2026, 1, 1), None)),
        contact_of(),
    ]

    count = erase_contacts(timezone.now())

    assert count == 1
    assert set(Contact.objects.all()) == set(kept)
    assert ProfileLink.objects.count() == 0
