"""Who said that a record is still right, and who was asked; both go with the record."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from tech_port.audit.operations import deletions_audited
from tech_port.backups.operations import note_erased
from tech_port.still_right.operations import follow_function, followed

FOLLOWED = [
    *("content.area", "content.businessarea", "content.figure", "content.programme"),
    *("members.boardseat", "members.contribution", "members.lineofwork", "members.membership"),
    *("members.organisation", "members.staffrole"),
    *("premises.building", "premises.lease", "premises.ownership", "premises.unit", "events.venue"),
]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("backups", "0002_forget_histories"),
        ("content", "0029_text_of_the_newsletter"),
        ("events", "0027_venues_in_two_languages"),
        ("members", "0033_contributions"),
        ("open_forms", "0002_links_that_end"),
        ("outbox", "0006_audited"),
        ("premises", "0038_buildings_moved_on_the_map"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token_hash",
                    models.CharField(
                        editable=False, max_length=64, null=True, unique=True, verbose_name="nøkkel (hash)"
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[("member", "medlem"), ("landlord", "utleier")], max_length=8, verbose_name="spurt som"
                    ),
                ),
                ("about_id", models.PositiveBigIntegerField(editable=False, verbose_name="gjelder nr.")),
                ("email", models.EmailField(max_length=254, verbose_name="e-post")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norsk bokmål"), ("en", "Engelsk")],
                        default="nb",
                        max_length=5,
                        verbose_name="språk",
                    ),
                ),
                ("asked_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="spurt")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="besvart")),
                (
                    "about_type",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="gjelder",
                    ),
                ),
            ],
            options={
                "verbose_name": "spørsmål om det fortsatt er riktig",
                "verbose_name_plural": "spørsmål om det fortsatt er riktig",
                "ordering": ["-asked_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about_id", models.PositiveBigIntegerField(editable=False, verbose_name="gjelder nr.")),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="riktig den")),
                (
                    "how",
                    models.CharField(
                        choices=[("staff", "staben"), ("member", "medlemmet"), ("landlord", "utleieren")],
                        default="staff",
                        max_length=8,
                        verbose_name="sagt av",
                    ),
                ),
                (
                    "before",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="Av en oppføring som har en egen dag den sist ble bekreftet.",
                        null=True,
                        verbose_name="dagen som sto der før",
                    ),
                ),
                (
                    "said_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="sagt"),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="angret")),
                (
                    "about_type",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="gjelder",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hvem",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="confirmations",
                        to="still_right.question",
                        verbose_name="svar på",
                    ),
                ),
            ],
            options={
                "verbose_name": "bekreftelse",
                "verbose_name_plural": "bekreftelser",
                "ordering": ["-said_at", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("asked_on"),
                            models.ExpressionWrapper(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("asked_on"), "+", models.Value(365)
                                ),
                                models.DateField(),
                            ),
                            function="DATERANGE",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                    ("about_type", "="),
                    ("about_id", "="),
                ],
                name="question_once_a_year",
                violation_error_message="Det er spurt om dette det siste året.",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)),
                fields=("about_type", "about_id", "day", "how"),
                name="confirmation_one_a_day",
                violation_error_message="Dette er alt bekreftet i dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("how", "staff"), ("question", None)),
                    models.Q(models.Q(("how", "staff"), _negated=True), ("by", None)),
                    _connector="OR",
                ),
                name="confirmation_by_staff_or_by_mail",
                violation_error_message="En bekreftelse kommer fra staben eller som svar på e-post, ikke begge.",
            ),
        ),
        note_erased("still_right_question", "still_right.question", "asked_on"),
        deletions_audited("still_right.question", "still_right_question"),
        follow_function,
        *map(followed, FOLLOWED),
    ]
