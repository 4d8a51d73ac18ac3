"""Each mail's link is a row of its own; the column keeps the one that records had before, until none is mailed out."""

from django.db import migrations, models
from django.db.models.functions import Lower, TruncDate

# Going back: a record without an old link gets a hash that no secret leads to.
FILL = "UPDATE %s SET token_hash = md5(random()::text) || md5(random()::text) WHERE token_hash IS NULL"

TABLES = ["confirmationrequest", "interest", "searchalert"]


def no_longer_required(model):
    field = models.CharField("nøkkel (hash)", max_length=64, unique=True, null=True, editable=False)
    return migrations.AlterField(model, "token_hash", field)


class Migration(migrations.Migration):
    dependencies = [("premises", "0004_indexes_of_the_finder")]

    operations = [
        *map(no_longer_required, TABLES),
        *(migrations.RunSQL("", FILL % f"premises_{name}") for name in TABLES),
        migrations.AddConstraint(
            "confirmationrequest",
            models.UniqueConstraint(
                Lower("email"),
                TruncDate("sent_at"),
                name="confirmation_once_a_day",
                violation_error_message="Denne adressen er alt spurt i dag.",
            ),
        ),
    ]
