"""Values whose source has no date, and how a reader gets at a source."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0014_article_happened_before_publishing"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="access",
            field=models.CharField(
                blank=True,
                choices=[
                    ("archived", "arkivert hos oss, ligger ikke på nett"),
                    ("publisher", "lenken går til utgiveren; artikkelens adresse er ikke kjent"),
                    ("gone", "kan ikke åpnes lenger"),
                ],
                db_default="",
                default="",
                max_length=9,
                verbose_name="tilgang",
            ),
        ),
        migrations.AlterField(
            model_name="observation",
            name="as_of",
            field=models.DateField(
                blank=True,
                help_text="Tomt når kilden er udatert: den daterer ingenting.",
                null=True,
                verbose_name="per dato",
            ),
        ),
        migrations.AlterField(
            model_name="observation",
            name="qualifier",
            field=models.CharField(
                choices=[
                    ("exact", "oppgitt"),
                    ("about", "omtrent"),
                    ("at_most", "inntil"),
                    ("at_least", "minst"),
                    ("more_than", "mer enn"),
                    ("just_over", "drøyt"),
                    ("nearly", "nesten"),
                    ("permitted", "tillatt"),
                    ("planned", "planlagt"),
                    ("target", "mål"),
                    ("sum", "sum av delene"),
                ],
                default="exact",
                max_length=10,
                verbose_name="utsagn",
            ),
        ),
    ]
