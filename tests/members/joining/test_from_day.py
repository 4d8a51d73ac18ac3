"""An organisation becomes a member from a day, by staff: found or new, never refused for what the page could know."""

from datetime import date

import pytest

from members.models import Membership, Organisation
from tech_port.content.models import Source
from tests.factories import make_meeting, make_membership, make_organisation
from tests.looking import pressed
from tests.members.joining.requests import ORGNR
from tests.pages_read import filled, messages, text
from tests.register import answer

WHO = "/admin/members/membership/fra-en-dag/"
NEW = f"{WHO}ny/"
DAY = date(2026, 9, 1)


def page_of(organisation):
    return f"/admin/members/organisation/{organisation.pk}/medlem-fra/"


def offered(response):
    return [one.name for one in response.context["found"] if not one.standing]


def test_the_search_offers_by_name_by_likeness_and_by_number_those_who_are_no_members(staff):
    make_organisation(name="Fjord Robotikk", orgnr=ORGNR)
    make_organisation(name="Robotikk Fjord")
    make_membership(organisation=make_organisation(name="Fjord Medlem"))
    make_organisation(name="Noe Annet")

    by_name, by_likeness = staff.get(f"{WHO}?q=fjord"), staff.get(f"{WHO}?q=Fjord Robotik AS")
    by_number, by_none = staff.get(f"{WHO}?q=923 609 016"), staff.get(f"{WHO}?q=923609017")

    assert offered(by_name) == ["Fjord Robotikk", "Robotikk Fjord"]
    assert "Fjord Medlem" in text(by_name)
    assert offered(by_likeness) == ["Fjord Robotikk"]
    assert offered(by_number) == ["Fjord Robotikk"]
    assert list(by_none.context["form"].errors) == ["q"]


def test_one_that_is_here_is_a_member_after_a_look_with_the_meeting_as_source(staff):
    organisation, meeting = make_organisation(name="Fjord AS"), make_meeting(kind="board", held_on=date(2026, 8, 20))
    page = page_of(organisation)

    look = staff.look(page, filled(staff.get(page), from_day="1.9.2026", meeting=meeting.pk))
    before = Membership.objects.count()
    done = pressed(staff, page, look, follow=True)

    meeting.refresh_from_db()
    assert look.context["seen"].public == [
        f"Fjord AS er medlem fra 1.\xa0september 2026, med egen side: "
        f"http://127.0.0.1:8000/medlemmer/{organisation.slug}/"
    ]
    assert [one.replace("\xa0", " ") for one in look.context["notes"]] == [
        "Nivå: medlem.",
        "Kilde: styremøte 20. august 2026.",
    ]
    assert before == 0
    assert list(Membership.objects.values_list("starts_on", "basis", "source", "known_on", "level")) == [
        (DAY, "agreed", meeting.source_id, meeting.held_on, "member")
    ]
    assert messages(done) == ["Fjord AS er medlem fra 1.\xa0september 2026."]


def test_a_membership_that_begins_later_is_looked_over_too(staff):
    organisation = make_organisation(name="Fjord AS")
    page = page_of(organisation)

    look = staff.look(page, filled(staff.get(page), from_day="1.9.2099"))

    told = [one.replace("\xa0", " ") for one in look.context["seen"].public]
    assert told == ["Medlemskapet til Fjord AS vises fra 1. september 2099."]
    assert Membership.objects.count() == 0


def test_without_a_source_the_staff_have_registered_it(staff):
    page = page_of(make_organisation())

    staff.post(page, filled(staff.get(page), from_day="1.9.2026"))

    assert list(Membership.objects.values_list("basis", "source__key")) == [("confirmed", Source.objects.get().key)]
    assert Source.objects.get().about_nb == "registrert av staben"


def test_a_new_one_is_made_with_its_membership_and_what_was_looked_for_is_filled_in(staff):
    page = f"{NEW}?q=Ny+Virksomhet+AS"

    refused = staff.post(page, filled(staff.get(page), from_day="1.9.2026"))
    staff.post(page, filled(refused, kind="industry"))

    organisation = Organisation.objects.get()
    assert refused.context["form"].errors == {"kind": ["Velg type."]}
    assert (organisation.name, organisation.slug, organisation.kind) == (
        "Ny Virksomhet AS",
        "ny-virksomhet-as",
        "industry",
    )
    assert list(organisation.memberships.values_list("starts_on", flat=True)) == [DAY]


def test_a_number_that_is_not_here_is_looked_up_in_the_register_at_once(staff, register):
    register.units[ORGNR] = answer()

    page = filled(staff.get(f"{NEW}?q={ORGNR}"))

    assert (page["name"], page["orgnr"], page["website"]) == (
        "FJORDKRAFT ROBOTIKK AS",
        "923\xa0609\xa0016",
        "https://www.robotikk.example",
    )
    assert len(register.asked) == 1


def test_one_that_was_a_member_is_told_the_day_before_it_is_typed_and_one_that_is_has_no_form(staff):
    former, member = make_organisation(name="Før"), make_organisation(name="Er")
    make_membership(organisation=former, starts_on=date(2022, 1, 1), ends_on=date(2024, 12, 31))
    make_membership(organisation=member, starts_on=date(2022, 1, 1))
    page = page_of(former)

    shown = staff.get(page)
    refused = staff.post(page, filled(shown, from_day="1.12.2024"))
    already = staff.get(page_of(member), follow=True)

    assert "Var medlem til og med 31.\xa0desember 2024." in text(shown)
    assert refused.context["form"].errors == {
        "from_day": ["Virksomheten var medlem til og med 31.\xa0desember 2024. Velg en senere dag."]
    }
    assert messages(already) == ["Er er alt medlem, fra 1.\xa0januar 2022."]


@pytest.mark.parametrize("number", [1, 3])
def test_the_search_asks_as_much_of_many(staff, number, django_assert_num_queries):
    for one in range(number):
        make_membership(organisation=make_organisation(name=f"Fjord {one}"))
    staff.get(WHO)

    with django_assert_num_queries(7):
        staff.get(f"{WHO}?q=fjord")
