"""The rules of drawings, read through for the articles that were there."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("content", "0027_tags_and_drawn_pictures")]

    operations = [
        ValidateConstraint("article", "article_drawing_has_a_number"),
        ValidateConstraint("article", "article_planned_stages_are_stages"),
    ]
