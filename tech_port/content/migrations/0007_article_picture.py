"""An article may have a picture of the store."""

from django.db import migrations

from tech_port.pictures.keys import PictureKey


class Migration(migrations.Migration):
    dependencies = [("content", "0006_tidy_texts"), ("pictures", "0001_first_tables")]

    operations = [migrations.AddField("article", "picture", PictureKey(verbose_name="bilde"))]
