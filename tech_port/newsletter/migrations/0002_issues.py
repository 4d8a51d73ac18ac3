"""Issues of the newsletter, and that who publishes one is written down."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import tech_port.history.records
import tech_port.newsletter.models.choosable
from tech_port.audit.operations import publishing_audited


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("content", "0026_method_and_theme_of_figures"),
        ("events", "0027_venues_in_two_languages"),
        ("newsletter", "0001_subscriptions"),
        ("premises", "0038_buildings_moved_on_the_map"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalIssue",
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
                    "number",
                    models.PositiveIntegerField(
                        db_index=True,
                        error_messages={"unique": "Det finnes alt et nyhetsbrev med dette nummeret."},
                        verbose_name="nummer",
                    ),
                ),
                ("title_nb", models.CharField(max_length=120, verbose_name="tittel")),
                ("title_en", models.CharField(blank=True, max_length=120, verbose_name="tittel")),
                (
                    "intro_nb",
                    models.TextField(blank=True, help_text="Markdown", max_length=5000, verbose_name="innledning"),
                ),
                (
                    "intro_en",
                    models.TextField(blank=True, help_text="Markdown", max_length=5000, verbose_name="innledning"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "kladd"),
                            ("held", "venter på å bli sendt"),
                            ("sending", "sendes nå"),
                            ("sent", "sendt"),
                            ("stopped", "stanset underveis"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="tilstand",
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, editable=False, verbose_name="eksempel")),
                ("due_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="sendes")),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, editable=False, null=True, verbose_name="i arkivet fra"
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="avsluttet")),
                ("history_change_reason", models.TextField(blank=True, verbose_name="grunn")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sendt av",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical nyhetsbrev",
                "verbose_name_plural": "historical nyhetsbrev",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.PositiveIntegerField(
                        error_messages={"unique": "Det finnes alt et nyhetsbrev med dette nummeret."},
                        unique=True,
                        verbose_name="nummer",
                    ),
                ),
                ("title_nb", models.CharField(max_length=120, verbose_name="tittel")),
                ("title_en", models.CharField(blank=True, max_length=120, verbose_name="tittel")),
                (
                    "intro_nb",
                    models.TextField(blank=True, help_text="Markdown", max_length=5000, verbose_name="innledning"),
                ),
                (
                    "intro_en",
                    models.TextField(blank=True, help_text="Markdown", max_length=5000, verbose_name="innledning"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "kladd"),
                            ("held", "venter på å bli sendt"),
                            ("sending", "sendes nå"),
                            ("sent", "sendt"),
                            ("stopped", "stanset underveis"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="tilstand",
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, editable=False, verbose_name="eksempel")),
                ("due_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="sendes")),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, editable=False, null=True, verbose_name="i arkivet fra"
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="avsluttet")),
                ("written", models.PositiveIntegerField(default=0, editable=False, verbose_name="e-poster skrevet")),
                ("failed", models.PositiveIntegerField(default=0, editable=False, verbose_name="kunne ikke skrives")),
                ("cursor", models.BigIntegerField(default=0, editable=False, verbose_name="kommet til")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="UID")),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sendt av",
                    ),
                ),
            ],
            options={
                "verbose_name": "nyhetsbrev",
                "verbose_name_plural": "nyhetsbrev",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPart",
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
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("event", "arrangement"),
                            ("article", "nyhet"),
                            ("unit", "lokale"),
                            ("key_point", "poeng"),
                            ("text", "tekst"),
                        ],
                        default="text",
                        editable=False,
                        max_length=9,
                        verbose_name="hva",
                    ),
                ),
                (
                    "heading_nb",
                    models.CharField(
                        blank=True, help_text="Bare for en tekst uten post.", max_length=120, verbose_name="overskrift"
                    ),
                ),
                (
                    "heading_en",
                    models.CharField(
                        blank=True, help_text="Bare for en tekst uten post.", max_length=120, verbose_name="overskrift"
                    ),
                ),
                (
                    "text_nb",
                    models.TextField(
                        blank=True, help_text="Markdown", max_length=2000, verbose_name="tekst fra redaktøren"
                    ),
                ),
                (
                    "text_en",
                    models.TextField(
                        blank=True, help_text="Markdown", max_length=2000, verbose_name="tekst fra redaktøren"
                    ),
                ),
                ("history_change_reason", models.TextField(blank=True, verbose_name="grunn")),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to=tech_port.newsletter.models.choosable.published_articles,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="content.article",
                        verbose_name="nyhet",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to=tech_port.newsletter.models.choosable.listed_events,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.event",
                        verbose_name="arrangement",
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
                (
                    "key_point",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to=tech_port.newsletter.models.choosable.told_points,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="events.keypoint",
                        verbose_name="poeng",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to=tech_port.newsletter.models.choosable.offered_units,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="premises.unit",
                        verbose_name="lokale",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="newsletter.issue",
                        verbose_name="nyhetsbrev",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical del av nyhetsbrev",
                "verbose_name_plural": "historical deler av nyhetsbrev",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("event", "arrangement"),
                            ("article", "nyhet"),
                            ("unit", "lokale"),
                            ("key_point", "poeng"),
                            ("text", "tekst"),
                        ],
                        default="text",
                        editable=False,
                        max_length=9,
                        verbose_name="hva",
                    ),
                ),
                (
                    "heading_nb",
                    models.CharField(
                        blank=True, help_text="Bare for en tekst uten post.", max_length=120, verbose_name="overskrift"
                    ),
                ),
                (
                    "heading_en",
                    models.CharField(
                        blank=True, help_text="Bare for en tekst uten post.", max_length=120, verbose_name="overskrift"
                    ),
                ),
                (
                    "text_nb",
                    models.TextField(
                        blank=True, help_text="Markdown", max_length=2000, verbose_name="tekst fra redaktøren"
                    ),
                ),
                (
                    "text_en",
                    models.TextField(
                        blank=True, help_text="Markdown", max_length=2000, verbose_name="tekst fra redaktøren"
                    ),
                ),
                ("told", models.JSONField(blank=True, editable=False, null=True, verbose_name="slik det ble sendt")),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to=tech_port.newsletter.models.choosable.published_articles,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content.article",
                        verbose_name="nyhet",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to=tech_port.newsletter.models.choosable.listed_events,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="events.event",
                        verbose_name="arrangement",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="newsletter.issue",
                        verbose_name="nyhetsbrev",
                    ),
                ),
                (
                    "key_point",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to=tech_port.newsletter.models.choosable.told_points,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="events.keypoint",
                        verbose_name="poeng",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to=tech_port.newsletter.models.choosable.offered_units,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="premises.unit",
                        verbose_name="lokale",
                    ),
                ),
            ],
            options={
                "verbose_name": "del av nyhetsbrev",
                "verbose_name_plural": "deler av nyhetsbrev",
                "ordering": ["issue", "order", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_sample", False), models.Q(("state", "draft"), ("written", 0)), _connector="OR"),
                name="issue_sample_is_never_sent",
                violation_error_message="Et eksempel sendes aldri til noen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_sample", True),
                    models.Q(("published_at", None), ("state", "draft")),
                    ("state", "held"),
                    models.Q(("published_at__isnull", False), ("state__in", ["sending", "sent", "stopped"])),
                    _connector="OR",
                ),
                name="issue_public_when_it_leaves",
                violation_error_message="Et nyhetsbrev står i arkivet fra det begynner å bli sendt, og ikke før.",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_at", None), ("state", "draft")),
                    models.Q(models.Q(("state", "draft"), _negated=True), ("due_at__isnull", False)),
                    _connector="OR",
                ),
                name="issue_held_until",
                violation_error_message="Et nyhetsbrev som skal sendes, har et klokkeslett; en kladd har ingen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at__isnull", False), ("state__in", ["sent", "stopped"])),
                    models.Q(("finished_at", None), ("state__in", ["draft", "held", "sending"])),
                    _connector="OR",
                ),
                name="issue_over_has_time",
                violation_error_message="Et nyhetsbrev som er sendt eller stanset, har tidspunktet for det.",
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("article", None),
                        ("event", None),
                        ("key_point", None),
                        ("kind", "text"),
                        ("unit", None),
                        models.Q(("heading_nb", ""), _negated=True),
                    ),
                    models.Q(
                        ("article", None),
                        ("heading_en", ""),
                        ("heading_nb", ""),
                        ("key_point", None),
                        ("kind", "event"),
                        ("unit", None),
                    ),
                    models.Q(
                        ("event", None),
                        ("heading_en", ""),
                        ("heading_nb", ""),
                        ("key_point", None),
                        ("kind", "article"),
                        ("unit", None),
                    ),
                    models.Q(
                        ("article", None),
                        ("event", None),
                        ("heading_en", ""),
                        ("heading_nb", ""),
                        ("key_point", None),
                        ("kind", "unit"),
                    ),
                    models.Q(
                        ("article", None),
                        ("event", None),
                        ("heading_en", ""),
                        ("heading_nb", ""),
                        ("kind", "key_point"),
                        ("unit", None),
                    ),
                    _connector="OR",
                ),
                name="part_of_one_kind",
                violation_error_message="Velg én post, eller skriv en tekst med overskrift. Ikke begge deler.",
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(
                fields=("issue", "event"),
                name="part_event_once_an_issue",
                violation_error_message="Dette står alt i nyhetsbrevet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(
                fields=("issue", "article"),
                name="part_article_once_an_issue",
                violation_error_message="Dette står alt i nyhetsbrevet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(
                fields=("issue", "unit"),
                name="part_unit_once_an_issue",
                violation_error_message="Dette står alt i nyhetsbrevet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.UniqueConstraint(
                fields=("issue", "key_point"),
                name="part_key_point_once_an_issue",
                violation_error_message="Dette står alt i nyhetsbrevet.",
            ),
        ),
        publishing_audited("newsletter.issue", "newsletter_issue", "state", "published_at"),
    ]
