"""Who gets the newsletter: noted when it goes, so that a backup brings nobody back, and when staff delete it."""

import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models

from tech_port.audit.operations import deletions_audited
from tech_port.backups.operations import note_erased


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("backups", "0002_forget_histories"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "token_hash",
                    models.CharField(
                        editable=False, max_length=64, null=True, unique=True, verbose_name="nøkkel (hash)"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-post")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opprettet")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="bekreftet")),
                (
                    "failures",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="på rad som ikke kom fram"
                    ),
                ),
                ("paused_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="satt på vent")),
            ],
            options={
                "verbose_name": "påmelding til nyhetsbrevet",
                "verbose_name_plural": "påmeldinger til nyhetsbrevet",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="subscription_once_an_address",
                        violation_error_message="Denne adressen er alt meldt på nyhetsbrevet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at", None), ("confirmed_at__gte", models.F("created_at")), _connector="OR"
                        ),
                        name="subscription_confirmed_after_created",
                        violation_error_message="En påmelding blir bekreftet etter at den er laget.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paused_at", None), ("confirmed_at__isnull", False), _connector="OR"),
                        name="subscription_paused_is_confirmed",
                        violation_error_message="Bare en bekreftet påmelding kan settes på vent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubscriptionMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(help_text="Den første i måneden.", unique=True, verbose_name="måned")),
                ("asked", models.PositiveIntegerField(default=0, verbose_name="meldt på")),
                ("confirmed", models.PositiveIntegerField(default=0, verbose_name="bekreftet")),
                ("stopped", models.PositiveIntegerField(default=0, verbose_name="stoppet")),
            ],
            options={
                "verbose_name": "nyhetsbrevets måned",
                "verbose_name_plural": "nyhetsbrevets måneder",
                "ordering": ["-month"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="subscription_month_is_its_first_day",
                        violation_error_message="En måned skrives som sin første dag.",
                    )
                ],
            },
        ),
        note_erased("newsletter_subscription", "newsletter.subscription", "created_at"),
        deletions_audited("newsletter.subscription", "newsletter_subscription"),
    ]
