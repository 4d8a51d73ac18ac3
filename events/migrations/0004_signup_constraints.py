import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0003_changes_and_seats_in_the_database")]

    operations = [
        migrations.AlterField(
            model_name="registration",
            name="token_hash",
            field=models.CharField(editable=False, max_length=64, unique=True, verbose_name="nøkkel (hash)"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("checked_in_at__isnull", False), ("status", "attended")),
                    models.Q(("checked_in_at", None), models.Q(("status", "attended"), _negated=True)),
                    _connector="OR",
                ),
                name="registration_attended_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                models.F("event"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("status__in", ["confirmed", "waiting", "offered", "attended"])),
                name="registration_once_an_event",
                violation_error_message="Denne adressen er alt påmeldt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity", None), ("seats_taken__lte", models.F("capacity")), _connector="OR"),
                name="event_not_oversold",
                violation_error_message="Så mange har alt plass. Meld noen av før du setter tallet lavere.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("largest_party__gte", 1), ("largest_party__lte", 20)),
                name="event_largest_party_in_range",
                violation_error_message="En påmelding gjelder 1 til 20 personer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signup", "external"), models.Q(("signup_url", ""), _negated=True)),
                    models.Q(models.Q(("signup", "external"), _negated=True), ("signup_url", "")),
                    _connector="OR",
                ),
                name="event_external_signup_has_address",
                violation_error_message="Påmelding hos andre trenger en adresse, og bare den.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(
                condition=models.Q(("series__isnull", False)),
                fields=("series", "series_at"),
                name="event_once_in_a_series",
                violation_error_message="Serien har alt et arrangement på denne tiden.",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(
                condition=models.Q(("imported_from__isnull", False)),
                fields=("imported_from", "imported_uid"),
                name="event_imported_once",
                violation_error_message="Arrangementet er alt importert.",
            ),
        ),
    ]
