"""Rows that a job could not be done with, while all the others were."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("worker", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="StuckRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("job", models.CharField("jobb", max_length=50)),
                ("about_id", models.PositiveBigIntegerField("gjelder nr.")),
                ("tries", models.PositiveSmallIntegerField("forsøk", default=0)),
                ("failed_at", models.DateTimeField("feilet sist", default=timezone.now)),
                (
                    "next_try_at",
                    models.DateTimeField("neste forsøk", null=True, blank=True, help_text="Tomt: gitt opp."),
                ),
                ("error", models.CharField("feil", max_length=300, blank=True)),
                (
                    "about_type",
                    models.ForeignKey(
                        to="contenttypes.contenttype",
                        on_delete=models.CASCADE,
                        related_name="+",
                        verbose_name="gjelder",
                    ),
                ),
            ],
            options={
                "ordering": ["-failed_at", "-pk"],
                "verbose_name": "rad som står fast",
                "verbose_name_plural": "rader som står fast",
                "constraints": [
                    models.UniqueConstraint(fields=["job", "about_type", "about_id"], name="stuck_row_once_a_job")
                ],
            },
        ),
    ]
