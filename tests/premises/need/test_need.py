"""The need as one value: read from an address and written to it."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from premises.need.fields import NeedFields
from premises.need.need import Need

WHOLE = (
    "ansatte=40&areal_min=600&areal_maks=912.5&del=400&ledig_innen=2027-11-30&type=lab&type=office&trinnfritt=on"
    "&maned_maks=200000&pris_maks=2450&etasje_min=0&bygg=nord&bygg=sor&utleier=eier&bransje=62&dato=2027-07-01"
    "&mva=on&indeks=0&ar=5"
)


def read(query):
    form = NeedFields(QueryDict(query))
    form.full_clean()
    return form.need


def written(need):
    return "&".join(f"{name}={text}" for name, text in need.params)


def test_every_part_of_a_need_is_read_and_written_again():
    need = read(WHOLE)

    assert written(need) == WHOLE
    assert need == Need(
        people=40,
        area_min_m2=Decimal("600"),
        area_max_m2=Decimal("912.5"),
        part_m2=Decimal("400"),
        wanted_by=date(2027, 11, 30),
        uses=("lab", "office"),
        step_free=True,
        total_max_nok_month=200_000,
        rent_max_nok_m2_year=Decimal("2450"),
        floor_min=0,
        buildings=("nord", "sor"),
        landlords=("eier",),
        line_of_work="62",
        day=date(2027, 7, 1),
        with_vat=True,
        index_percent=0,
        years=5,
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ledig_innen=høsten 2027", "ledig_innen=2027-11-30"),
        ("areal_min=600-900", "areal_min=600&areal_maks=900"),
        ("ansatte=ca 40", "ansatte=40"),
        ("maned_maks=200 000 kr", "maned_maks=200000"),
        ("bransje=62.010", "bransje=62"),
        ("type=lab&type=office&side=2&lokale=7&format=csv", "type=lab&type=office"),
        ("", ""),
    ],
)
def test_a_need_is_read_as_people_write_it(typed, meant):
    assert written(read(typed)) == meant


@pytest.mark.parametrize(
    "query",
    ["ansatte=mange", "indeks=3", "ar=0", "del=0", "bransje=it", "bygg=../nord", "type=slott", "dato=2036-01-01"],
)
def test_what_cannot_be_read_is_told_at_its_field_and_not_asked_for(query):
    form = NeedFields(QueryDict(f"{query}&etasje_min=2"))
    form.full_clean()

    assert list(form.errors) == [query.split("=")[0]]
    assert written(form.need) == "etasje_min=2"


def test_how_to_answer_is_not_what_is_asked_for():
    assert [read(query).asks for query in ("dato=2027-07-01&mva=on&indeks=2&ar=5&bransje=86", "etasje_min=0")] == [
        False,
        True,
    ]
