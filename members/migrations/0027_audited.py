"""What staff publish and delete is written into the audit."""

from django.db import migrations

from tech_port.audit.operations import deletions_audited, publishing_audited


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("members", "0026_what_was_told_of_stays_told"),
    ]

    operations = [
        publishing_audited("members.organisation", "members_organisation", "is_hidden"),
        publishing_audited("members.contact", "members_contact", "is_public"),
        publishing_audited("members.challenge", "members_challenge", "status", "published_at"),
        publishing_audited("members.documentversion", "members_documentversion", "published_at"),
        deletions_audited("members.person", "members_person"),
        deletions_audited("members.boardseat", "members_boardseat"),
        deletions_audited("members.staffrole", "members_staffrole"),
        deletions_audited("members.contact", "members_contact"),
        deletions_audited("members.joinrequest", "members_joinrequest"),
        deletions_audited("members.profilelink", "members_profilelink"),
        deletions_audited("members.profilechange", "members_profilechange"),
        deletions_audited("members.challenge", "members_challenge"),
    ]
