"""A mail knows which record it is about and goes with it; answers reach the association, not who wrote it.

Mails from before are about nothing: they go some days after they were sent, as all do.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("outbox", "0003_mail_calendar"),
    ]

    operations = [
        migrations.RemoveField("mail", "reply_to"),
        migrations.AddField(
            "mail",
            "about_type",
            models.ForeignKey(
                to="contenttypes.contenttype",
                on_delete=models.CASCADE,
                related_name="+",
                verbose_name="gjelder",
                null=True,
                blank=True,
                editable=False,
            ),
        ),
        migrations.AddField(
            "mail",
            "about_id",
            models.PositiveBigIntegerField("gjelder nr.", null=True, blank=True, editable=False),
        ),
        migrations.AddIndex("mail", models.Index(fields=["about_type", "about_id"], name="mail_about")),
    ]
