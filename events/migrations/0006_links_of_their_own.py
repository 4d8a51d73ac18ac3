"""Each mail's link is a row of its own; the column keeps the one that records had before, until none is mailed out."""

from django.db import migrations, models

# Going back: a record without an old link gets a hash that no secret leads to.
FILL = "UPDATE %s SET token_hash = md5(random()::text) || md5(random()::text) WHERE token_hash IS NULL"


def no_longer_required(model):
    field = models.CharField("nøkkel (hash)", max_length=64, unique=True, null=True, editable=False)
    return migrations.AlterField(model, "token_hash", field)


class Migration(migrations.Migration):
    dependencies = [("events", "0005_event_listed_by_end")]

    operations = [
        no_longer_required("registration"),
        migrations.RunSQL("", FILL % "events_registration"),
    ]
