"""A tenant sends its interest to the landlord too, the landlord answers in the thread, and the tenant takes it back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from premises.models import Interest, InterestMessage, LandlordLink
from tech_port.outbox.models import Mail
from tests.factories import make_building, make_interest, make_interest_message, make_landlord_link, make_unit
from tests.links import leads_to, link_to
from tests.pages_read import flat
from tests.premises.interest.sent import typed
from tests.threads import in_threads

pytestmark = pytest.mark.django_db

EMAIL, OTHERS = "utleie@gardeier.example", "andre@gardeier.example"


@pytest.fixture
def unit():
    return make_unit(name="B3-601", building=make_building(name_nb="Byggetrinn 3", contact_email=EMAIL))


@pytest.fixture
def other():
    return make_unit(name="B2-201", building=make_building(name_nb="Byggetrinn 2", contact_email=OTHERS))


@pytest.fixture
def link():
    return make_landlord_link(email=EMAIL)


def shared(*units, **values):
    return make_interest(**{"units": units, "share_with_landlord": True, **values})


def page_of(link, interest):
    return link_to(link) + f"interesse/{interest.reference}/"


def answer(client, link, interest, body="Kom og se.", **values):
    form = client.get(page_of(link, interest)).context["form"]
    return client.post(page_of(link, interest), {"submission": form["submission"].value(), "body": body, **values})


def to_landlords():
    return sorted(Mail.objects.filter(template="premises/emails/landlord_news").values_list("to", flat=True))


# Sending it


def test_the_landlord_is_told_when_the_tenant_ticks_it_and_nothing_personal_is_mailed(client, unit, other):
    form = typed(lokale=[unit.pk, other.pk], share_with_landlord="on", message="Vi er ti.")

    client.post("/lokaler/interesse/", form)

    interest = Interest.objects.get()
    mail = Mail.objects.get(to=EMAIL)
    personal = (interest.organisation_name, interest.contact_name, interest.email, interest.message)
    assert to_landlords() == [OTHERS, EMAIL]
    assert mail.subject == f"En leietaker spør etter lokalene dine, {interest.reference}"
    assert isinstance(leads_to(mail.text), LandlordLink)
    assert [text for text in personal if text in f"{mail.subject} {mail.text} {mail.html}"] == []


def test_the_landlord_is_not_told_when_the_tenant_does_not_tick_it(client, unit, link):
    client.post("/lokaler/interesse/", typed(lokale=[unit.pk]))

    interest = Interest.objects.get()
    assert (interest.share_with_landlord, to_landlords()) == (False, [])
    assert client.get(page_of(link, interest)).status_code == 404


def test_the_form_asks_only_where_a_unit_is_chosen_and_says_what_the_landlord_gets(client, unit):
    pages = [flat(client.get(f"/lokaler/interesse/{query}")) for query in ("", f"?lokale={unit.pk}")]

    assert ["Send skjemaet også til utleieren av lokalene" in page for page in pages] == [False, True]
    assert "E-post, telefon og budsjett ser de ikke." in pages[1]


def test_a_unit_that_is_added_later_tells_its_landlord_and_the_first_is_not_told_again(client, unit, other):
    interest = shared(unit, message="")
    form = {
        name: value
        for name, value in client.get(link_to(interest) + "endre/").context["form"].initial.items()
        if value not in (None, "", False)
    }

    client.post(link_to(interest) + "endre/", form | {"lokale": [unit.pk, other.pk], "share_with_landlord": "on"})

    assert to_landlords() == [OTHERS]


# Reading it


def test_a_landlord_reads_the_need_of_its_own_units_and_neither_address_nor_budget(client, unit, other, link):
    interest = shared(unit, other, organisation_name="Blåbær AS", phone="+4773595000", budget_nok_year=1234567)
    make_interest_message(interest=interest, sender="staff", body="Mellom oss.")
    make_interest_message(interest=interest, sender="tenant", subject="", body="Bare til staben.")
    make_interest_message(interest=interest, sender="tenant", subject="", body="Til B2.", building=other.building)
    make_interest_message(interest=interest, sender="tenant", subject="", body="Til deg.", building=unit.building)

    front, page = flat(client.get(link_to(link))), flat(client.get(page_of(link, interest)))

    shown = ["Blåbær AS", "Ola Nordmann", "600–900 m²", "B3-601", interest.message, "Til deg."]
    hidden = [interest.email, "73 59 50 00", "1 234 567", "B2-201", "Mellom oss.", "Bare til staben.", "Til B2."]
    assert [text for text in shown if text not in page] == []
    assert [text for text in hidden if text in page + front] == []
    assert f'href="{page_of(link, interest)}"' in front


@pytest.mark.parametrize(
    "values",
    [
        {"share_with_landlord": False},
        {"status": Interest.Status.WITHDRAWN},
        {"status": Interest.Status.SIGNED},
        {"units": []},
    ],
)
def test_what_is_not_the_landlords_or_was_taken_back_is_nowhere(client, unit, link, values):
    interest = shared(unit, organisation_name="Hemmelig AS", **{"units": [unit], **values})
    form = {"submission": "7b1c2f0e-5a0c-4f8e-9b53-2f6d1e0c9a11", "body": "Hei"}

    answers = [client.get(page_of(link, interest)), client.post(page_of(link, interest), form)]

    assert [response.status_code for response in answers] == [404, 404]
    assert "Hemmelig AS" not in "".join(flat(response) for response in [*answers, client.get(link_to(link))])
    assert InterestMessage.objects.count() == 0


def test_anothers_interest_is_not_found_by_its_reference(client, unit, other, link):
    assert client.get(page_of(link, shared(other))).status_code == 404


def test_a_late_link_opens_no_interest(client, unit):
    late = make_landlord_link(email=EMAIL, sent_at=timezone.now() - timedelta(days=30))

    assert client.get(page_of(late, shared(unit))).status_code == 410


# Answering it


def test_the_answer_is_mailed_to_the_tenant_stands_in_the_thread_and_staff_are_told(client, unit, link, settings):
    settings.STAFF_EMAILS = ["stab@portal.example"]
    interest = shared(unit)

    response = answer(client, link, interest, "Kom og se i morgen.")

    interest.refresh_from_db()
    tenant, staff = Mail.objects.get(to=interest.email), Mail.objects.get(to="stab@portal.example")
    assert response["Location"] == page_of(link, interest) + "#traad"
    assert (interest.status, interest.answered_at is not None) == ("contacted", True)
    assert tenant.subject == f"{interest.reference}: svar fra utleieren av Byggetrinn 3"
    assert ["Kom og se i morgen." in part for part in (tenant.text, tenant.html, staff.text)] == [True, True, False]
    assert staff.subject.startswith(f"Utleieren har svart på {interest.reference}")
    assert EMAIL not in tenant.text + tenant.html
    for page in (client.get(link_to(interest)), client.get(page_of(link, interest))):
        assert "Kom og se i morgen." in flat(page)
    assert "<strong> Utleieren av Byggetrinn 3" in flat(client.get(link_to(interest)))


def test_an_empty_answer_is_asked_for_and_the_same_answer_twice_is_one(client, unit, link):
    interest = shared(unit)
    form = {"submission": "7b1c2f0e-5a0c-4f8e-9b53-2f6d1e0c9a11", "body": "Hei"}

    empty = answer(client, link, interest, " ")
    twice = [client.post(page_of(link, interest), form).status_code for _press in range(2)]

    assert (empty.status_code, "Skriv et svar." in flat(empty)) == (422, True)
    assert (twice, InterestMessage.objects.count()) == ([302, 302], 1)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_answer(client, unit, link):
    interest = shared(unit)
    form = {"submission": "7b1c2f0e-5a0c-4f8e-9b53-2f6d1e0c9a11", "body": "Hei"}

    in_threads(2, lambda: type(client)().post(page_of(link, interest), form))

    assert InterestMessage.objects.count() == 1


def test_an_answer_that_comes_after_it_was_taken_back_is_not_stored(unit):
    interest = shared(unit)
    Interest.objects.update(share_with_landlord=False)

    stored = InterestMessage.objects.from_landlord(
        interest, unit.building, "Hei", "7b1c2f0e-5a0c-4f8e-9b53-2f6d1e0c9a11"
    )

    assert (stored, InterestMessage.objects.count(), Mail.objects.count()) == (False, 0, 0)


def test_a_landlord_that_writes_without_end_is_told_to_wait(client, unit, link, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 1
    interest = shared(unit)

    answers = [answer(client, link, interest).status_code for _time in range(2)]

    assert (answers, InterestMessage.objects.count()) == ([302, 429], 1)


def test_the_tenant_chooses_whether_a_message_is_for_the_landlord_too(client, unit, other, link):
    interest = shared(unit, other)
    answer(client, link, interest)
    page = client.get(link_to(interest))
    form = {"submission": page.context["form"]["submission"].value(), "body": "Når?"}

    client.post(link_to(interest) + "melding/", form | {"to": str(unit.building.pk)})
    client.post(
        link_to(interest) + "melding/",
        form | {"submission": "7b1c2f0e-5a0c-4f8e-9b53-2f6d1e0c9a11", "body": "Psst", "to": "staben"},
    )
    foreign = client.post(link_to(interest) + "melding/", form | {"to": str(make_building().pk)})

    rows = InterestMessage.objects.filter(sender="tenant").order_by("pk").values_list("body", "building")
    assert page.context["form"]["to"].value() == str(unit.building.pk)
    assert list(rows) == [("Når?", unit.building.pk), ("Psst", None)]
    assert (foreign.status_code, to_landlords()) == (422, [EMAIL])
    assert [
        "Når?" in flat(client.get(page_of(link, interest))),
        "Psst" in flat(client.get(page_of(link, interest))),
    ] == [
        True,
        False,
    ]


# Taking it back


def test_the_tenant_takes_it_back_and_shares_it_again_with_a_line_in_the_log(client, unit, link):
    interest = shared(unit)
    page, button = flat(client.get(link_to(interest))), link_to(interest) + "utleier/"

    seen = [client.get(page_of(link, interest)).status_code]
    for form in ({}, {}, {"del": "1"}):
        client.post(button, form)
        seen.append(client.get(page_of(link, interest)).status_code)

    notes = interest.steps.order_by("pk").values_list("note", flat=True)
    assert "Det de alt har lest, kan vi ikke ta tilbake." in page
    assert (seen, client.get(button).status_code) == ([200, 404, 404, 200], 405)
    assert list(notes) == ["Tatt tilbake fra utleieren.", "Sendt til utleieren."]
    assert to_landlords() == [EMAIL]


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_who_deletes_it_is_told_that_the_landlord_has_seen_it(client, unit, is_taken_back):
    interest = shared(unit)
    if is_taken_back:
        client.post(link_to(interest) + "utleier/")

    pages = [flat(client.get(link_to(one) + "slett/")) for one in (interest, make_interest(units=[unit]))]

    told = "Utleieren har fått se meldingen. Det de alt har lest, kan vi ikke slette hos dem."
    assert [told in page for page in pages] == [True, False]


def test_the_tenants_copy_says_who_reads_it(client, unit):
    readers = client.get(link_to(shared(unit)) + "last-ned/").json()["readers"]

    assert readers == ["staben i Trondheim Tech Port", "utleieren av Byggetrinn 3"]


def test_the_database_refuses_a_message_of_nobodys_landlord(unit):
    with pytest.raises(IntegrityError, match="message_landlord_has_building"), transaction.atomic():
        make_interest_message(sender="landlord")
    with pytest.raises(IntegrityError, match="message_staff_has_no_building"), transaction.atomic():
        make_interest_message(sender="staff", building=unit.building)
