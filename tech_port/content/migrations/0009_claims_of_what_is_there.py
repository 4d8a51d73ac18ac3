"""What milestones and programmes were based on before they said so, and dates at the edge of their span."""

from django.db import migrations

from tech_port.content.claimed_rows import fill, take_source
from tech_port.norwegian.happened import first_day
from tech_port.norwegian.typography import last_day_of


def sources_to_edges(row):
    if row.published_on:
        row.published_on = first_day(row.published_on, row.published_precision)


def to_edge(name):
    def change(row):
        setattr(row, name, first_day(getattr(row, name), row.precision))

    return change


def forwards(apps, schema_editor):
    fill(apps.get_model("content", "Source"), sources_to_edges)
    Milestone = apps.get_model("content", "Milestone")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE content_milestone SET basis = 'planned' WHERE is_planned AND source_id IS NOT NULL")
    fill(Milestone, to_edge("happened_on"), take_source, plan_what_is_to_come)
    fill(apps.get_model("content", "Observation"), to_edge("as_of"))
    fill(apps.get_model("content", "Programme"), take_source)


def plan_what_is_to_come(row):
    known = last_day_of(row.known_on, row.known_precision) if row.known_on else row.recorded_on
    if row.source and row.basis == "reported" and row.happened_on > known:
        row.basis = "planned"


def backwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE content_milestone SET is_planned = basis IN ('planned', 'aimed', 'agreed')")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("content", "0008_claims")]

    operations = [migrations.RunPython(forwards, backwards)]
