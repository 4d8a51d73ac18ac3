"""What leases, ownerships and buildings were based on before they said so, and which units only fill the drawing."""

from datetime import date

from django.db import migrations

from tech_port.content.claimed_rows import agreed_from, fill, period_to_edges, take_source
from tech_port.norwegian.typography import last_day_of


def with_source(row):
    """Agreed needs a source, but for a sample: what staff wrote down without one is taken as written on its first day."""
    if row.basis == "agreed" and row.source_id is None and not getattr(row, "is_sample", False):
        row.basis, row.recorded_on = "reported", max(row.recorded_on, row.starts_on)


def building(row):
    if row.completed_on:
        row.completed_on = last_day_of(row.completed_on, row.completed_precision)
        if row.completed_on > row.recorded_on:
            row.completion_basis = "planned"
    if row.completion_basis == "planned" and row.completed_on:
        dated = [source for source in row.sources.all() if source.published_on]
        newest = max(dated, key=lambda source: source.published_on, default=None)
        row.completion_known_on = newest.published_on if newest else date(row.completed_on.year, 1, 1)
        row.completion_known_precision = newest.published_precision if newest else "year"
        row.completion_known_on = min(row.completion_known_on, row.recorded_on)
    if row.energy_label and not row.energy_state:
        row.energy_state = "aimed" if row.breeam_state == "aimed" else "stated"


def drawn(row):
    """The floors of a building that the editors drew: whatever nobody offers and no sample stands on."""
    if row.building.layout_is_drawn and not (row.is_sample or row.is_offered):
        row.is_drawn = True


def forwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE premises_building SET completion_basis = 'planned' WHERE completion_is_planned")
    fill(apps.get_model("premises", "Building"), building)
    for name in ("Lease", "Ownership"):
        fill(apps.get_model("premises", name), period_to_edges, take_source, agreed_from("starts_on"), with_source)
    fill(apps.get_model("premises", "Reservation"), period_to_edges)
    fill(apps.get_model("premises", "Unit"), drawn)


def backwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "UPDATE premises_building SET completion_is_planned = completion_basis IN ('planned', 'aimed', 'agreed')"
        )


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("premises", "0011_claims"), ("content", "0009_claims_of_what_is_there")]

    operations = [migrations.RunPython(forwards, backwards)]
