"""The rule holds for what there was too; the old precision stays in the table for the release before this one."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("content", "0013_seeded_articles_published_when_written")]

    operations = [
        ValidateConstraint("article", "article_happened_before_publishing"),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.RemoveField("article", "published_precision")]
        ),
    ]
