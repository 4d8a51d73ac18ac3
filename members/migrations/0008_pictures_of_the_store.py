"""Logos and portraits are pictures of the store; the old columns stay for the release before this one."""

from django.db import migrations, models

from tech_port.pictures.keys import PictureKey


class Migration(migrations.Migration):
    dependencies = [("members", "0007_note_what_is_erased"), ("pictures", "0001_first_tables")]

    operations = [
        # Rows of this release say nothing of the old columns.
        migrations.AlterField(
            "organisation", "logo", models.ImageField("logo", upload_to="logoer/", blank=True, db_default="")
        ),
        migrations.AlterField(
            "person", "photo", models.ImageField("bilde", upload_to="folk/", blank=True, db_default="")
        ),
        migrations.AlterField(
            "profilechange", "logo", models.ImageField("ny logo", upload_to="forslag/", blank=True, db_default="")
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("organisation", "logo"),
                migrations.RemoveField("organisation", "logo_width"),
                migrations.RemoveField("organisation", "logo_height"),
                migrations.RemoveField("person", "photo"),
                migrations.RemoveField("person", "photo_width"),
                migrations.RemoveField("person", "photo_height"),
                migrations.RemoveField("profilechange", "logo"),
            ]
        ),
        migrations.AddField("organisation", "logo", PictureKey(verbose_name="logo")),
        migrations.AddField("person", "photo", PictureKey(verbose_name="bilde")),
        migrations.AddField("profilechange", "logo", PictureKey(verbose_name="ny logo")),
    ]
