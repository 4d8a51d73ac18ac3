"""A person pushed through every form is found wherever they stand, and then in no table of the database."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from events.models import EventTip, Registration
from members.models import Challenge, Person
from tech_port.audit.models import Entry
from tech_port.data_subjects.held import erase, found
from tech_port.data_subjects.looked import look
from tech_port.data_subjects.mentions import mentions
from tech_port.privacy import declared
from tests.factories import make_article, make_interest
from tests.tech_port.data_subjects.canary import (
    BY_ADDRESS,
    BY_NAME,
    EMAIL,
    NAME,
    open_forms,
    released,
    with_a_public_role,
)
from tests.traces import columns_with

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(settings):
    settings.STAFF_EMAILS = ["stab@havn.example"]


def told_columns():
    """`app.Model.column` of what any purpose tells of, and of its history."""
    columns = {
        (model, name)
        for purpose in declared()
        for model, names in [
            *((one.model, one.columns) for one in purpose.tells),
            *((one.model, one.columns) for one in purpose.holds),
        ]
        for name in names
    }
    return {
        f"{label}.{name}" for model, name in columns for label in (model._meta.label, historical(model)) if label
    } | {"outbox.Mail.to"}


def historical(model):
    return model.history.model._meta.label if hasattr(model, "history") else ""


def test_what_every_open_form_stores_of_a_person_stands_only_where_it_is_declared(client):
    statuses = released(client)

    assert statuses == dict.fromkeys(open_forms(), 302) | {"signup.SignupForm": 200}
    assert sorted(columns_with(EMAIL).keys() - told_columns()) == []
    assert sorted(columns_with("Kanarifugl").keys() - told_columns()) == []


def test_of_who_asks_to_be_forgotten_nothing_is_left_in_any_table(client):
    released(client)
    of_others = make_interest(email="ola@sanger.example")
    before = {one.table for one in mentions(BY_ADDRESS)}
    looked = look(BY_ADDRESS, found(BY_ADDRESS))

    erase(BY_ADDRESS, found(BY_ADDRESS))

    assert len(before) > 20
    assert (looked.stays, mentions(BY_ADDRESS), mentions(BY_NAME)) == ([], [], [])
    emptied = {one.found.label: one.emptied for one in looked.records if one.emptied}
    kept = ["members.challenge", "premises.building", "events.registration", "events.eventtip"]
    assert emptied == dict.fromkeys(kept, 1)
    assert columns_with("Kanarifugl") == {}
    of_others.refresh_from_db()
    assert (of_others.email, Challenge.objects.count(), EventTip.objects.count()) == ("ola@sanger.example", 1, 1)
    assert list(Registration.objects.values_list("name", "people")) == [("", 3)]


def test_a_public_role_and_an_account_stay_with_the_reason_and_a_text_is_pointed_at(client):
    with_a_public_role()
    make_article(body_nb=f"Vi hilser på {NAME}.")
    everything = found(BY_NAME)

    looked = look(BY_NAME, everything)
    erase(BY_NAME, everything)

    reasons = {one.model: one.stays for purpose in declared() for one in purpose.holds}
    why = {one.mention.about: one.why for one in looked.stays if one.mention.about in reasons}
    assert looked.records == []
    assert why == {Person: reasons[Person]}
    assert [one.mention.number for one in looked.stays if one.mention.table == "content_article"] == [1]
    assert [one.model for one in found(BY_ADDRESS)] == [User]
    assert Person.objects.get().name == NAME


def test_the_commands_hand_over_all_of_it_and_erase_when_told_to_and_the_audit_says_so_without_the_address(client):
    released(client)
    out, kept, gone = StringIO(), StringIO(), StringIO()

    call_command("tell_about", EMAIL.upper(), stdout=out)
    call_command("erase", EMAIL, stdout=kept)
    left = len(mentions(BY_ADDRESS))
    call_command("erase", EMAIL, yes=True, stdout=gone)

    told = json.loads(out.getvalue())
    assert {one["purpose"] for one in told["purposes"]} == {
        str(purpose.title) for purpose in declared() if purpose.key not in {"roles", "needs", "backup", "staff"}
    }
    assert "Nothing was erased" in kept.getvalue()
    assert (left > 20, mentions(BY_ADDRESS)) == (True, [])
    entries = Entry.objects.filter(within__startswith="person ").order_by("pk")
    assert [(one.kind, one.within in BY_ADDRESS.traces) for one in entries] == [("export", True), ("deletion", True)]
    assert "Erased: " in gone.getvalue()
