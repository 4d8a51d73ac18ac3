"""What staff publish and delete is written into the audit."""

from django.db import migrations

from tech_port.audit.operations import deletions_audited, publishing_audited


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_entries_that_stay"),
        ("premises", "0034_what_was_told_of_stays_told"),
    ]

    operations = [
        publishing_audited("premises.unit", "premises_unit", "is_offered", "hidden"),
        publishing_audited("premises.lease", "premises_lease", "tenant_is_withheld"),
        deletions_audited("premises.interest", "premises_interest"),
        deletions_audited("premises.searchalert", "premises_searchalert"),
        deletions_audited("premises.confirmationrequest", "premises_confirmationrequest"),
        deletions_audited("premises.landlordlink", "premises_landlordlink"),
    ]
