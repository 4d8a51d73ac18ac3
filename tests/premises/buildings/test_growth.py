"""A building's page from values: what is free in a sentence, how the property grew, and neighbours said once."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from members.models import Organisation
from premises.buildings.free import free_in_words
from premises.buildings.groups import told_of
from premises.buildings.growth import growth_of
from premises.buildings.neighbours import Nearness, Neighbour
from premises.buildings.stages import stages_of
from premises.buildings.tenants import Tenant
from premises.models import Building, Lease, Ownership
from tech_port.content.models import Source

TODAY = date(2026, 11, 26)
SOURCE = Source(pk=1, publisher="MN24")


def plain(text):
    return str(text).replace("\u00a0", " ")


def lease(key, name, building, **values):
    organisation = Organisation(pk=key, name=name, slug=name.lower())
    values = {"starts_on": date(2023, 1, 1), "known_on": date(2023, 6, 1), "source": SOURCE} | values
    one = Lease(pk=key, organisation=organisation, building=building, **values)
    one._prefetched_objects_cache = {"shared_with": Organisation.objects.none()}
    return Tenant(organisation, building, (one,))


def test_what_is_free_is_one_sentence_with_what_comes_and_what_is_only_planned():
    building = Building(completed_on=date(2027, 12, 31), completed_precision="year", completion_basis="planned")
    now, later, planned = (
        SimpleNamespace(area_m2=Decimal(area), status=status, available_from=day, building=building, asked_day=TODAY)
        for area, status, day in (
            (1200, "vacant", None),
            (900, "coming", date(2027, 3, 1)),
            (500, "when_built", None),
        )
    )

    assert [plain(free_in_words(units, TODAY, TODAY)) for units in ([], [now, later], [later], [planned])] == [
        "",
        "1 200 m² er ledig nå, 900 m² til i 2027.",
        "900 m² blir ledig i 2027.",
        "500 m² er til leie når bygget står ferdig (planlagt ferdig 2027).",
    ]
    assert plain(free_in_words([now], date(2027, 1, 1), TODAY)) == "1 200 m² er ledig 1. januar 2027."


def test_a_property_grows_by_what_is_known_and_then_by_what_was_planned():
    first = Building(pk=1, name_nb="Trinn 1", slug="en", completed_on=date(2023, 6, 30), order=1)
    last = Building(pk=2, name_nb="Trinn 2", slug="to", order=2)
    last.completed_on, last.completed_precision, last.completion_basis = date(2025, 12, 31), "year", "planned"
    berg = lease(1, "Berg", first, starts_on=date(2023, 12, 1), starts_precision="month")
    unknown = lease(2, "Dal", first, start_is_known=False)
    buyer = Ownership(organisation=Organisation(pk=3, name="Eid", slug="eid"), building=first, source=SOURCE)
    buyer.starts_on, buyer.basis, buyer.known_on = date(2024, 5, 31), "agreed", date(2024, 4, 23)

    moments = growth_of(stages_of([last, first], TODAY, first), [berg, unknown], [buyer], TODAY)

    assert [(plain(one.when), str(one.title), one.is_done, one.is_current, one.source) for one in moments] == [
        ("30. juni 2023", "Trinn 1", True, True, None),
        ("Desember 2023", "Berg", True, False, SOURCE),
        ("31. mai 2024", "Eid", False, False, SOURCE),
        ("2025", "Trinn 2", False, False, None),
    ]


def test_neighbours_of_whom_the_same_is_told_are_one_row_and_what_holds_for_the_group_is_said_once():
    here, there = Building(pk=1, name_nb="Her", slug="her"), Building(pk=2, name_nb="Der", slug="der")
    plan = {"start_is_known": False, "basis": "planned"}
    near = [(1, "A", here, Nearness.BUILDING), (2, "B", here, Nearness.BUILDING), (3, "C", there, Nearness.AREA)]
    members = []
    for key, name, building, nearness in near:
        tenant = lease(key, name, building, **plan)
        members.append(Neighbour(tenant.organisation, nearness, [tenant]))

    (group,) = told_of([("Flytter inn, etter planen", members)], TODAY)
    many = [Neighbour(Organisation(pk=key, name=str(key)), Nearness.BESIDES) for key in range(9)]
    (capped,) = told_of([("Holder også til her", many)], TODAY)

    assert group.said == ("skulle leie, ikke bekreftet",)
    assert [([str(one.organisation) for one in row.named], row.place, row.sources) for row in group.rows] == [
        (["A", "B"], "her i bygget", [SOURCE]),
        (["C"], "Der, i samme område", [SOURCE]),
    ]
    assert (len(capped.rows), len(capped.rows[0].named), capped.more) == (1, 6, 3)
