import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from tech_port.backups.operations import note_erased


class Migration(migrations.Migration):
    dependencies = [
        ("premises", "0020_need_of_interest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LandlordLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token_hash",
                    models.CharField(
                        editable=False, max_length=64, null=True, unique=True, verbose_name="nøkkel (hash)"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-post")),
                (
                    "reason",
                    models.CharField(
                        choices=[("asked", "utleieren ba om den"), ("interest", "en leietaker har meldt interesse")],
                        default="asked",
                        max_length=10,
                        verbose_name="grunn",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norsk bokmål"), ("en", "Engelsk")],
                        default="nb",
                        max_length=5,
                        verbose_name="språk",
                    ),
                ),
                ("sender_hash", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "sent_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="sendt"),
                ),
            ],
            options={
                "verbose_name": "lenke til utleier",
                "verbose_name_plural": "lenker til utleiere",
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="NumberConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.CharField(
                        choices=[
                            ("rent_nok_m2_year", "leie"),
                            ("common_costs_nok_m2_year", "felleskostnader"),
                            ("area_m2", "areal"),
                            ("offered_from", "dagen det er ledig"),
                        ],
                        max_length=30,
                        verbose_name="tall",
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=20, verbose_name="verdi")),
                ("confirmed_on", models.DateField(verbose_name="bekreftet")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="number_confirmations",
                        to="premises.unit",
                        verbose_name="lokale",
                    ),
                ),
            ],
            options={
                "verbose_name": "bekreftet tall",
                "verbose_name_plural": "bekreftede tall",
                "ordering": ["unit", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "number"), name="number_confirmed_once_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__in", ("rent_nok_m2_year", "common_costs_nok_m2_year", "area_m2", "offered_from"))
                        ),
                        name="number_confirmed_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.CharField(
                        choices=[
                            ("rent_nok_m2_year", "leie"),
                            ("common_costs_nok_m2_year", "felleskostnader"),
                            ("area_m2", "areal"),
                            ("offered_from", "dagen det er ledig"),
                            ("is_offered", "til leie"),
                        ],
                        max_length=30,
                        verbose_name="tall",
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=20, verbose_name="før")),
                ("after", models.CharField(blank=True, max_length=20, verbose_name="etter")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="rettet")),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "ikke sett av staben"), ("kept", "beholdt"), ("undone", "satt tilbake")],
                        default="new",
                        max_length=10,
                        verbose_name="tilstand",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="avgjort")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avgjort av",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="number_corrections",
                        to="premises.unit",
                        verbose_name="lokale",
                    ),
                ),
            ],
            options={
                "verbose_name": "rettelse fra utleier",
                "verbose_name_plural": "rettelser fra utleiere",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before", models.F("after")), _negated=True),
                        name="number_correction_changes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "number__in",
                                [
                                    "rent_nok_m2_year",
                                    "common_costs_nok_m2_year",
                                    "area_m2",
                                    "offered_from",
                                    "is_offered",
                                ],
                            )
                        ),
                        name="number_correction_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("state", "new")),
                            models.Q(models.Q(("state", "new"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="number_correction_decided_has_time",
                    ),
                ],
            },
        ),
        note_erased("premises_landlordlink", "premises.landlordlink", "sent_at"),
    ]
