"""The administrators' pages: what is known of somebody, that as a file, and the deletion, seen before it is done."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import Contact, JoinRequest
from tech_port.audit.models import Entry
from tech_port.data_subjects.mentions import mentions
from tests.factories import make_building, make_contact, make_join_request, make_mail, make_person
from tests.pages_read import elements, flat, messages
from tests.tech_port.data_subjects.canary import BY_ADDRESS, EMAIL, NAME

pytestmark = pytest.mark.django_db

KNOWN, FILE, ERASE = "/admin/personopplysninger/", "/admin/personopplysninger/fil/", "/admin/personopplysninger/slett/"


def held():
    contact = make_contact(name=NAME, email=EMAIL)
    return contact, make_join_request(email=EMAIL), make_mail(to=EMAIL, template="members/emails/profile_decided")


def sent(page):
    """The hidden fields and ticked boxes of the form that deletes."""
    inputs = [one for one in elements(page, "input") if one.get("name") in {"who", "chosen", "seen"}]
    found = [one for one in inputs if one.get("type") != "text"]
    data = {}
    for one in found:
        if one.get("type") == "hidden" or "checked" in one.attrib:
            data.setdefault(one.get("name"), []).append(one.get("value"))
    return data


def test_an_address_is_shown_with_all_that_is_registered_on_it_and_the_audit_says_that_somebody_asked(staff):
    contact, joining, mail = held()

    page = staff.post(KNOWN, {"who": f" {EMAIL.upper()} "})

    keys = [f"members.joinrequest/{joining.pk}", f"members.contact/{contact.pk}", f"outbox.mail/{mail.pk}"]
    assert sent(page)["chosen"] == keys
    assert f"Registrert på {EMAIL.upper().replace('SANGER.EXAMPLE', 'sanger.example')}" in flat(page)
    assert [name in flat(page) for name in (NAME, "Kontakter hos medlemmene", "Innmelding")] == [True] * 3
    entry = Entry.objects.get(within__startswith="person ")
    assert (entry.kind, entry.fields, entry.actor.username) == ("view", ["contact", "join", "mail"], "stab")
    assert EMAIL.casefold() not in entry.within


def test_what_a_name_finds_is_chosen_by_hand(staff):
    contact, _joining, _mail = held()

    page = staff.post(KNOWN, {"who": "sangersen kanarifugl"})

    assert "chosen" not in sent(page)
    assert f'value="members.contact/{contact.pk}"' in page.content.decode()


def test_the_file_has_what_to_hand_over_and_no_key_to_a_link(staff):
    held()

    answer = staff.post(FILE, {"who": EMAIL})

    assert answer["Content-Disposition"] == 'attachment; filename="personopplysninger.json"'
    told = json.loads(answer.content)
    assert [one["purpose"] for one in told["purposes"]] == [
        "Innmelding",
        "Kontakter hos medlemmene",
        "E-post fra nettstedet",
    ]
    [contact] = told["purposes"][1]["records"]
    assert (contact["Navn"], contact["E-post"]) == (NAME, EMAIL)
    assert [row["Navn"] for row in told["purposes"][1]["history"]] == [NAME]
    assert list(Entry.objects.filter(kind="export").values_list("within", flat=True)) == BY_ADDRESS.traces


def test_the_deletion_is_seen_first_and_what_has_changed_meanwhile_is_seen_again(staff):
    held()
    chosen = sent(staff.post(KNOWN, {"who": EMAIL}))

    seen = staff.post(ERASE, chosen)
    newer = make_join_request(contact_name="Ola", email="ola@sanger.example", about=f"Spør {EMAIL}")
    again = staff.post(ERASE, sent(seen))
    done = staff.post(ERASE, sent(again), follow=True)

    assert "Ingenting er slettet ennå." in flat(seen)
    assert "Noe er endret siden du så det." in flat(again)
    assert messages(done) == ["3 oppføringer er slettet."]
    assert (list(Contact.objects.all()), list(JoinRequest.objects.all())) == ([], [newer])
    left = ["members_historicaljoinrequest", "members_joinrequest"]
    assert [one.table for one in mentions(BY_ADDRESS)] == left
    assert Entry.objects.filter(kind="deletion", within=BY_ADDRESS.traces[0]).count() == 1


def test_nothing_goes_that_was_not_chosen_and_what_is_typed_wrong_is_said(staff):
    contact, joining, mail = held()

    one = staff.post(ERASE, {"who": EMAIL, "chosen": [f"members.joinrequest/{joining.pk}"]})
    staff.post(ERASE, sent(one))
    none = staff.post(ERASE, {"who": EMAIL})
    wrong = staff.post(KNOWN, {"who": "kanarifugl@"})

    assert (Contact.objects.get(), JoinRequest.objects.count()) == (contact, 0)
    assert "Kryss av for det som skal slettes." in flat(none)
    assert 'value="kanarifugl@"' in wrong.content.decode()
    assert mail._meta.model.objects.filter(pk=mail.pk).exists()


def test_the_page_takes_as_many_queries_for_many_rows_as_for_one(staff):
    counts = []
    for number in (1, 3):
        for _row in range(number):
            held()
        with CaptureQueriesContext(connection) as captured:
            staff.post(KNOWN, {"who": EMAIL})
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_those_of_one_name_have_an_answer_each(staff):
    make_contact(name="Kari Nordmann", email="Kari@a.example")
    make_join_request(contact_name="Kari Nordmann", email="kari@a.example")
    make_contact(name="Kari Nordmann", email="kari@b.example")
    person = make_person(name="Kari Nordmann")

    page = staff.post(KNOWN, {"who": "kari nordmann"})
    answer = staff.post(FILE, {"who": "kari nordmann", "person": f"members.person/{person.pk}"})
    refused = staff.post(FILE, {"who": "kari nordmann"})

    found = [(one.name, sum(len(kind.found.records) for kind in kinds)) for one, kinds, _go in page.context["people"]]
    assert sorted(found) == [("Kari Nordmann", 1), ("kari@a.example", 2), ("kari@b.example", 1)]
    told = json.loads(answer.content)["purposes"]
    assert [[record["Navn"] for record in one["records"]] for one in told] == [["Kari Nordmann"]]
    assert "Flere går under det navnet. Velg en av dem." in flat(refused)


def test_what_only_loses_the_person_is_told_so_before_and_after(staff):
    building = make_building(contact_name=NAME, contact_email=EMAIL)
    make_contact(email=EMAIL)

    page = staff.post(KNOWN, {"who": EMAIL})
    seen = staff.post(ERASE, sent(page))
    done = staff.post(ERASE, sent(seen), follow=True)

    building.refresh_from_db()
    assert f"Ta personen bort fra: Bygg {building.pk}" in flat(page)
    assert messages(done) == ["1 oppføring er slettet. 1 oppføring blir stående uten personen."]
    assert building.contact_email == ""
