"""Photographs and plans are pictures of the store; the old columns stay for the release before this one."""

from django.db import migrations, models

from tech_port.pictures.keys import PictureKey

LEFT = {"db_default": "", "max_length": 200}


class Migration(migrations.Migration):
    dependencies = [("premises", "0007_note_what_is_erased"), ("pictures", "0001_first_tables")]

    operations = [
        # Rows of this release say nothing of the old columns.
        migrations.AlterField("unitphoto", "image", models.ImageField("bilde", upload_to="lokaler/", db_default="")),
        migrations.AlterField("unitphoto", "width", models.PositiveIntegerField(editable=False, db_default=0)),
        migrations.AlterField("unitphoto", "height", models.PositiveIntegerField(editable=False, db_default=0)),
        migrations.AlterField("unitphoto", "alt_nb", models.CharField("bildetekst for skjermlesere", **LEFT)),
        migrations.AlterField("unitphoto", "alt_en", models.CharField("bildetekst for skjermlesere", **LEFT)),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("unitphoto", "image"),
                migrations.RemoveField("unitphoto", "width"),
                migrations.RemoveField("unitphoto", "height"),
                migrations.RemoveField("unitphoto", "alt_nb"),
                migrations.RemoveField("unitphoto", "alt_en"),
            ]
        ),
        migrations.AddField("unitphoto", "picture", PictureKey(verbose_name="bilde")),
        migrations.AddField("building", "picture", PictureKey(verbose_name="bilde")),
    ]
