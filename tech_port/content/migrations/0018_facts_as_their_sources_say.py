"""Loaded facts whose basis or date was wrong, where nobody has changed them; loaded again under their new names."""

from django.db import migrations

OBSERVATION = "content.Observation:"
UNDATED = ["arbeidsplasser-holtermannsveien-1-13", "etasjer-holtermannsveien-1-13"]
JUST_OVER = ["teknologibedrifter-sagt-pa-hell", "ansatte-sagt-pa-hell"]


def rename(SeededRecord, old, new):
    if not SeededRecord.objects.filter(key=new).exists():
        SeededRecord.objects.filter(key=old).update(key=new)


def forwards(apps, schema_editor):
    Observation, Milestone, Source, Seeded = (
        apps.get_model("content", name) for name in ("Observation", "Milestone", "Source", "SeededRecord")
    )
    said = Observation.objects.filter(figure__slug__in=JUST_OVER, source__key="tr-2015", qualifier="more_than")
    said.update(qualifier="just_over")
    Observation.objects.filter(figure__slug__in=UNDATED, source__key="pir2", as_of="2025-01-01").update(as_of=None)
    for slug in JUST_OVER:
        start = f"{OBSERVATION}{slug} > 2015-03/tr-2015/"
        rename(Seeded, f"{start}more_than", f"{start}just_over")
    for slug, qualifiers in zip(UNDATED, (["at_most"], ["at_least", "at_most"]), strict=True):
        for qualifier in qualifiers:
            end = f"/pir2/{qualifier}"
            rename(Seeded, f"{OBSERVATION}{slug} > 2025{end}", f"{OBSERVATION}{slug} > {end}")
    planned = Milestone.objects.filter(source__isnull=False)
    planned.filter(source__key="entra-q1-2024", happened_on="2024-05-31").update(basis="agreed")
    planned.filter(source__key="tk-2021", happened_on="2030-01-01").update(basis="aimed")
    Source.objects.filter(key__in=["ttp-2023", "tk-2021", "tr-2015"], access="").update(access="archived")
    publishers = ["mn24-2021-02", "mn24-2021-03", "entra-nrk-2022", "adressa-2017-04", "adressa-2017-11"]
    publishers += ["impello-2017", "nit-target"]
    Source.objects.filter(key__in=publishers, access="").update(access="publisher")


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("content", "0017_targets_have_a_day_all_of_them")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
