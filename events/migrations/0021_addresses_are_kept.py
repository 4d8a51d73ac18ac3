from django.db import migrations

from tech_port.addresses.operations import note_moved


class Migration(migrations.Migration):
    dependencies = [
        ("addresses", "0001_former_addresses"),
        ("events", "0020_history"),
    ]

    operations = [note_moved("events_event", "events.event")]
