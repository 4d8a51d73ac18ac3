"""Owners and tenants whose time is still to come, and whom pages tell of, stay there; who is held back stays so."""

from django.db import migrations
from django.db.models import F
from django.utils import timezone


def forwards(apps, schema_editor):
    today = timezone.localdate()
    owners = apps.get_model("premises", "Ownership").objects.filter(starts_on__gt=today, shown_from=None)
    owners.update(shown_from=F("recorded_on"))
    leases = apps.get_model("premises", "Lease").objects.filter(starts_on__gt=today, tenant_is_withheld=False)
    leases.filter(tenant_shown_from=None).update(tenant_shown_from=F("recorded_on"))


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("premises", "0033_owners_and_tenants_shown_from_a_day")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
