"""The site's content about figures, areas and buildings: complete, and as its sources say."""

from datetime import date

import pytest
from django.db.models import Sum

from premises.models import Building, Lease, Ownership, Unit
from tech_port.content.models import (
    Area,
    Figure,
    Milestone,
)
from tests.tech_port.seed.loading import observations


def test_technology_companies_have_every_point_and_the_target(content):
    assert observations("teknologibedrifter") == [
        (date(2012, 1, 1), 510, "exact", "impello-2014"),
        (date(2013, 1, 1), 554, "exact", "impello-2014"),
        (date(2015, 1, 1), 592, "exact", "impello-2017"),
        (date(2017, 1, 1), 703, "exact", "impello-2018"),
        (date(2018, 1, 1), 706, "exact", "impello-2018"),
        (date(2025, 1, 1), 1000, "target", "nit-target"),
    ]


def test_people_in_technology_companies_have_every_point_and_the_target(content):
    assert observations("ansatte-i-teknologibedrifter") == [
        (date(2013, 1, 1), 10175, "exact", "impello-2014"),
        (date(2014, 1, 1), 10318, "exact", "impello-2014"),
        (date(2015, 1, 1), 11695, "exact", "impello-2017"),
        (date(2018, 1, 1), 12242, "exact", "impello-2018"),
        (date(2025, 1, 1), 20000, "target", "nit-target"),
    ]


def test_five_sources_of_one_area_stand_side_by_side(content):
    assert observations("areal-holtermannsveien-1-13") == [
        (date(2020, 1, 1), 50000, "exact", "bygg-2020"),
        (date(2021, 2, 24), 47600, "permitted", "mn24-2021-02"),
        (date(2022, 1, 1), 48000, "about", "entra-nrk-2022"),
        (date(2022, 7, 4), 48100, "sum", "ne-2022"),
        (date(2023, 1, 1), 47000, "exact", "ttp-2023"),
    ]


@pytest.mark.parametrize(
    ("figure", "values"),
    [
        ("areal-byggetrinn-1", [(11500, "bygg-2020"), (11700, "ne-2022")]),
        ("areal-byggetrinn-2", [(23000, "mn24-2021-03"), (20900, "ne-2022")]),
        ("byggetrinn-3-ferdig", [(2025, "ttp-2023"), (2026, "finansavisen-2024")]),
        ("lansering", [(2021, "magasin-2022"), (2021, "ttp-2022")]),
        ("etasjer-holtermannsveien-1-13", [(7, "pir2"), (15, "pir2")]),
        ("pris-pa-naeringsareal", [(2, "tr-2015"), (3, "tr-2015")]),
        ("planlagte-ansatte", [(8, "tk-2021")]),
        ("planlagt-budsjett", [(10000000, "tk-2021")]),
        ("ntnu-bridge-profiler", [(1600, "tr-2015")]),
        ("kommunalt-ansatte", [(24000, "tr-2015")]),
        ("skatt-til-kommunene", [(2000000000, "tr-2015")]),
        ("solgte-kontorbygg", [(13, "finansavisen-2024")]),
        ("solgt-areal", [(187000, "finansavisen-2024")]),
        ("arbeidsplasser-holtermannsveien-1-13", [(2500, "pir2")]),
        ("arbeidsplasser-teknobyen", [(2000, "adressa-2017-11")]),
        ("sykkelplasser-abels-hus", [(250, "adressa-2017-04")]),
    ],
)
def test_a_figure_has_what_its_sources_say(content, figure, values):
    assert [(value, source) for _day, value, _qualifier, source in observations(figure)] == values


def test_three_figures_are_on_the_front_page(content):
    assert list(Figure.objects.filter(on_front_page=True).values_list("slug", flat=True)) == [
        "teknologibedrifter",
        "ansatte-i-teknologibedrifter",
        "areal-holtermannsveien-1-13",
    ]


def test_the_district_has_its_five_core_areas_in_order(content):
    assert list(Area.objects.filter(kind="core").values_list("name", flat=True)) == [
        "Gløshaugen",
        "Øya",
        "Elgeseter",
        "Sorgenfri",
        "Sluppen",
    ]


