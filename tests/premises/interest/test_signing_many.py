"""Several units are signed in one transaction: all of them, or none."""

import re

import pytest
from django.test import Client

from members.models import Organisation
from premises.models import Interest, Lease, LettingNotice, SignedUnit, Signing, Unit
from tests.factories import make_building, make_interest, make_lease, make_unit, make_user
from tests.looking import form_of
from tests.pages_read import messages
from tests.premises.interest.staff_pages import page_of, signing, steps_of
from tests.threads import at_once


def side_by_side(number, **values):
    building = make_building(name_nb="Byggetrinn 3")
    return [
        make_unit(building=building, name=f"B-{place}", slug=f"b-{place}", position=place, **values)
        for place in range(1, number + 1)
    ]


def signed():
    """What the tables of a signing hold in all."""
    return [model.objects.count() for model in (Signing, SignedUnit, Lease, Organisation)]


@pytest.mark.django_db
def test_four_units_are_signed_at_once_and_the_people_are_counted_once(staff):
    units = side_by_side(4)
    interest = make_interest(units=units, employees=120, status="negotiating")
    other = make_interest(units=[units[1], units[3]])

    page = staff.get(page_of(interest, "signer/"))
    done = staff.post(page_of(interest, "signer/"), signing(*units), follow=True)

    leases = Lease.objects.order_by("unit")
    assert page.context["form"].initial["units"] == [unit.pk for unit in units]
    assert messages(done)[1] == (
        "Signert. B-1, B-2, B-3, B-4 er reservert til leieforholdene begynner, og utleid fra da."
    )
    assert [(lease.unit, lease.staff) for lease in leases] == [*zip(units, [120, None, None, None], strict=True)]
    assert len({lease.organisation for lease in leases}) == 1
    assert list(Unit.objects.filter(is_offered=True)) == []
    note = "Leier {}, {}, {}, {} fra 1.\xa0mars 2027.".format(*units)
    assert steps_of(interest) == [("negotiating", "signed", note, "stab")]
    assert set(LettingNotice.objects.get().lines.values_list("interest", "unit__name")) == {
        (other.pk, "B-2"),
        (other.pk, "B-4"),
    }
    assert signed() == [1, 4, 4, 1]


@pytest.mark.django_db
def test_units_that_do_not_hang_together_are_alternatives_and_none_is_ticked(staff):
    interest = make_interest(units=[make_unit(), make_unit()])

    page = staff.get(page_of(interest, "signer/"))

    assert page.context["form"].initial["units"] == []


@pytest.mark.django_db
def test_contiguous_answers_can_be_ticked_though_nobody_asked_for_them(staff):
    units = side_by_side(3, area_m2="500.0", exclusive_m2=None)
    apart = make_unit(area_m2="90.0", exclusive_m2=None)
    interest = make_interest(area_min_m2=900, area_max_m2=1100)

    form = staff.get(page_of(interest, "signer/")).context["form"]

    assert [key for key, _label in form.fields["units"].choices] == [unit.pk for unit in units]
    assert [row.pk for row in form.fields["others"].queryset if row not in units] == [apart.pk]


@pytest.mark.django_db
def test_where_one_unit_is_let_its_name_is_said_and_none_is_signed(staff):
    units = side_by_side(4)
    make_lease(unit=units[2])
    before = signed()
    interest = make_interest(units=units)

    refused = staff.post(page_of(interest, "signer/"), signing(*units))

    interest.refresh_from_db()
    assert refused.context["form"].errors == {"units": ["B-3: Lokalet er alt utleid i deler av denne perioden."]}
    assert (signed(), interest.status) == (before, "new")
    assert Unit.objects.filter(is_offered=True).count() == 4


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_some_of_the_same_units_at_once_are_never_half_signed():
    units, user = side_by_side(4), make_user(is_staff=True, is_superuser=True)
    wanted = {"A AS": units[:3], "B AS": [units[3], units[2], units[1]]}
    posts = []
    for name, theirs in wanted.items():
        browser, address = Client(), page_of(make_interest(units=theirs), "signer/")
        browser.force_login(user)
        seen = form_of(browser.post(address, signing(*theirs, new_name=name))) | {"_go": "1"}
        posts.append(lambda b=browser, a=address, form=seen: b.post(a, form))

    answers = at_once(*posts)

    (refused,) = [answer for answer in answers if answer.status_code == 200]
    (winner,) = Organisation.objects.all()
    sentences = re.findall(r"(B-[23](?::| er)[^<]*alt utleid[^<]*)<", refused.content.decode())
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert [lease.unit for lease in Lease.objects.order_by("unit")] == sorted(wanted[winner.name], key=lambda u: u.pk)
    assert {re.sub("B-[23](:| er)", "…", text) for text in sentences} <= {
        "… Lokalet er alt utleid i deler av denne perioden.",
        "… alt utleid i deler av denne perioden.",
    }
    assert (signed(), Interest.objects.filter(status="signed").count()) == ([1, 3, 3, 1], 1)
