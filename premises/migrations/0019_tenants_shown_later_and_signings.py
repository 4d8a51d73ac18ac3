"""A lease keeps its tenant back, and a signing remembers what it made."""

import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0018_organisations_kept_back"),
        ("premises", "0018_declined_without_a_word"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="lease",
            name="tenant_is_withheld",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="På: leietakeren vises ikke før staben tar bort krysset, uansett dag.",
                verbose_name="leietakeren er ikke offentlig ennå",
            ),
        ),
        migrations.AddField(
            model_name="lease",
            name="tenant_shown_from",
            field=models.DateField(
                blank=True,
                help_text="Tomt: med en gang. Før denne dagen står leietakeren ingen steder på siden.",
                null=True,
                verbose_name="vis leietakeren fra",
            ),
        ),
        migrations.CreateModel(
            name="Signing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="signert")),
                (
                    "status_before",
                    models.CharField(
                        choices=[
                            ("new", "ny"),
                            ("contacted", "kontaktet"),
                            ("viewing", "visning"),
                            ("offer", "tilbud"),
                            ("negotiating", "forhandling"),
                            ("signed", "signert"),
                            ("declined", "avslått"),
                            ("withdrawn", "trukket"),
                            ("lost", "tapt"),
                        ],
                        max_length=12,
                        verbose_name="status før",
                    ),
                ),
                (
                    "organisation_made",
                    models.JSONField(
                        blank=True,
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        null=True,
                        verbose_name="virksomheten slik den ble laget",
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="angret")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="av",
                    ),
                ),
                (
                    "interest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signings",
                        to="premises.interest",
                        verbose_name="interessemelding",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="premises.lettingnotice",
                        verbose_name="beskjed",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.organisation",
                        verbose_name="leietaker",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="angret av",
                    ),
                ),
            ],
            options={
                "verbose_name": "signering",
                "verbose_name_plural": "signeringer",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SignedUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "lease_made",
                    models.JSONField(
                        editable=False,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="leieforholdet slik det ble laget",
                    ),
                ),
                ("was_offered", models.BooleanField(verbose_name="var til leie")),
                (
                    "lease",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="signed_unit",
                        to="premises.lease",
                        verbose_name="leieforhold",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signed_units",
                        to="premises.unit",
                        verbose_name="lokale",
                    ),
                ),
                (
                    "signing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="premises.signing",
                        verbose_name="signering",
                    ),
                ),
            ],
            options={
                "verbose_name": "signert lokale",
                "verbose_name_plural": "signerte lokaler",
                "ordering": ["signing", "unit"],
            },
        ),
        migrations.AddConstraint(
            model_name="signing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)),
                fields=("interest",),
                name="signing_one_standing",
                violation_error_message="Meldingen er alt signert.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signing",
            constraint=models.CheckConstraint(
                condition=models.Q(("undone_at", None), ("undone_at__gte", models.F("at")), _connector="OR"),
                name="signing_undone_after_signed",
                violation_error_message="En signering kan ikke være angret før den ble gjort.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signedunit",
            constraint=models.UniqueConstraint(
                fields=("signing", "unit"),
                name="signed_unit_once",
                violation_error_message="Lokalet er alt med i denne signeringen.",
            ),
        ),
    ]
