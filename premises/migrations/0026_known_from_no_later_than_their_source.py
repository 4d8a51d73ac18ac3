"""Rows that were there: known from no later than their source spoke; a building's day after its source a plan."""

from django.db import migrations

from tech_port.content.claimed_rows import fill, known_from_its_source, planned_after_its_source


def follow_sources(apps, schema_editor):
    for name in ("lease", "ownership"):
        fill(apps.get_model("premises", name), known_from_its_source)
    fill(apps.get_model("premises", "building"), planned_after_its_source)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("premises", "0025_facts_as_their_sources_say")]

    operations = [migrations.RunPython(follow_sources, migrations.RunPython.noop)]
