"""What organisations do for a living, from sources."""

import django.db.models.deletion
from django.db import migrations, models

import members.lines_of_work


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0007_article_picture"),
        ("members", "0015_rules_of_claims_hold"),
    ]

    operations = [
        migrations.CreateModel(
            name="LineOfWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "division",
                    models.CharField(choices=members.lines_of_work.choices, max_length=2, verbose_name="bransje"),
                ),
                ("known_on", models.DateField(help_text="Dagen kilden sa det.", verbose_name="meldt")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines_of_work",
                        to="members.organisation",
                        verbose_name="virksomhet",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="content.source",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "verbose_name": "bransje",
                "verbose_name_plural": "bransjer",
                "ordering": ["organisation", "division"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "division"),
                        name="line_of_work_once",
                        violation_error_message="Virksomheten har alt denne bransjen.",
                    )
                ],
            },
        ),
    ]
