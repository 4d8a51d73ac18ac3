"""Relations that are still to begin and that pages tell of stay there."""

from django.db import migrations
from django.db.models import F
from django.utils import timezone


def forwards(apps, schema_editor):
    for name in ("BoardSeat", "StaffRole", "Membership"):
        coming = apps.get_model("members", name).objects.filter(starts_on__gt=timezone.localdate())
        coming.filter(shown_from=None).update(shown_from=F("recorded_on"))


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("members", "0025_relations_shown_from_a_day")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
