"""Records about people name nobody where their text is kept longer than they are, and staff still see who it is."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

from premises.models import Building
from tech_port.outbox.models import Mail
from tests.admin.records import FACTORIES, address
from tests.factories import make_contact, make_organisation, make_registration
from tests.pages_read import elements, flat
from tests.traces import CANARY

pytestmark = pytest.mark.django_db

PUBLIC = {  # what a page of the site shows, of models that hold an address as well
    "events.eventtip": {"title"},
    "members.challenge": {"title_nb", "title_en"},
    "premises.building": {"name_nb", "name_en", "other_names"},
    "premises.interest": {"reference"},
}


def has_address(model):
    return any(isinstance(field, models.EmailField) for field in model._meta.concrete_fields)


def personal_labels():
    """The models with somebody's e-mail address, and those whose rows go with such a row."""
    for label in FACTORIES:
        model = apps.get_model(label)
        owners = [
            field.related_model
            for field in model._meta.concrete_fields
            if field.many_to_one and field.remote_field.on_delete is models.CASCADE
        ]
        if has_address(model) or any(has_address(owner) and owner is not Building for owner in owners):
            yield label


def test_what_is_personal_is_found():
    assert {"outbox.mail", "events.registration", "premises.interestmessage"} <= set(personal_labels())


@pytest.mark.parametrize("label", list(personal_labels()))
def test_a_records_text_holds_nothing_of_what_a_person_wrote(label):
    row = FACTORIES[label]()
    for field in row._meta.concrete_fields:
        is_free_text = isinstance(field, (models.CharField, models.TextField)) and not field.choices
        if is_free_text and field.name not in PUBLIC.get(label, set()) | {"template", "query", "standing"}:
            setattr(row, field.name, CANARY)

    assert CANARY not in str(row)


def test_staff_see_whose_record_it_is_on_its_page(staff):
    row = make_registration(name="Kari Nordmann")

    page = staff.get(address("events.registration", row.pk, "change"))

    assert [heading.text for heading in elements(page, "h2")][:1] == ["Kari Nordmann"]


def test_staff_see_whom_they_sign_off_and_delete_nobody_while_the_log_names_nobody(staff):
    row = make_registration(name=CANARY)

    page = staff.get(address("events.registration", row.pk, "change"))
    staff.post(f"/admin/events/registration/{row.pk}/meld-av/")

    assert f"Meld av {CANARY}" in flat(page)
    assert staff.post(address("events.registration", row.pk, "delete"), {"post": "yes"}).status_code == 403
    logged = [CANARY in entry.object_repr + entry.change_message for entry in LogEntry.objects.all()]
    assert (type(row).objects.get().status, logged) == ("cancelled", [False, False])
    assert [mail.to for mail in Mail.objects.all()] == [row.email]


@pytest.mark.parametrize("label", ["members.contact", "members.joinrequest", "premises.searchalert"])
def test_a_record_that_names_nobody_itself_is_headed_by_who_it_is_where_it_is_deleted(staff, label):
    row = FACTORIES[label]()
    heading = admin.site.get_model_admin(type(row)).heading

    page = staff.get(address(label, row.pk, "delete"))

    assert [element.text for element in elements(page, "h2")][:1] == [getattr(row, heading)]


def test_the_log_keeps_no_name_of_a_contact_that_is_changed_with_its_organisation(staff):
    organisation = make_organisation()
    make_contact(organisation=organisation, name=CANARY)

    LogEntry.objects.all().delete()
    staff.post(address("members.contact", organisation.contacts.get().pk, "delete"), {"post": "yes"})

    assert [CANARY in entry.object_repr + entry.change_message for entry in LogEntry.objects.all()] == [False]


def test_rows_of_the_log_that_named_people_name_them_no_longer(staff):
    contacts, organisations = [
        ContentType.objects.get_by_natural_key("members", model) for model in ("contact", "organisation")
    ]
    values = {"user_id": int(staff.session["_auth_user_id"]), "object_id": "7"}
    inline = '[{"added": {"name": "kontakt", "object": "Kanarifugl, Firma"}}, {"changed": {"fields": ["Navn"]}}]'
    LogEntry.objects.create(
        content_type=contacts, object_repr=f"{CANARY}, Firma", action_flag=ADDITION, change_message="", **values
    )
    LogEntry.objects.create(
        content_type=organisations, object_repr="Firma", action_flag=CHANGE, change_message=inline, **values
    )

    import_module("tech_port.content.migrations.0005_forget_names_in_the_staff_log").forget_names(apps, None)

    assert list(LogEntry.objects.order_by("pk").values_list("object_repr", "change_message")) == [
        ("Kontakt 7", ""),
        ("Firma", '[{"added": {"name": "kontakt", "object": ""}}, {"changed": {"fields": ["Navn"]}}]'),
    ]
