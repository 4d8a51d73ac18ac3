"""What is erased from a record is erased from its history and the staff's log, whichever way it goes."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection

from tech_port.history.records import has_history
from tech_port.privacy import declared
from tests.admin.records import FACTORIES
from tests.factories import make_building, make_person, make_user

pytestmark = pytest.mark.django_db

CANARY = "Kanari"
HELD = [held for purpose in declared() for held in purpose.holds if has_history(held.model)]
MAKE = {**FACTORIES, "premises.building": make_building, "members.person": make_person}
FOUND = "SELECT count(*) FROM {table} AS told WHERE told::text ILIKE '%kanari%'"
TRIGGERS = "SELECT tgname FROM pg_trigger WHERE tgname LIKE '%\\_forgotten'"


def columns(held):
    """The columns of a record's history that a text can be written in, or those of the part that is erased."""
    texts = [field.name for field in held.model.history.model.tracked_fields if is_text(field)]
    return [name for name in texts if name in held.columns] if held.part else texts


def is_text(field):
    kind = field.get_internal_type()
    return kind in ("CharField", "TextField") and not field.choices and (field.max_length or 99) >= 20


def marked(held):
    """A record whose history has a canary in each personal column, and a line in the staff's log."""
    record = MAKE[held.model._meta.label_lower]()
    rows = held.model._base_manager.filter(pk=record.pk)
    rows.update(**{name: "noe" for name in held.columns if "mail" not in name})
    held.model.history.filter(id=record.pk).update(**dict.fromkeys(columns(held), CANARY))
    user = make_user(username=f"stab{record.pk}")
    LogEntry.objects.log_actions(user.pk, [record], 2, f"Endret {CANARY}.", single_object=True)
    return record


def canaries(model):
    with connection.cursor() as cursor:
        cursor.execute(FOUND.format(table=model.history.model._meta.db_table))
        return cursor.fetchone()[0]


@pytest.mark.parametrize("held", HELD, ids=lambda held: held.kind)
def test_a_canary_in_the_history_of_each_personal_column_is_gone_with_it(held):
    record = marked(held)
    rows = held.model._base_manager.filter(pk=record.pk)
    there = canaries(held.model)

    if held.part:
        held.erase(rows)
    else:
        rows.delete()

    assert there > 0
    assert canaries(held.model) == 0
    assert held.model.history.filter(id=record.pk).exists() == bool(held.part)
    if not held.part:
        assert list(LogEntry.objects.values_list("object_repr", "change_message")) == [(str(record.pk), "[]")]


def test_each_table_with_a_history_that_a_purpose_holds_has_its_trigger():
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS)
        triggers = sorted(name for (name,) in cursor.fetchall())

    names = [held.kind.replace(".", "_").replace("/", "_") for held in HELD]
    assert triggers == sorted(f"{name}_forgotten" for name in names)


def test_a_part_that_is_erased_says_of_which_columns():
    assert [held.kind for held in HELD if bool(held.part) != bool(held.columns)] == []
