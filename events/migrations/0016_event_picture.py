"""An event may have a picture of the store."""

from django.db import migrations

from tech_port.pictures.keys import PictureKey


class Migration(migrations.Migration):
    dependencies = [("events", "0015_calendar_imports_ask_about_zones"), ("pictures", "0001_first_tables")]

    operations = [migrations.AddField("event", "picture", PictureKey(verbose_name="bilde"))]
