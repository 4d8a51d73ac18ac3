"""No migration from now on breaks the release before it, which serves while it runs."""

import pytest
from django.contrib.postgres import operations as postgres
from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models
from django.db.migrations.state import ProjectState
from django.db.models.functions import Now

from .migrations import GOES, LONG, faults, own_migrations

# From before the rule. Whatever takes one of these is run while nobody uses the site; none is added.
BASELINE = [
    ("content", "0003_article_precision_and_stated_values"),
    ("content", "0004_programme_names_in_two_languages"),
    ("content", "0005_forget_names_in_the_staff_log"),
    ("content", "0006_tidy_texts"),
    ("events", "0002_signup_calendars_series"),
    ("events", "0003_changes_and_seats_in_the_database"),
    ("events", "0004_signup_constraints"),
    ("events", "0005_event_listed_by_end"),
    ("events", "0007_seats_asked_about_or_held"),
    ("events", "0008_whole_days_end_with_their_day"),
    ("events", "0009_mail_batches"),
    ("events", "0011_batches_that_are_over_stay_so"),
    ("events", "0012_sizes_of_files"),
    ("events", "0013_tidy_texts"),
    ("members", "0002_joining_profiles_documents"),
    ("members", "0005_sizes_of_files"),
    ("members", "0006_tidy_texts"),
    ("outbox", "0002_mail_headers"),
    ("outbox", "0003_mail_calendar"),
    ("outbox", "0004_about_a_record"),
    ("premises", "0002_interest_thread_alerts_freshness_imports_photos"),
    ("premises", "0003_alert_sender"),
    ("premises", "0004_indexes_of_the_finder"),
    ("premises", "0005_links_of_their_own"),
    ("premises", "0006_tidy_texts"),
]

# Looked at and let through, with the reason: since which release no code asks for what goes; why a table stays small.
BEGINS = "reads each table once, and writes only histories, which the release before has not"
LESS = "takes columns out of tables that the release makes itself, of which none before it knows"
SMALL = "indexes a new column of a history that staff write by hand: some hundred rows"
REVIEWED = {
    ("content", "0025_places_on_the_map"): SMALL,
    ("members", "0032_place_of_organisations"): SMALL,
    ("pictures", "0004_history_begins"): BEGINS,
    ("content", "0023_history_begins"): BEGINS,
    ("members", "0029_history_begins"): BEGINS,
    ("premises", "0037_history_begins"): BEGINS,
    ("events", "0024_history_begins"): BEGINS,
    ("content", "0024_business_areas_tagged"): "gives addresses to three business areas, and no more come",
    ("pictures", "0003_history_keeps_less"): LESS,
    ("members", "0028_history_forgets"): LESS,
    ("premises", "0036_history_forgets"): LESS,
    ("events", "0023_history_forgets"): LESS,
}

MANY, TEXT = models.CharField(max_length=9), models.CharField(max_length=9, db_default="")
NEVER_LATE = models.CheckConstraint(condition=models.Q(day__gt="2000-01-01"), name="never_late")
ONCE = models.UniqueConstraint(fields=["name"], name="once")
TWICE = models.GeneratedField(expression=models.F("id") * 2, output_field=models.IntegerField(), db_persist=True)
INDEX = models.Index(fields=["name"], name="by_name")
FILLS = "is not null, and the old code does not fill it: db_default, or null=True"
INDEXES = f"builds an index: {LONG}; AddIndexConcurrently does not"
HOLDS = "holds its locks to the end"


def test_no_migration_breaks_the_release_before_it():
    own, loader = own_migrations()

    found = {key: faults(migration, loader.project_state(key, at_end=False)) for key, migration in own.items()}

    let_through = {*BASELINE, *REVIEWED}
    assert {key: of for key, of in found.items() if of and key not in let_through} == {}
    assert [key for key in sorted(let_through) if not found.get(key)] == []


def state():
    fields = [
        ("id", models.AutoField(primary_key=True)),
        ("name", models.CharField(max_length=20)),
        ("day", models.DateField(null=True)),
    ]
    made = ProjectState()
    for operation in (migrations.CreateModel("Tip", fields), migrations.CreateModel("Member", [fields[0]])):
        operation.state_forwards("events", made)
    return made


