from django.db import migrations

from tech_port.versions.operations import versioned


class Migration(migrations.Migration):
    """By whatever way a row changes that the public is told of, its part of the data has a new version."""

    dependencies = [
        ("members", "0033_contributions"),
        ("versions", "0001_changes_counted"),
    ]

    operations = [
        versioned(
            "members",
            "members_organisation_articles",
            "members_organisation",
            "members_membership",
            "members_challenge_business_areas",
            "members_challenge",
            "members_contact",
            "members_contribution_business_areas",
            "members_contribution",
            "members_meeting",
            "members_document",
            "members_documentversion",
            "members_lineofwork",
            "members_person",
            "members_boardseat",
            "members_staffrole",
        ),
    ]
