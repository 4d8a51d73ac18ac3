import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from tech_port.backups.operations import FUNCTIONS, NO_FUNCTIONS, note_erased


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="fil")),
                (
                    "made_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="laget"),
                ),
                ("seconds", models.FloatField(verbose_name="varte (s)")),
                ("size_bytes", models.PositiveBigIntegerField(verbose_name="størrelse (byte)")),
                ("row_count", models.PositiveBigIntegerField(verbose_name="rader")),
                ("file_count", models.PositiveIntegerField(verbose_name="filer")),
            ],
            options={
                "verbose_name": "sikkerhetskopi",
                "verbose_name_plural": "sikkerhetskopier",
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="Erased",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.CharField(db_index=True, max_length=64, verbose_name="hash")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), db_index=True, verbose_name="slettet"
                    ),
                ),
            ],
            options={
                "verbose_name": "spor av noe slettet",
                "verbose_name_plural": "spor av noe slettet",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        note_erased("auth_user", "auth.user"),
    ]
