"""Whoever asks what fits a need gets the same answer: the finder, staff, alerts, the interest form, signing, demand."""

from random import Random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import timezone

from premises.alerts.watching import Watch
from premises.demand.views import offers
from premises.finder.answer import Finder
from premises.fits.supply import fits
from premises.interest.choosing import ranked, to_choose_from, units_for
from premises.interest.forms import initial_from
from premises.models import Interest
from premises.need.need import Need
from premises.need.stored import need_of_interest, query_of
from tests.crawl import one_version
from tests.factories import make_interest
from tests.premises.fits.needs import make_district, random_need

NEEDS = 300


def asked(need):
    return QueryDict(urlencode(need.params))


def in_the_finder(need):
    """What the database finds alone, and what is found together."""
    finder = Finder(asked(need))
    together = {tuple(unit.pk for unit in row.units) for row in finder.spaces}
    return {(unit.pk,) for unit in finder.filter.qs if unit.is_to_let} | together


def sent(need):
    """An interest, not stored, that was sent from a page with the need in its address."""
    known = initial_from(need, QueryDict())
    columns = {name: value for name, value in known.items() if name in {field.name for field in Interest._meta.fields}}
    return Interest(**columns, need_query=query_of(need))


@pytest.mark.django_db
def test_finder_alerts_and_the_interest_form_find_the_same_need_by_need():
    random = Random(14)
    make_district(random)
    today = timezone.localdate()

    with one_version():
        for _number in range(NEEDS):
            assert_same(random_need(random), today)


def assert_same(need, today):
    found = fits(need)
    assert in_the_finder(need) == found.keys, need.params
    assert to_choose_from(need) == ([unit.pk for unit in found.units[:12]] if need.asks else []), need.params
    assert {tuple(one.keys) for one in Watch(asked(need)).answers} == fits(need, today).keys, need.params
    assert need_of_interest(sent(need)) == fields_of(need), need.params


def fields_of(need):
    """The need without the day, which an interest does not keep."""
    return Need(**{**vars(need), "day": None})


@pytest.mark.django_db
def test_staff_are_shown_what_the_tenant_is_and_may_sign_for_it():
    random = Random(15)
    make_district(random)
    today = timezone.localdate()

    for _number in range(20):
        need = random_need(random)
        interest = sent(need)
        interest = make_interest(**{name: getattr(interest, name) for name in SENT})
        found = fits(need, today)
        assert {tuple(one.keys) for one in ranked(interest, today) if one.fits} == found.keys, need.params
        assert units_for(interest, today) == found.units, need.params


SENT = ["employees", "area_min_m2", "area_max_m2", "move_in_on", "use", "budget_nok_year", "need_query"]


@pytest.mark.django_db
def test_demand_counts_as_offered_what_fits_a_need_that_asks_for_nothing():
    make_district(Random(16))
    today = timezone.localdate()

    offered = {(offer.area_m2, offer.available_from) for offer in offers(today)}

    assert offered == {(one.area_m2, one.free_on) for one in fits(Need(), today).fitting}
    assert len(offers(today)) == len(fits(Need(), today).fitting)
