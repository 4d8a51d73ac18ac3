"""A landlord confirms and corrects the numbers of its units by a mailed link."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from premises.models import NumberConfirmation, NumberCorrection, Unit
from tests.factories import (
    make_building,
    make_confirmation_request,
    make_landlord_link,
    make_lease,
    make_number_confirmation,
    make_unit,
)
from tests.links import link_to
from tests.pages_read import flat
from tests.premises.landlord.filled_in import opened, send
from tests.threads import in_threads

pytestmark = pytest.mark.django_db

EMAIL = "utleie@gardeier.example"


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel("2026-11-12 09:00+01:00", tick=False):
        yield


@pytest.fixture
def building():
    return make_building(contact_email="Utleie@gardeier.example")


@pytest.fixture
def link():
    return make_landlord_link(email=EMAIL)


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def confirmations():
    return list(NumberConfirmation.objects.values_list("unit__name", "number", "value", "confirmed_on"))


def corrections():
    rows = NumberCorrection.objects.order_by("pk")
    return list(rows.values_list("unit__name", "number", "before", "after"))


def test_one_press_confirms_every_number_that_is_shown_and_answers_what_was_asked(client, building, link):
    units = [make_unit(building=building, name=f"B3-{n}", confirmed_on=days_ago(70)) for n in range(6)]
    asked = make_confirmation_request(email=EMAIL, units=units)

    answer = send(client, link, "alt", opened(client, link))

    asked.refresh_from_db()
    today = timezone.localdate()
    assert (answer.status_code, answer["Location"]) == (302, link_to(link) + "?takk=1")
    assert [unit.confirmed_on for unit in Unit.objects.all()] == [today] * 6
    assert confirmations()[:4] == [
        ("B3-0", "area_m2", "900", today),
        ("B3-0", "common_costs_nok_m2_year", "450", today),
        ("B3-0", "offered_from", "", today),
        ("B3-0", "rent_nok_m2_year", "2450", today),
    ]
    assert (len(confirmations()), corrections(), asked.answered_at) == (24, [], timezone.now())


def test_a_correction_is_in_force_at_once_as_people_write_it_and_shown_as_a_difference(client, building, link):
    unit = make_unit(building=building, name="B3-601", confirmed_on=days_ago(70))
    form = opened(client, link) | {
        f"{unit.pk}-rent_nok_m2_year": "2.500,50 kr",
        f"{unit.pk}-offered_from": "våren 2027",
        f"{unit.pk}-common_costs_nok_m2_year": "",
    }

    send(client, link, "rett", form)

    unit.refresh_from_db()
    page = flat(client.get(link_to(link)))
    assert (str(unit.rent_nok_m2_year), unit.common_costs_nok_m2_year, unit.offered_from) == (
        "2500.50",
        None,
        date(2027, 3, 1),
    )
    assert corrections() == [
        ("B3-601", "rent_nok_m2_year", "2450", "2500.5"),
        ("B3-601", "common_costs_nok_m2_year", "450", ""),
        ("B3-601", "offered_from", "", "2027-03-01"),
    ]
    assert "<del>2 450 kr/m²/år</del> → <ins>2 500,50 kr/m²/år</ins>" in page
    assert "<del>nå</del> → <ins>1. mars 2027</ins>" in page
    assert [row[1] for row in confirmations()] == ["common_costs_nok_m2_year", "offered_from", "rent_nok_m2_year"]
    assert unit.confirmed_on == days_ago(70)


def test_saving_nothing_says_so_and_confirms_nothing(client, building, link):
    make_unit(building=building)

    answer = send(client, link, "rett", opened(client, link))

    assert answer["Location"] == link_to(link) + "?uendret=1"
    assert "Ingenting var rettet" in flat(client.get(answer["Location"]))
    assert confirmations() == []


def test_a_unit_that_is_not_to_let_any_more_is_taken_off_and_only_that_one(client, building, link):
    gone, kept = (make_unit(building=building, name=name, confirmed_on=days_ago(70)) for name in ("BORTE", "IGJEN"))
    form = opened(client, link)
    del form[f"{gone.pk}-is_offered"]

    send(client, link, "alt", form)

    rows = Unit.objects.order_by("name").values_list("name", "is_offered", "confirmed_on")
    assert list(rows) == [("BORTE", False, days_ago(70)), ("IGJEN", True, days_ago(0))]
    assert corrections() == [("BORTE", "is_offered", "ja", "nei")]
    assert kept.name in flat(client.get(link_to(link)))


def test_a_bad_number_is_said_at_its_field_and_nothing_is_lost_or_saved(client, building, link):
    unit = make_unit(building=building, name="B3-601")
    rent = f"{unit.pk}-rent_nok_m2_year"
    form = opened(client, link) | {rent: "2450 kr per måned", f"{unit.pk}-area_m2": "910"}

    answer = send(client, link, "alt", form)

    page = flat(answer)
    assert answer.status_code == 422
    assert f'<a href="#id_{rent}">B3-601, Leie, kr/m²/år: «2450 kr per måned» er kroner per måned.' in page
    assert [text in page for text in ('value="2450 kr per måned"', 'value="910"')] == [True, True]
    assert (confirmations(), corrections()) == ([], [])


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("area_m2", "740", "Lokalets eksklusivt areal er 750 m². Skriv til oss om det ikke stemmer."),
        ("rent_nok_m2_year", "0", "Leien må være over 0 kr. La feltet stå tomt for «på forespørsel»."),
        ("offered_from", "2027-01-01", "Vi har et leieforhold i lokalet til 30. juni 2027. Skriv en dag etter det"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(client, building, link, field, value, sentence):
    unit = make_unit(building=building)
    make_lease(unit=unit, ends_on=date(2027, 6, 30))

    answer = send(client, link, "rett", opened(client, link) | {f"{unit.pk}-{field}": value})

    assert (answer.status_code, sentence in flat(answer)) == (422, True)
    assert corrections() == []


def test_a_landlord_sees_and_changes_its_own_units_alone(client, building, link):
    make_unit(building=building, name="MITT")
    others = make_unit(building=make_building(contact_email="andre@gardeier.example"), name="DERES")
    nobodys = make_unit(name="INGENS")
    hidden = make_unit(building=building, name="SKJULT", hidden=True)
    form = opened(client, link)
    for unit in (others, nobodys, hidden):
        form |= {f"{unit.pk}-seen": "2450;450;900;", f"{unit.pk}-rent_nok_m2_year": "1", f"{unit.pk}-area_m2": "1"}

    page = flat(client.get(link_to(link)))
    send(client, link, "alt", form)

    assert [name in page for name in ("MITT", "DERES", "INGENS", "SKJULT")] == [True, False, False, False]
    assert {str(unit.rent_nok_m2_year) for unit in Unit.objects.all()} == {"2450.00"}
    assert {name for name, *_rest in confirmations()} == {"MITT"}
    assert corrections() == []


def test_what_staff_changed_after_the_page_was_opened_is_neither_overwritten_nor_confirmed(client, building, link):
    unit = make_unit(building=building, name="B3-601")
    rent = f"{unit.pk}-rent_nok_m2_year"
    form = opened(client, link)
    Unit.objects.update(rent_nok_m2_year=2600)

    refused = send(client, link, "rett", form | {rent: "2500"})
    again = send(client, link, "rett", filled(refused))
    Unit.objects.update(rent_nok_m2_year=2700)
    send(client, link, "alt", form)

    assert "Tallet er endret til 2 600 kr/m²/år siden du åpnet siden." in flat(refused)
    assert again.status_code == 302
    assert corrections() == [("B3-601", "rent_nok_m2_year", "2600", "2500")]
    assert Unit.objects.get().rent_nok_m2_year == 2700
    assert [(number, value) for _name, number, value, _day in confirmations() if number.startswith("rent")] == [
        ("rent_nok_m2_year", "2500")
    ]


def filled(answer):
    fields = [field for form in answer.context["form"].forms for field in form]
    return {field.html_name: field.value() for field in fields}


def test_a_unit_that_came_on_the_market_after_the_page_was_opened_is_left_alone(client, building, link):
    make_unit(building=building, name="GAMMEL")
    form = opened(client, link)
    make_unit(building=building, name="NY", confirmed_on=days_ago(5))

    send(client, link, "alt", form)

    assert Unit.objects.get(name="NY").is_offered
    assert {name for name, *_rest in confirmations()} == {"GAMMEL"}


def test_the_same_answer_twice_is_one_correction(client, building, link):
    unit = make_unit(building=building)
    form = opened(client, link) | {f"{unit.pk}-rent_nok_m2_year": "2500"}

    answers = [send(client, link, "alt", form).status_code for _press in range(2)]

    assert (answers, len(corrections())) == ([302, 302], 1)


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_one_correction(client, building, link):
    unit = make_unit(building=building)
    form = opened(client, link) | {f"{unit.pk}-rent_nok_m2_year": "2500"}

    answers = in_threads(2, lambda: send(type(client)(), link, "rett", form).status_code)

    assert (answers, len(corrections())) == ([302, 302], 1)


def test_reading_the_page_stores_nothing_and_it_is_private(client, building, link):
    unit = make_unit(building=building, confirmed_on=days_ago(70))

    response = client.get(link_to(link))

    unit.refresh_from_db()
    assert (unit.confirmed_on, confirmations(), corrections()) == (days_ago(70), [], [])
    assert (response["Cache-Control"], response["Referrer-Policy"]) == ("no-store", "same-origin")
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_of_many_units_those_that_were_confirmed_longest_ago_come_first(client, building, link):
    for number in range(27):
        make_unit(building=building, name=f"N{number}", confirmed_on=days_ago(number))

    page = client.get(link_to(link))

    shown = {form.instance.name for form in page.context["form"].forms}
    assert shown == {f"N{number}" for number in range(2, 27)}
    assert "2 lokaler til kommer når disse er bekreftet." in flat(page)


def test_the_link_of_a_question_opens_the_same_page(client, building):
    make_unit(building=building, name="B3-601")
    asked = make_confirmation_request(email=EMAIL)

    pages = [client.get(address) for address in (link_to(asked), f"/lokaler/bekreft/{asked.token}/")]

    assert [(page.status_code, "B3-601" in flat(page)) for page in pages] == [(200, True)] * 2


# For the public


def test_the_unit_page_and_the_files_say_which_numbers_are_confirmed_and_when(client):
    unit = make_unit(rent_nok_m2_year=2450)
    make_number_confirmation(unit=unit, value="2450", confirmed_on=date(2026, 11, 1))
    make_number_confirmation(unit=unit, number="area_m2", value="900", confirmed_on=date(2026, 11, 1))
    make_number_confirmation(unit=unit, number="offered_from", value="", confirmed_on=date(2026, 10, 3))
    make_number_confirmation(unit=unit, number="common_costs_nok_m2_year", value="400")

    page = flat(client.get(unit.get_absolute_url()))
    (record,) = client.get("/lokaler/?format=json").json()["results"]

    assert "Leie og areal bekreftet 1. november. Dagen det er ledig bekreftet 3. oktober." in page
    assert {key: value for key, value in record.items() if key.endswith("_confirmed_on")} == {
        "rent_confirmed_on": "2026-11-01",
        "common_costs_confirmed_on": None,
        "area_confirmed_on": "2026-11-01",
        "available_from_confirmed_on": "2026-10-03",
    }


def test_a_number_that_was_changed_after_it_was_confirmed_is_not_confirmed(client):
    unit = make_unit()
    make_number_confirmation(unit=unit)
    Unit.objects.update(rent_nok_m2_year=2600)

    page = flat(client.get(unit.get_absolute_url()))

    assert "Leie bekreftet" not in page
