"""Rights, publishing and deletions are written down with what they change, and no row of it is ever changed."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone

from members.models import Contact
from tech_port.audit import settings_seen
from tech_port.audit.models import Entry
from tech_port.privacy import declared
from tests.admin.records import address
from tests.factories import make_contact, make_entry, make_event, make_interest, make_unit, make_user
from tests.jobs import erased
from tests.pages_read import filled

pytestmark = pytest.mark.django_db
TRIGGERS = """
SELECT tgrelid::regclass::text, string_to_array(encode(tgargs, 'escape'), '\\000') FROM pg_trigger
WHERE tgfoid = 'audit_note'::regproc
"""
PUBLISHED = {
    "content.announcement": "",
    "content.article": "published_at",
    "events.event": "state,is_hidden",
    "members.challenge": "status,published_at",
    "members.contact": "is_public",
    "members.documentversion": "published_at",
    "members.organisation": "is_hidden",
    "newsletter.issue": "state,published_at",
    "premises.lease": "tenant_is_withheld",
    "premises.unit": "is_offered,hidden",
}


def triggers(kind):
    """{model: columns} of what a kind is written down of."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS)
        return {model: columns for _table, (of, model, _pk, columns, *_rest) in cursor.fetchall() if of == kind}


def written(kind):
    return list(Entry.objects.filter(kind=kind).order_by("pk").values_list("action", "model", "object_pk", "fields"))


def test_every_declared_table_has_its_deletions_audited_and_every_public_state_its_changes():
    held = {held.model._meta.label_lower for purpose in declared() for held in purpose.holds if not held.part}

    assert set(triggers("deletion")) == held
    assert triggers("publishing") == PUBLISHED


def test_a_row_is_neither_changed_nor_deleted_before_it_is_a_year_old():
    old, young = make_entry(at=timezone.now() - timedelta(days=366)), make_entry()

    for spoil in (
        lambda: Entry.objects.filter(pk=young.pk).update(action="taken"),
        lambda: young.delete(),
        lambda: Entry.objects.filter(pk=old.pk).update(actor=None),
    ):
        with pytest.raises((IntegrityError, InternalError), match="neither changed nor deleted"), transaction.atomic():
            spoil()
    old_pk = old.pk
    old.delete()

    assert list(Entry.objects.filter(pk__in=[old_pk, young.pk])) == [young]


def test_what_the_admin_changes_of_an_account_is_told_by_the_names_of_its_columns(staff):
    kari, group = make_user(username="kari", is_staff=True), Group.objects.create(name="Gruppe")
    before = Entry.objects.filter(kind="rights").count()
    page = staff.get(address("auth.user", kari.pk, "change"))

    staff.post(address("auth.user", kari.pk, "change"), filled(page, first_name="Kari", groups=[group.pk]))

    rows = Entry.objects.filter(kind="rights").order_by("pk")[before:]
    assert [(row.action, row.model, row.object_pk, row.fields) for row in rows] == [
        ("update", "auth.user", str(kari.pk), ["first_name"]),
        ("insert", "auth.user", str(kari.pk), ["groups"]),
    ]
    assert {row.actor.username for row in rows} == {"stab"}


def test_publishing_and_deleting_by_staff_are_written_down_and_by_others_are_not(staff):
    unit, event, contact = make_unit(is_offered=True), make_event(), make_contact()
    make_contact().delete()
    page = staff.get(address("premises.unit", unit.pk, "change"))

    staff.post(address("premises.unit", unit.pk, "change"), filled(page, hidden="on"))
    asked = staff.get(address("members.contact", contact.pk, "delete"))
    staff.post(address("members.contact", contact.pk, "delete"), filled(asked, post="yes"))
    type(event).objects.filter(pk=event.pk).update(state="cancelled")

    assert written("publishing") == [
        ("update", "premises.unit", str(unit.pk), ["hidden"]),
        ("delete", "members.contact", str(contact.pk), []),
    ]
    assert written("deletion") == [("delete", "members.contact", str(contact.pk), [])]


def test_what_cannot_be_written_down_is_not_done(staff):
    contact = make_contact()
    asked = staff.get(address("members.contact", contact.pk, "delete"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_entry ADD CONSTRAINT nothing CHECK (false) NOT VALID")

    with pytest.raises(IntegrityError), transaction.atomic():
        staff.post(address("members.contact", contact.pk, "delete"), filled(asked, post="yes"))
    with pytest.raises(IntegrityError), transaction.atomic():
        staff.get(address("members.contact", contact.pk, "change"))

    assert Contact.objects.filter(pk=contact.pk).exists()


def test_the_nightly_deletion_and_changed_settings_are_written_down_without_anybody(settings):
    make_interest(delete_on=timezone.localdate())
    first = settings_seen.note_changes(None)
    settings.MAIL_KEPT_DAYS = 3

    erased()
    counts = first, settings_seen.note_changes(None), settings_seen.note_changes(None)

    assert counts == (0, 1, 0)
    assert [(row.actor, row.within) for row in Entry.objects.filter(kind="deletion")] == [(None, "interest: 1")]
    assert written("settings") == [("update", "", "", ["MAIL_KEPT_DAYS"])]


def test_no_entry_has_a_place_for_what_somebody_wrote():
    columns = {field.name: field.max_length for field in Entry._meta.fields if hasattr(field, "max_length")}

    assert {name for name, length in columns.items() if length and length > 120} == set()
    assert all(hasattr(settings, name) for name in settings_seen.AUDITED)
