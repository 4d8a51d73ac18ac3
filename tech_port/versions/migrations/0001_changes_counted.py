from django.db import migrations

from tech_port.versions.operations import counting


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [counting()]
