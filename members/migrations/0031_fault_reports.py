"""What visitors report about a page: kept, noted in the audit when deleted, and forgotten as all that tells of people."""

import uuid

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import tech_port.history.records
from tech_port.audit.operations import deletions_audited
from tech_port.backups.operations import forget_history, note_erased


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("backups", "0002_forget_histories"),
        ("members", "0030_business_areas_tagged"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalFaultReport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "history_way",
                    models.CharField(
                        choices=[
                            ("form", "skjema i administrasjonen"),
                            ("import", "import"),
                            ("approval", "godkjenning"),
                            ("link", "lenke i e-post"),
                            ("page", "skjema på nettstedet"),
                            ("job", "portalens egen jobb"),
                            ("command", "kommando"),
                            ("", "ikke kjent"),
                        ],
                        default=tech_port.history.records.current_way,
                        max_length=10,
                        verbose_name="måte",
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
                (
                    "received_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="mottatt"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wrong", "Noe er feil eller utdatert"),
                            ("access", "Noe er vanskelig å bruke"),
                            ("privacy", "Det gjelder opplysninger om meg"),
                            ("other", "Noe annet"),
                        ],
                        default="wrong",
                        max_length=10,
                        verbose_name="hva det gjelder",
                    ),
                ),
                ("page", models.CharField(blank=True, max_length=500, verbose_name="side")),
                ("text", models.TextField(max_length=4000, verbose_name="melding")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-post")),
                (
                    "status",
                    models.CharField(
                        choices=[("received", "mottatt"), ("handled", "ordnet")],
                        default="received",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="svar")),
                ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="ordnet")),
                ("history_change_reason", models.TextField(blank=True, verbose_name="grunn")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ordnet av",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical melding om feil",
                "verbose_name_plural": "historical meldinger om feil",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="FaultReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="innsending"),
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
                    "received_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="mottatt"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wrong", "Noe er feil eller utdatert"),
                            ("access", "Noe er vanskelig å bruke"),
                            ("privacy", "Det gjelder opplysninger om meg"),
                            ("other", "Noe annet"),
                        ],
                        default="wrong",
                        max_length=10,
                        verbose_name="hva det gjelder",
                    ),
                ),
                ("page", models.CharField(blank=True, max_length=500, verbose_name="side")),
                ("text", models.TextField(max_length=4000, verbose_name="melding")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-post")),
                (
                    "status",
                    models.CharField(
                        choices=[("received", "mottatt"), ("handled", "ordnet")],
                        default="received",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="svar")),
                ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="ordnet")),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ordnet av",
                    ),
                ),
            ],
            options={
                "verbose_name": "melding om feil",
                "verbose_name_plural": "meldinger om feil",
                "ordering": ["-received_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handled_at", None), ("status", "received")),
                            models.Q(("handled_at__isnull", False), ("status", "handled")),
                            _connector="OR",
                        ),
                        name="fault_report_handled_has_time",
                        violation_error_message="En melding som er ordnet, har et tidspunkt.",
                    )
                ],
            },
        ),
        note_erased("members_faultreport", "members.faultreport", "submission"),
        forget_history("members.faultreport"),
        deletions_audited("members.faultreport", "members_faultreport"),
    ]
