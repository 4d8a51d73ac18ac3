"""Few units are judged one by one, and the answer is the database's: the same units, in the same order, by any need."""

from random import Random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from premises.finder.filters import UnitFilter, without_a_day
from premises.finder.order import ORDERS, SORTING
from premises.fits.supply import Rooms
from tests.crawl import one_version
from tests.premises.fits.needs import make_district, random_need

pytestmark = pytest.mark.django_db
NEEDS = 60


def keys(units):
    return [unit.pk for unit in units]


@pytest.mark.parametrize("units_in_all", [None, 10_000])
def test_few_units_on_offer_are_those_that_the_database_finds_in_its_order_and_need_by_need(monkeypatch, units_in_all):
    random, found = Random(23), 0
    make_district(random)
    if units_in_all:  # of which the pictures and the answers of several units look through some
        monkeypatch.setattr("premises.fits.supply._number", lambda: units_in_all)

    with one_version():
        for number in range(NEEDS):
            found += number_found(random_need(random), list(SORTING)[number % len(SORTING)])

    assert (SORTING.keys(), found > NEEDS) == (ORDERS.keys(), True)


def number_found(need, sorting):
    filter = UnitFilter(QueryDict(urlencode([*need.params, ("sorter", sorting)])))
    few = filter.few
    assert keys(few.fitting) == keys(filter.qs), (need.params, sorting)
    for name in filter.asked:
        left = set(filter.without(name).values_list("pk", flat=True))
        assert set(keys(filter.few_without(name))) == left, (need.params, name)
    if need.wanted_by:
        but = filter._need_but("ledig_innen")
        assert dict(few.without_a_day) == dict(without_a_day(filter.queryset, but)), need.params
    return len(few.fitting)


def test_of_few_units_the_buildings_with_most_to_have_come_first(monkeypatch):
    random = Random(24)
    make_district(random, buildings=5)

    for _number in range(20):
        need = random_need(random)
        of_all = list(Rooms.whole(need, UnitFilter(QueryDict()).day).buildings)
        with monkeypatch.context() as patch:
            patch.setattr("premises.fits.supply._number", lambda: 10_000)
            of_many = list(Rooms.whole(need, UnitFilter(QueryDict()).day).buildings)
        assert of_many
        assert of_all[: len(of_many)] == of_many, need.params
