"""Demand in the open: groups of five tenants or more, and nothing from which a smaller one can be told."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from premises.demand import listings
from premises.demand import sums as demand
from premises.demand.sums import Ask, Offer
from premises.models import Interest
from tests.factories import make_interest, make_lease, make_reservation, make_unit
from tests.pages_read import elements, flat
from tests.reading import as_read

TODAY = date(2026, 11, 22)
SPRING = date(2027, 2, 1)

areas = st.none() | st.decimals(min_value=1, max_value=20_000, places=1)
days = st.none() | st.dates(date(2020, 1, 1), date(2035, 12, 31))
asks = st.lists(st.builds(Ask, st.sampled_from("abcdefghij"), areas, days), max_size=60)
offers = st.lists(st.builds(Offer, st.decimals(min_value=1, max_value=9_000, places=1), days), max_size=10)
generated = hypothesis_settings(max_examples=200, deadline=None, derandomize=True, database=None)


def group(count, area=500, day=SPRING, name="leietaker"):
    return [Ask(f"{name} {number}", Decimal(area), day) for number in range(count)]


def cells(found):
    """{(size from, number of the period): m² asked for, None when hidden}."""
    return {(band.from_m2, n): cell.asked_m2 for band in found.bands for n, cell in enumerate(band.cells)}


def shown(found):
    return {place: area for place, area in cells(found).items() if area is not None}


def place(ask):
    """Where a need belongs, worked out in another way than the code does."""
    size = max(low for low, _high in demand.BANDS if ask.area_m2 >= low)
    if ask.wanted_on is None:
        return size, 6
    quarter = ask.wanted_on.year * 4 + (ask.wanted_on.month - 1) // 3 - (TODAY.year * 4 + 3)
    return size, min(max(quarter, 0), 5)


# Grouping


def test_five_tenants_are_a_group_and_four_are_not():
    assert shown(demand.of(group(5), [], TODAY)) == {(300, 1): 2500}
    assert shown(demand.of(group(4), [], TODAY)) == {}


def test_one_tenant_that_asks_five_times_is_not_a_group():
    assert shown(demand.of([Ask("den samme", Decimal(500), SPRING)] * 5, [], TODAY)) == {}


def test_sizes_and_quarters_begin_where_they_say():
    edges = [(299, date(2026, 12, 31)), (300, date(2027, 1, 1)), (799, date(2027, 12, 31)), (800, date(2028, 1, 1))]
    needs = [ask for area, day in edges for ask in group(5, area, day)] + group(5, 1500, None)

    assert shown(demand.of(needs, [], TODAY)) == {
        (0, 0): 1500,
        (300, 1): 1500,
        (300, 4): 4000,
        (800, 5): 4000,
        (1500, 6): 7500,
    }


def test_what_is_past_belongs_to_the_present_quarter():
    assert shown(demand.of(group(5, day=date(2020, 1, 1)), [], TODAY)) == {(300, 0): 2500}


@pytest.mark.parametrize(
    ("low", "high", "employees", "area"),
    [(600, 900, 30, 750), (600, None, 30, 600), (None, 900, 30, 900), (None, None, 30, 450), (None, None, None, None)],
)
def test_a_need_comes_to_the_middle_of_what_was_said(low, high, employees, area):
    assert demand.area_of(low, high, employees) == area


def test_one_very_large_need_does_not_stand_out():
    needs = [*group(4, 2000), Ask("stor", Decimal(80_000), SPRING)]

    assert shown(demand.of(needs, [], TODAY)) == {(1500, 1): 8000 + demand.MAX_ASKED_M2}


def test_what_is_on_offer_is_told_in_full():
    found = demand.of(
        [], [Offer(Decimal("250.5"), TODAY), Offer(Decimal(200), SPRING), Offer(Decimal(900), None)], TODAY
    )

    offered = {(b.from_m2, n): c.offered_m2 for b in found.bands for n, c in enumerate(b.cells) if c.offered_m2}
    assert offered == {(0, 0): Decimal("250.5"), (0, 1): 200, (800, 6): 900}
    assert (found.asked_m2, found.offered_m2, found.has_shown) == (0, Decimal("1350.5"), False)


# Nothing small is told


@generated
@given(asks=asks, offers=offers)
def test_no_group_under_five_is_shown_and_every_other_is(asks, offers):
    tenants = defaultdict(set)
    for ask in asks:
        if ask.area_m2:
            tenants[place(ask)].add(ask.tenant)

    found = shown(demand.of(asks, offers, TODAY))

    assert set(found) == {place for place, names in tenants.items() if len(names) >= 5}


@generated
@given(asks=asks, offers=offers)
def test_what_is_shown_is_the_same_with_and_without_what_is_hidden(asks, offers):
    """So no total, scale, axis or drawing depends on a hidden group: no difference gives it away."""
    everything = demand.of(asks, offers, TODAY)
    visible = set(shown(everything))

    without = demand.of([ask for ask in asks if ask.area_m2 and place(ask) in visible], offers, TODAY)

    assert without == everything
    assert [band.bars for band in without.bands] == [band.bars for band in everything.bands]
    assert everything.asked_m2 == sum(shown(everything).values())


@generated
@given(asks=asks)
def test_areas_are_rounded(asks):
    assert {area % demand.ROUNDED_TO_M2 for area in shown(demand.of(asks, [], TODAY)).values()} <= {0}


@generated
@given(asks=asks, offers=offers)
def test_every_bar_is_within_its_chart(asks, offers):
    for band in demand.of(asks, offers, TODAY).bands:
        for bar in band.bars:
            assert 0 <= bar.x <= demand.CHART_WIDTH - bar.width
            assert bar.y >= 0
            assert bar.y + bar.height <= demand.CHART_HEIGHT + 0.11


# The page


def make_needs(count, **values):
    for _need in range(count):
        make_interest(area_min_m2=500, area_max_m2=700, move_in_on=timezone.localdate(), **values)


@pytest.mark.django_db
def test_the_page_shows_groups_and_nothing_personal(client):
    make_needs(5, message="Vi bygger roboter", employees=4321)
    make_interest(organisation_name="Hemmelig AS", area_min_m2=2345, area_max_m2=2345)

    page = client.get("/lokaler/ettersporsel/").content.decode()

    assert "Virksomheter ser etter minst 3\u00a0000\u00a0m²" in page
    assert "om lag 3\u00a0000\u00a0m²" in page
    assert "færre enn 5" in page
    personal = ("Leietaker", "Ola", "leietaker.example", "roboter", "4321", "Hemmelig", "2345", "2\u00a0345", "TTP-")
    assert [text for text in personal if text in page] == []


@pytest.mark.django_db
def test_what_is_no_longer_asked_for_does_not_count(client):
    make_needs(4)
    make_needs(1, status=Interest.Status.WITHDRAWN)

    found = client.get("/lokaler/ettersporsel/").context["demand"]

    assert (found.has_shown, found.asked_m2) == (False, 0)


@pytest.mark.django_db
def test_the_supply_is_what_can_be_had(client):
    make_unit(area_m2="900.0")
    make_lease(unit=make_unit(area_m2="800.0"), ends_on=timezone.localdate() + timedelta(days=30))
    make_reservation(unit=make_unit(area_m2="5000.0"))
    make_lease(unit=make_unit(area_m2="6000.0"))
    make_unit(area_m2="7000.0", hidden=True)

    page = client.get("/lokaler/ettersporsel/")

    assert page.context["demand"].offered_m2 == 1700
    assert "Etterspurt og tilbudt areal" in page.content.decode()


@pytest.mark.django_db
def test_the_picture_and_the_table_say_the_same(client):
    make_needs(5)
    make_unit(area_m2="650.0", exclusive_m2=None)

    page = client.get("/lokaler/ettersporsel/")

    bars = [bar.kind for band in page.context["demand"].bands for bar in band.bars]
    html = page.content.decode()
    main = html.split("<main")[1]
    charts = main.split('class="demand__charts"')[1]
    assert (
        {kind: charts.count(f'class="demand__{kind}"') for kind in ("asked", "offered", "hidden")}
        == {kind: bars.count(kind) for kind in ("asked", "offered", "hidden")}
        == {"asked": 1, "offered": 1, "hidden": 27}
    )
    assert main.count(">færre enn 5<") == 27
    assert not page.cookies


@pytest.mark.django_db
def test_while_no_group_may_be_shown_a_sentence_stands_for_them_all(client):
    make_needs(4)
    make_unit(area_m2="650.0", exclusive_m2=None)
    make_unit(area_m2="250.0", exclusive_m2=None, offered_from=timezone.localdate() + timedelta(days=3000))

    page = client.get("/lokaler/ettersporsel/")

    (table,) = elements(page, "tbody")
    rows = [[as_read(" ".join("".join(cell.itertext()).split())) for cell in row] for row in table]
    assert [row[1:] for row in rows] == [["–", "650 m²", "–", "–"], ["250 m²", "–", "–", "–"]]
    assert "Ingen gruppe har ennå 5 virksomheter som ser etter det samme." in flat(page)
    assert "færre enn 5" not in flat(page)


@pytest.mark.django_db
def test_the_same_numbers_leave_as_json_and_csv_without_what_is_hidden(client):
    make_needs(5)
    make_interest(area_min_m2=2345, area_max_m2=2345)
    make_unit(area_m2="650.0", exclusive_m2=None)

    answer = client.get("/lokaler/ettersporsel/?format=json").json()
    table = client.get("/lokaler/ettersporsel/?format=csv").content.decode("utf-8-sig").splitlines()

    known = [row for row in answer["results"] if row["asked_m2"] is not None]
    assert {name: answer[name] for name in ("least_tenants", "asked_m2", "offered_m2", "count")} == {
        "least_tenants": 5,
        "asked_m2": 3000,
        "offered_m2": 650.0,
        "count": 28,
    }
    assert [(row["area_from_m2"], row["area_to_m2"], row["asked_m2"], row["offered_m2"]) for row in known] == [
        (300, 800, 3000, 650.0)
    ]
    assert (len(table), table[0]) == (29, ";".join(listings.KEYS))
    assert [line for line in table if "2345" in line] == []


@pytest.mark.django_db
def test_how_much_of_what_is_on_offer_is_made_up_stands_beside_the_sum(client):
    make_unit(area_m2="650.0", exclusive_m2=None)
    real = flat(client.get("/lokaler/ettersporsel/"))
    make_unit(area_m2="700.0", exclusive_m2=None, is_sample=True)

    answer = client.get("/lokaler/ettersporsel/?format=json").json()

    assert "eksempler" not in real.split("Slik er det regnet")[0]
    assert "Til leie, nå eller senere: 1 350 m². Av det er 700 m² eksempler." in as_read(
        flat(client.get("/lokaler/ettersporsel/"))
    )
    assert (answer["offered_m2"], answer["offered_sample_m2"]) == (1350.0, 700.0)
    assert sum(row["offered_sample_m2"] for row in answer["results"]) == 700.0


@pytest.mark.django_db
def test_another_format_is_refused_with_those_that_there_are(client):
    response = client.get("/lokaler/ettersporsel/?format=atom")

    assert response.status_code == 406
    assert response.content.decode() == "Lista finnes ikke som «atom». Velg ett av disse formatene: csv, json."
