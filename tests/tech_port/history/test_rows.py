"""A row of a history is written when a record is another than before, and says by which way."""

from datetime import date

import pytest
from django.db.models import F

from events.models import Event, Registration
from members.models import Organisation
from premises.models import Unit
from tech_port.history.acting import Way, acting
from tech_port.history.many import changed, made
from tests.factories import make_building, make_event, make_interest, make_organisation, make_registration, make_unit
from tests.pages_read import filled

pytestmark = pytest.mark.django_db


def kinds(record):
    rows = type(record).history.filter(id=record.pk).order_by("history_id")
    return "".join(rows.values_list("history_type", flat=True))


def test_a_save_that_changes_nothing_writes_no_row_whatever_its_values_look_like(django_assert_num_queries):
    unit = make_unit(area_m2=900, confirmed_on=date(2026, 11, 1))
    unit.area_m2, unit.confirmed_on = "900", "2026-11-01"

    with django_assert_num_queries(2):
        unit.save()
    unit.name = "B3-700"
    unit.save(update_fields=["area_m2"])
    unit.refresh_from_db()
    event = make_registration().event
    event.sequence += 1
    with django_assert_num_queries(1):
        event.save(update_fields=["sequence"])

    assert (kinds(unit), kinds(event)) == ("+", "+")


def test_a_new_record_asks_for_none_of_the_relations_that_nobody_can_have_given_it(django_assert_num_queries):
    ground = make_building().property

    with django_assert_num_queries(2):
        house = make_building(property=ground)

    assert kinds(house) == "+"
    assert type(house.history) is type(ground.buildings.first().history)


def test_a_row_says_what_is_stored_and_nothing_that_was_not_saved():
    unit = make_unit(name="B3-600", area_m2=900)
    unit.name, unit.area_m2 = "B3-700", 800

    unit.save(update_fields=["area_m2"])

    assert unit.history.values_list("history_type", "name", "area_m2").first() == ("~", "B3-600", 800)


def test_relations_to_many_are_told_once_they_lead_elsewhere():
    event, organiser, other = make_event(), make_organisation(), make_organisation()
    event.organisers.add(organiser)
    event.organisers.add(organiser)
    event.organisers.set([organiser])
    other.events.add(event)
    event.organisers.remove(organiser)
    event.organisers.remove(organiser)
    changed(Event.objects.filter(pk=event.pk), capacity=9)
    event.delete()

    rows = Event.history.order_by("history_id")
    told = [(row.history_type, set(row.organisers.values_list("organisation", flat=True))) for row in rows]
    alone, both = {other.pk}, {organiser.pk, other.pk}
    assert told == [("+", set()), ("~", {organiser.pk}), ("~", both), ("~", alone), ("~", alone), ("-", alone)]


def test_changes_of_many_rows_are_told_of_those_that_are_others_in_a_fixed_number_of_queries(django_assert_num_queries):
    small, large = make_unit(area_m2=1000), make_unit(area_m2=3000)

    with acting(way=Way.IMPORT, reason="liste"), django_assert_num_queries(13):
        count = changed(Unit.objects.filter(area_m2__gte=1000), area_m2=F("area_m2") + 1, is_sample=False)
        again = changed(Unit.objects.filter(pk=large.pk), area_m2=3001)
    with acting(way=Way.COMMAND):
        [new] = made(Unit, [Unit(building=make_building(), name="Ny", slug="ny", floor=1, area_m2=50)])

    assert (count, again, kinds(small), kinds(large), kinds(new)) == (2, 1, "+~", "+~", "+")
    told = small.history.values_list("area_m2", "history_way", "history_change_reason").first()
    assert (told, new.history.get().history_way) == ((1001, "import", "liste"), "command")


def test_a_condition_that_another_has_ended_changes_nothing():
    unit = make_unit()

    assert changed(Unit.objects.filter(pk=unit.pk, name="Et annet"), name="Et tredje") == 0
    assert kinds(unit) == "+"


def ways(model):
    rows = model.history.order_by("history_id").values_list("history_way", "history_user__username")
    return list(rows.filter(history_type="~").exclude(history_way=""))


def test_a_row_says_by_which_way_and_who(staff, client):
    organisation = make_organisation(slug="sintef")
    url = f"/admin/members/organisation/{organisation.pk}/change/"
    interest = make_interest(units=[make_unit()])

    staff.post(url, filled(staff.get(url)) | {"name": "Nytt navn"})
    client.logout()
    client.post(f"/lokaler/interesse/{interest.new_token()}/trekk/")

    assert ways(Organisation) == [("form", "stab")]
    assert ways(type(interest)) == [("link", None)]


def test_who_is_deleted_as_a_person_leaves_no_row():
    registration = make_registration(name="Kari")

    registration.delete()

    assert not Registration.history.exists()