def test_the_timeline_has_every_point(content):
    assert list(Milestone.objects.values_list("happened_on", "precision", "basis")) == [
        (date(2005, 1, 1), "year", "reported"),
        (date(2015, 3, 17), "day", "reported"),
        (date(2017, 3, 31), "day", "reported"),
        (date(2020, 1, 1), "quarter", "reported"),
        (date(2021, 6, 16), "day", "reported"),
        (date(2021, 10, 7), "day", "reported"),
        (date(2022, 1, 1), "year", "reported"),
        (date(2023, 4, 1), "quarter", "reported"),
        (date(2023, 12, 1), "month", "reported"),
        (date(2024, 5, 31), "day", "agreed"),
        (date(2025, 1, 1), "year", "planned"),
        (date(2025, 9, 1), "month", "planned"),
        (date(2030, 1, 1), "year", "aimed"),
    ]


def test_a_building_counts_as_finished_from_the_last_day_its_source_allows(content):
    columns = ("slug", "completed_on", "completed_precision", "completion_basis")

    assert list(Building.objects.values_list(*columns)) == [
        ("byggetrinn-1", date(2020, 3, 31), "quarter", "reported"),
        ("byggetrinn-2", date(2023, 6, 30), "quarter", "reported"),
        ("byggetrinn-3", date(2025, 12, 31), "year", "planned"),
        ("abels-hus", date(2017, 3, 31), "day", "reported"),
        ("teknostallen", date(2025, 9, 30), "month", "planned"),
    ]


def test_stages_one_and_two_are_agreed_to_change_owner_on_the_last_of_may_2024(content):
    def owners(day):
        return list(Ownership.objects.on(day).values_list("building__slug", "organisation__slug", "basis"))

    before, after = owners(date(2024, 5, 30)), owners(date(2024, 5, 31))

    assert before == [
        ("byggetrinn-1", "entra", "reported"),
        ("byggetrinn-2", "entra", "reported"),
        ("byggetrinn-3", "entra", "reported"),
        ("abels-hus", "klp-eiendom", "reported"),
        ("teknostallen", "klp-eiendom", "reported"),
    ]
    assert sorted(set(after) - set(before)) == [
        ("byggetrinn-1", "e-c-dahls-eiendom", "agreed"),
        ("byggetrinn-2", "e-c-dahls-eiendom", "agreed"),
    ]
    assert set(before) <= set(after)


def test_tenants_have_the_area_and_the_building_that_is_known(content):
    named = Lease.objects.exclude(organisation=None).order_by()
    on_units = named.exclude(unit=None).values_list("organisation__slug", "unit__building__slug")

    assert sorted(on_units.annotate(Sum("area_m2"), Sum("unit__area_m2"), Sum("staff"))) == [
        ("nrk", "byggetrinn-3", 9600, 9600, 250),
        ("trondheim-tech-port", "byggetrinn-2", 700, 700, None),
        ("volue", "byggetrinn-2", 4100, 4100, 160),
        ("wsp", "byggetrinn-2", 4100, 4100, None),
    ]
    assert sorted(named.exclude(building=None).values_list("building__slug", "organisation__slug")) == [
        ("abels-hus", "asplan-viak"),
        ("abels-hus", "hemit"),
        ("abels-hus", "norsk-helsenett"),
        ("byggetrinn-1", "skatteetaten"),
        ("byggetrinn-1", "sykehusbygg"),
        ("teknostallen", "kelvin"),
        ("teknostallen", "ncc"),
    ]
    shared = Lease.objects.get(organisation__slug="trondheim-tech-port").shared_with
    assert list(shared.values_list("slug", flat=True)) == ["innovasjon-norge"]


def test_nrk_is_planned_to_lease_and_nobody_knows_from_when(content):
    leases = Lease.objects.filter(organisation__slug="nrk")

    assert {lease.claim.sentence(date(2026, 11, 26)) for lease in leases} == {
        "skulle leie, ikke bekreftet (kilde 2022)"
    }
    assert {lease.ends_on for lease in leases} == {None}


def test_the_first_stage_is_fully_let(content):
    units = Unit.objects.filter(building__slug="byggetrinn-1").as_of(date(2022, 7, 4))

    assert [unit.status for unit in units] == ["let"] * 7