def found_in(*operations, is_atomic=True):
    migration = migrations.Migration("0099", "events")
    migration.operations, migration.atomic = list(operations), is_atomic
    return faults(migration, state())


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (migrations.AddIndex("tip", INDEX), INDEXES),
        (migrations.AddConstraint("tip", NEVER_LATE), f"checks {LONG}: AddConstraintNotValid, then ValidateConstraint"),
        (migrations.AddConstraint("tip", ONCE), f"builds an index: {LONG}; CREATE UNIQUE INDEX CONCURRENTLY"),
        (migrations.AddField("tip", "place", MANY), FILLS),
        (migrations.AddField("tip", "key", models.UUIDField(db_default=RandomUUID())), f"writes {LONG}: null=True"),
        (
            migrations.AddField("tip", "by", models.ForeignKey("events.Member", models.CASCADE, null=True)),
            f"builds an index: {LONG}; db_index=False",
        ),
        (
            migrations.AddField("tip", "twice", TWICE),
            f"writes {LONG}: a column that a trigger fills",
        ),
        (migrations.AlterField("tip", "name", models.IntegerField()), f"writes {LONG}: a new column"),
        (migrations.AlterField("tip", "name", models.CharField(max_length=10)), f"writes {LONG}: a new column"),
        (migrations.AlterField("tip", "name", models.CharField(max_length=20, unique=True)), INDEXES),
        (migrations.AlterField("tip", "day", models.DateField()), f"checks {LONG}, and the old code leaves it empty"),
        (migrations.RemoveField("tip", "name"), GOES),
        (migrations.RenameField("tip", "name", "title"), GOES),
        (migrations.DeleteModel("tip"), GOES),
        (migrations.RenameModel("tip", "hint"), GOES),
        (migrations.AlterModelTable("tip", "hints"), GOES),
        (migrations.RunPython(migrations.RunPython.noop), HOLDS),
        (migrations.RunSQL("UPDATE events_tip SET name = ''"), HOLDS),
        (migrations.RunSQL(["CREATE UNIQUE INDEX a ON events_tip (name)"]), f"builds an index: {LONG}"),
        (migrations.RunSQL("ALTER TABLE events_tip ADD CONSTRAINT a CHECK (id > 0)"), f"checks {LONG}: NOT VALID"),
        (migrations.RunSQL("ALTER TABLE events_tip ALTER COLUMN name SET NOT NULL"), f"checks {LONG}"),
        (migrations.RunSQL("ALTER TABLE events_tip ALTER COLUMN name TYPE text"), f"writes {LONG}"),
        (migrations.RunSQL("ALTER TABLE events_tip DROP COLUMN name"), GOES),
        (migrations.SeparateDatabaseAndState([migrations.RemoveField("tip", "name")]), GOES),
    ],
)
def test_what_breaks_the_release_before_it_is_told_with_what_to_do_instead(operation, sentence):
    found = found_in(operation)

    of = operation.database_operations[0] if hasattr(operation, "database_operations") else operation
    assert len(found) == 1
    assert found[0].startswith(f"{type(of).__name__} {sentence}")


def test_several_operations_without_a_transaction_are_refused_but_for_indexes():
    again = [migrations.RunPython(migrations.RunPython.noop), migrations.RunPython(migrations.RunPython.noop)]
    concurrent = [postgres.AddIndexConcurrently("tip", INDEX), postgres.RemoveIndexConcurrently("tip", "by_name")]

    assert found_in(*again, is_atomic=False) == [
        "not atomic, with several operations: when one is tried again, those before it are done twice"
    ]
    assert found_in(*concurrent, is_atomic=False) == []


@pytest.mark.parametrize(
    ("operation", "is_atomic"),
    [
        (migrations.AddField("tip", "place", TEXT), True),
        (migrations.AddField("tip", "at", models.DateTimeField(db_default=Now())), True),
        (migrations.AddField("tip", "members", models.ManyToManyField("events.Member")), True),
        (migrations.AlterField("tip", "name", models.CharField("navn", max_length=200)), True),
        (migrations.AlterField("tip", "name", models.TextField(null=True)), True),
        (postgres.AddConstraintNotValid("tip", NEVER_LATE), True),
        (postgres.ValidateConstraint("tip", "never_late"), True),
        (migrations.RemoveConstraint("tip", "never_late"), True),
        (migrations.RunPython(migrations.RunPython.noop), False),
        (migrations.RunSQL("CREATE UNIQUE INDEX CONCURRENTLY a ON events_tip (name)"), False),
        (migrations.RunSQL("ALTER TABLE a ADD CONSTRAINT b UNIQUE USING INDEX c"), True),
        (migrations.RunSQL("CREATE FUNCTION a() AS $$ BEGIN; UPDATE b SET c = 1; END $$; CREATE TRIGGER d"), True),
        (migrations.SeparateDatabaseAndState([], [migrations.RemoveField("tip", "name")]), True),
    ],
)
def test_what_the_release_before_it_does_not_notice_is_let_through(operation, is_atomic):
    before = state()
    if isinstance(operation, (postgres.ValidateConstraint, migrations.RemoveConstraint)):
        migrations.AddConstraint("tip", NEVER_LATE).state_forwards("events", before)
    migration = migrations.Migration("0099", "events")
    migration.operations, migration.atomic = [operation], is_atomic

    assert faults(migration, before) == []


def test_a_table_that_the_migration_makes_itself_may_have_anything():
    fields = [("id", models.AutoField(primary_key=True)), ("name", models.CharField(max_length=20))]

    assert found_in(migrations.CreateModel("New", fields), migrations.AddIndex("new", INDEX)) == []
