"""The terms of a lease: what may be stored, which hold for a unit, and what becomes of those nobody knows."""

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict

from premises.models import LeaseTerm
from premises.terms import questions
from premises.terms.sheet import sheet_of
from tests.factories import make_building, make_lease_term, make_unit

Kind, State = LeaseTerm.Kind, LeaseTerm.State


@pytest.mark.django_db
def test_a_units_own_term_holds_before_its_buildings():
    unit = make_unit()
    notice = make_lease_term(building=unit.building, kind=Kind.NOTICE)
    make_lease_term(building=unit.building, kind=Kind.VAT)
    own = make_lease_term(unit=unit, kind=Kind.VAT)
    make_lease_term(kind=Kind.CONTRACT)

    assert set(LeaseTerm.objects.that_hold_for(unit)) == {notice, own}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"unit": None}, "lease_term_unit_or_building"),
        ({"building": make_building, "unit": make_unit}, "lease_term_unit_or_building"),
        ({"value_nb": ""}, "lease_term_known_has_value"),
        ({"known_on": None}, "lease_term_known_has_origin"),
    ],
)
def test_what_must_not_be_true_of_a_term_is_refused(values, rule):
    made = {name: value() if callable(value) else value for name, value in values.items()}

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        make_lease_term(**made)

    assert refused.value.__cause__.diag.constraint_name == rule


@pytest.mark.django_db
def test_a_kind_stands_once_a_unit_and_once_a_building():
    of_unit, of_building = make_lease_term(), make_lease_term(building=make_building())

    for again, rule in ((of_unit, "lease_term_once_a_unit"), (of_building, "lease_term_once_a_building")):
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            make_lease_term(unit=again.unit, building=again.building, kind=again.kind)
        assert refused.value.__cause__.diag.constraint_name == rule


@pytest.mark.django_db
def test_a_sample_and_what_is_not_known_need_no_origin():
    make_lease_term(known_on=None, is_sample=True)
    make_lease_term(known_on=None, value_nb="", value_en="", state=State.ON_REQUEST)

    assert LeaseTerm.objects.count() == 2


def test_what_has_no_row_is_unknown_and_stands_in_the_same_order():
    known = LeaseTerm(kind=Kind.NOTICE, state=State.KNOWN, value_nb="Tolv måneder")
    asked = LeaseTerm(kind=Kind.VAT, state=State.ON_REQUEST)

    sheet = sheet_of([asked, known])

    assert [row.kind for row in sheet.rows] == list(Kind)
    assert [row.term for row in sheet.known] == [known]
    assert [str(row.state) for row in sheet.asked] == [*["ukjent"] * 8, "på forespørsel"]
    assert sheet.in_words == "Vi kjenner 1 av 10 vilkår. Resten spør vi om når dere melder interesse."


def test_the_sheet_says_once_that_all_it_knows_is_samples():
    samples = [LeaseTerm(kind=kind, value_nb="Ja", is_sample=True) for kind in Kind]

    assert sheet_of(samples).in_words == "Vi kjenner 10 av 10 vilkår, alle eksempler."
    assert sheet_of([]).in_words == "Ingen av vilkårene er kjent ennå. Vi spør om dem når dere melder interesse."


def test_every_kind_of_term_can_be_asked_about():
    assert [kind for kind in Kind if kind not in questions.QUESTIONS] == []


def test_the_questions_of_an_address_are_a_text_once_each_and_in_their_order():
    asked = QueryDict("sporsmal=vat&sporsmal=notice&sporsmal=vat&sporsmal=%3Cb%3E")

    assert questions.as_text(asked) == (
        "Vi lurer på:\n- Hvordan sier vi opp, og kan vi forlenge?\n- Må vi være registrert for merverdiavgift?"
    )
    assert questions.as_text(QueryDict("sporsmal=noe&ansatte=4")) == ""


@pytest.mark.django_db
def test_the_interest_form_begins_with_the_questions_and_the_tenant_may_change_them(client):
    unit = make_unit()

    form = client.get(f"/lokaler/interesse/?lokale={unit.pk}&ansatte=40&sporsmal=notice").context["form"]

    assert form["message"].value() == "Vi lurer på:\n- Hvordan sier vi opp, og kan vi forlenge?"
    assert form["employees"].value() == 40
