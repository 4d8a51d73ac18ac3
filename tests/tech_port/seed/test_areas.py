"""Areas of the buildings add up, with samples and without."""

from django.db.models import Sum

from premises.models import Building, Unit
from tests.tech_port.seed.loading import AREAS, FACTS, count_samples, floor_areas, seed, unit_areas


def test_areas_add_up_with_samples(content):
    assert unit_areas() == AREAS
    assert Unit.objects.filter(is_sample=True).aggregate(Sum("area_m2")) == {"area_m2__sum": 11560}


def test_areas_add_up_without_samples_and_no_sample_is_left(content):
    floors = floor_areas()

    lines = seed("--remove-samples")

    assert unit_areas() == AREAS
    assert floor_areas() == floors
    assert count_samples() == {}
    assert set(Building.objects.values_list("contact_email", "contact_name")) == {("", "")}
    assert lines == [f"Content: {FACTS} records, 0 new"]


def test_a_floor_that_samples_had_whole_gets_its_rest_unit_back(content):
    seed("--remove-samples")

    assert list(
        Unit.objects.filter(building__slug="byggetrinn-3", floor__gte=5).values_list("name", "area_m2", "is_offered")
    ) == [
        ("B3-502", 1600, False),
        ("B3-503", 400, False),
        ("B3-602", 1300, False),
        ("B3-703", 1300, False),
        ("B3-802", 1100, False),
        ("B3-903", 1100, False),
        ("B3-1002", 700, False),
    ]


def test_a_site_that_is_no_demo_gets_the_facts_alone(empty, settings):
    settings.DEMO = False

    lines = seed()

    assert lines == [f"Content: {FACTS} records, {FACTS} new"]
    assert count_samples() == {}
    assert unit_areas() == AREAS
