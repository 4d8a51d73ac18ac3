"""Leases and ownerships that were loaded as facts and were plans or agreements, where nobody has changed them."""

from datetime import date

from django.db import migrations

from tech_port.content.claimed_rows import take_source

# {organisation: (source it was loaded with, the day that was taken from elsewhere, the source that tells of the plan)}
PLANS = {
    "wsp": ("mn24-2021-03", date(2023, 4, 1), "ttp-2023"),
    "volue": ("mn24-2021-03", date(2023, 4, 1), "ttp-2023"),
    "nrk": ("entra-nrk-2022", date(2025, 1, 1), "entra-nrk-2022"),
    "ncc": ("nelfo-2023", date(2025, 9, 1), "nelfo-2023"),
    "kelvin": ("nelfo-2023", date(2025, 9, 1), "nelfo-2023"),
}
LOADED = {"wsp": "2023-06-30", "volue": "2023-06-30", "nrk": "2025-12-31", "ncc": "2025-09-30", "kelvin": "2025-09-30"}
KEY = "premises.Lease:"


def forwards(apps, schema_editor):
    Lease, Ownership = apps.get_model("premises", "Lease"), apps.get_model("premises", "Ownership")
    Source, Seeded = apps.get_model("content", "Source"), apps.get_model("content", "SeededRecord")
    sources = {source.key: source for source in Source.objects.all()}
    for tenant, (loaded, start, told) in PLANS.items():
        source = sources.get(told)
        found = Lease.objects.filter(organisation__slug=tenant, source__key=loaded, starts_on=start)
        for lease in found if source and source.published_on else ():
            lease.basis, lease.start_is_known, lease.ends_on, lease.ends_precision = "planned", False, None, "day"
            lease.starts_on, lease.starts_precision = source.published_on, source.published_precision
            lease.source, lease.known_on = source, None
            take_source(lease)
            lease.save()
        if source and source.published_on:
            rename(Seeded, tenant, source.published_on.year)
    Ownership.objects.filter(organisation__slug="entra", source__key="entra-q1-2024", ends_on=date(2024, 5, 30)).update(
        ends_on=None
    )


def rename(Seeded, tenant, year):
    """The names that the files have for the leases now, so that they are not loaded a second time."""
    for record in Seeded.objects.filter(key__startswith=KEY, key__endswith=f"> {tenant}/{LOADED[tenant]}"):
        record.key = record.key.removesuffix(LOADED[tenant]) + str(year)
        record.save()


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("premises", "0024_interest_viewing_when"),
        ("content", "0018_facts_as_their_sources_say"),
        ("members", "0018_organisations_kept_back"),
    ]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
