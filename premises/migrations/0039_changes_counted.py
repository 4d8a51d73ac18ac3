from django.db import migrations

from tech_port.versions.operations import versioned


class Migration(migrations.Migration):
    """By whatever way a row changes that the public is told of, its part of the data has a new version."""

    dependencies = [
        ("premises", "0038_buildings_moved_on_the_map"),
        ("versions", "0001_changes_counted"),
    ]

    operations = [
        versioned(
            "premises",
            "premises_property_figures",
            "premises_property",
            "premises_building_figures",
            "premises_building_sources",
            "premises_building",
            "premises_ownership",
            "premises_lease_shared_with",
            "premises_lease",
            "premises_leaseterm",
            "premises_reservation",
            "premises_unit",
            "premises_interest",
            "premises_interest_units",
            "premises_numberconfirmation",
            "premises_buildingoffer",
            "premises_unitphoto",
            "premises_signing",
            "premises_signedunit",
        ),
    ]
