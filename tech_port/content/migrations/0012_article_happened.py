"""What an article tells of has a day of its own."""

from zoneinfo import ZoneInfo

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import TruncDate

PRECISIONS = [("day", "dag"), ("month", "måned"), ("quarter", "kvartal"), ("year", "år")]
PRECISION = {"verbose_name": "nøyaktighet", "max_length": 7, "choices": PRECISIONS, "default": "day"}


class Migration(migrations.Migration):
    dependencies = [("content", "0011_rules_of_claims_hold")]

    operations = [
        migrations.AddField(
            "article",
            "happened_on",
            models.DateField(
                "dagen saken gjelder", null=True, blank=True, help_text="Tomt: saken gjelder ingen bestemt dag."
            ),
        ),
        migrations.AddField("article", "happened_precision", models.CharField(**PRECISION, db_default="day")),
        migrations.AddField(
            "article",
            "happening",
            models.CharField(
                "det som er sagt om dagen",
                max_length=8,
                choices=[("happened", "hendte"), ("reported", "meldt"), ("agreed", "avtalt til")],
                default="happened",
                db_default="happened",
                help_text=(
                    "Meldt: dagen da en kilde fortalte det. Avtalt til: det var sagt på forhånd, og er ikke bekreftet."
                ),
            ),
        ),
        # Rows of this release say nothing of the old column.
        migrations.AlterField("article", "published_precision", models.CharField(**PRECISION, db_default="day")),
        AddConstraintNotValid(
            "article",
            models.CheckConstraint(
                condition=Q(happening="agreed")
                | Q(happened_on__lte=TruncDate("published_at", tzinfo=ZoneInfo("Europe/Oslo"))),
                name="article_happened_before_publishing",
                violation_error_message="Saken er publisert før det hendte. Det som skal skje, er «avtalt til».",
            ),
        ),
        migrations.AlterModelOptions(
            "article",
            {
                "ordering": ["-published_at", models.F("happened_on").desc(nulls_last=True), "pk"],
                "verbose_name": "nyhet",
                "verbose_name_plural": "nyheter",
            },
        ),
    ]
