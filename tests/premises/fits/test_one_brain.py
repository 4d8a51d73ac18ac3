"""Whoever asks what fits a need gets the same answer."""

from random import Random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from premises.finder.answer import Finder
from premises.fits.judging import HELD
from premises.fits.supply import fits
from tests.premises.fits.needs import make_district, random_need

NEEDS = 300


def in_the_finder(need):
    finder = Finder(QueryDict(urlencode(need.params)))
    listed = {(unit.pk,) for unit in finder.filter.qs if unit.status not in HELD}
    return listed | {tuple(answer.keys) for answer in finder.spaces}


@pytest.mark.django_db
def test_the_finders_list_is_what_fits_by_judging_need_by_need():
    random = Random(14)
    make_district(random)

    for _number in range(NEEDS):
        need = random_need(random)
        assert in_the_finder(need) == fits(need).keys, need.params
