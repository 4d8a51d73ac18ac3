from django.db import migrations

from tech_port.versions.operations import versioned


class Migration(migrations.Migration):
    """By whatever way a row changes that the public is told of, its part of the data has a new version."""

    dependencies = [
        ("content", "0029_text_of_the_newsletter"),
        ("versions", "0001_changes_counted"),
    ]

    operations = [
        versioned(
            "content",
            "content_announcement",
            "content_source",
            "content_area",
            "content_businessarea",
            "content_programme_business_areas",
            "content_programme",
            "content_milestone",
            "content_tag",
            "content_article_business_areas",
            "content_article_tags",
            "content_article_sources",
            "content_article",
            "content_page_sources",
            "content_page",
            "content_figure",
            "content_observation",
        ),
    ]
