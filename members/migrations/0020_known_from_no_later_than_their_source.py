"""A relation is known from no later than its source spoke: rows that were there."""

from django.db import migrations

from tech_port.content.claimed_rows import fill, known_from_its_source


def follow_sources(apps, schema_editor):
    for name in ("boardseat", "membership", "staffrole"):
        fill(apps.get_model("members", name), known_from_its_source)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("members", "0019_years_that_were_kept_as_days")]

    operations = [migrations.RunPython(follow_sources, migrations.RunPython.noop)]
