import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from tech_port.audit.operations import FUNCTIONS, NO_FUNCTIONS, audited, deletions_audited

OF_ACCOUNTS = (
    "username",
    "password",
    "first_name",
    "last_name",
    "email",
    "is_active",
    "is_staff",
    "is_superuser",
)
COME_OR_GO = ("INSERT", "DELETE")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.CreateModel(
            name="SettingSeen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="navn")),
                ("hash", models.CharField(max_length=64, verbose_name="hash")),
            ],
            options={
                "verbose_name": "innstilling",
                "verbose_name_plural": "innstillinger",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), db_index=True, verbose_name="tid"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sign_in", "innlogging"),
                            ("view", "visning av personopplysninger"),
                            ("export", "uttrekk av personopplysninger"),
                            ("deletion", "sletting av personopplysninger"),
                            ("rights", "brukere og rettigheter"),
                            ("factors", "bekreftelse ved innlogging"),
                            ("publishing", "publisering"),
                            ("settings", "innstillinger"),
                        ],
                        max_length=20,
                        verbose_name="slag",
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("signed in", "logget inn"),
                            ("failed", "kom ikke inn"),
                            ("locked", "stanset etter for mange forsøk"),
                            ("seen", "så"),
                            ("taken", "hentet ut"),
                            ("insert", "la til"),
                            ("update", "endret"),
                            ("delete", "fjernet"),
                        ],
                        max_length=20,
                        verbose_name="gjorde",
                    ),
                ),
                ("model", models.CharField(blank=True, max_length=60, verbose_name="slag opplysning")),
                ("object_pk", models.CharField(blank=True, max_length=60, verbose_name="nummer")),
                ("within", models.CharField(blank=True, max_length=120, verbose_name="på siden til")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="felter",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hvem",
                    ),
                ),
            ],
            options={
                "verbose_name": "hendelse i revisjonsloggen",
                "verbose_name_plural": "revisjonslogg",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["kind", "at"], name="audit_by_kind"),
                    models.Index(fields=["model", "object_pk"], name="audit_by_object"),
                ],
            },
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        audited("rights", "auth.user", "auth_user", *OF_ACCOUNTS),
        audited("rights", "auth.user", "auth_user_groups", "groups", pk="user_id", events=COME_OR_GO),
        audited("rights", "auth.user", "auth_user_user_permissions", "permissions", pk="user_id", events=COME_OR_GO),
        audited("rights", "auth.group", "auth_group", "name"),
        audited("rights", "auth.group", "auth_group_permissions", "permissions", pk="group_id", events=COME_OR_GO),
        audited("factors", "auth.user", "mfa_authenticator", "factor", pk="user_id", events=COME_OR_GO),
        deletions_audited("auth.user", "auth_user"),
        deletions_audited("mfa.authenticator", "mfa_authenticator"),
        deletions_audited("account.emailaddress", "account_emailaddress"),
    ]
