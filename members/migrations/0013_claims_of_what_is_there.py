"""What memberships, seats and positions were based on before they said so."""

from django.db import migrations

from tech_port.content.claimed_rows import agreed_from, fill, period_to_edges, take_source


def with_source(row):
    """Agreed needs a source: what staff wrote down without one, of a day to come, has its day as the source's."""
    if row.basis == "agreed" and row.source_id is None:
        row.basis, row.recorded_on = "reported", max(row.recorded_on, row.starts_on)


def forwards(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE members_staffrole SET known_on = last_known_on WHERE last_known_on IS NOT NULL")
    for name in ("Membership", "BoardSeat", "StaffRole"):
        fill(apps.get_model("members", name), period_to_edges, take_source, agreed_from("starts_on"), with_source)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("members", "0012_claims"), ("content", "0009_claims_of_what_is_there")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
