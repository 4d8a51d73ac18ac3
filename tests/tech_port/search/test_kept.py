"""That the search's table is what the records are, by whatever way they change, and whoever changes them at once."""

from datetime import date, timedelta
from random import Random
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from events.models import Event
from members.models import Contact, Organisation, Person
from premises.models import Building, Property, Unit
from tech_port.search.asking import ask
from tech_port.search.jobs import late_again, words_again
from tech_port.search.models import Record, Word
from tech_port.search.sources import feeds
from tech_port.search.statements import FEW
from tests.factories import (
    make_area,
    make_board_seat,
    make_building,
    make_challenge,
    make_contact,
    make_event,
    make_organisation,
    make_person,
    make_programme_item,
    make_property,
    make_registration,
    make_staff_role,
    make_unit,
    make_venue,
)
from tests.threads import at_once

COLUMNS = [field.name for field in Record._meta.concrete_fields if field.name != "id"]


def found(question):
    """{kind: [titles]}"""
    return {group.key: [str(hit.title) for hit in group.hits] for group in ask(question).groups}


def execute(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def table():
    rows = sorted(map(repr, Record.objects.values_list(*COLUMNS)))
    return rows, sorted(set(Word.objects.values_list("word", "stem", "english")))


@pytest.mark.django_db
@pytest.mark.parametrize("number", [FEW, FEW + 1])
def test_a_change_of_many_by_raw_sql_and_a_deletion_are_seen(number):
    for _one in range(number):
        make_event(title_nb="Kveldsmat")

    Event.objects.update(title_nb="Morgenmat")
    assert (found("kveldsmat"), found("morgenmat").keys()) == ({}, {"events"})
    assert list(Record.objects.values_list("title_nb", flat=True)) == ["Morgenmat"] * number

    execute("UPDATE events_event SET title_nb = 'Middagsmat' WHERE id = (SELECT min(id) FROM events_event)")
    assert found("middagsmat") == {"events": ["Middagsmat"]}

    Event.objects.all().delete()
    assert (found("morgenmat"), Record.objects.count(), Word.objects.count()) == ({}, 0, 0)


@pytest.mark.django_db
def test_a_new_name_reaches_all_that_is_told_by_it():
    firm = make_organisation(name="Gammelnavn")
    make_board_seat(person=make_person(name="Styre Person"), organisation=firm)
    make_staff_role(person=make_person(name="Ansatt Person"), organisation=firm)
    make_contact(name="Kontakt Person", organisation=firm, is_public=True)
    make_challenge(title_nb="Oppgave", organisation=firm)
    land = make_property(name="Gammelnavntomta", area=make_area(name="Området"))
    house = make_building(name_nb="Huset", property=land)
    make_unit(building=house)
    speaker = make_person(name="Taler Gammelnavn")
    event = make_event(title_nb="Møte", organisers=[firm], speakers=[speaker], venue=make_venue(name_nb="Salen"))
    make_programme_item(event=event, title_nb="Gammelposten")

    Organisation.objects.filter(pk=firm.pk).update(name="Nyskapt")
    execute("UPDATE premises_property SET name = 'Nyskapttomta'")
    Building.objects.update(name_nb="Nyskaptgården")
    event.venue.name_nb = "Nyskaptsalen"
    event.venue.save()
    Person.objects.filter(pk=speaker.pk).update(name="Taler Nyskapt")
    event.programme_items.update(title_nb="Nyskaptposten")

    people = ["Ansatt Person", "Kontakt Person", "Styre Person", "Taler Nyskapt"]
    hits = found("nyskapt")
    assert {kind: len(titles) for kind, titles in hits.items()} == {
        "organisations": 1,
        "people": 4,
        "buildings": 1,
        "units": 1,
        "events": 1,
        "challenges": 1,
    }
    assert sorted(hits["people"]) == people
    assert found("gammelnavn") == found("gammelposten") == {}
    Property.objects.update(area=make_area(name="Nyområdet"))
    assert set(found("nyområdet")) == {"buildings", "units", "areas"}


@pytest.mark.django_db
def test_nothing_is_kept_of_what_is_personal_and_not_public():
    contact = make_contact(name="Kari Skjult", email="kari@skjult.example", phone="73000000", is_public=False)
    make_person(name="Uten Rolle Skjult")
    make_challenge(title_nb="Skjult oppgave", status="received", contact_name="Per Skjult")
    assert (Record.objects.filter(names__contains="Skjult").count(), Word.objects.filter(word="skjult").count()) == (
        0,
        0,
    )

    Contact.objects.update(is_public=True)
    assert found("kari skjult") == {"people": ["Kari Skjult"]}
    assert not Word.objects.filter(word__in=["example", "73000000"]).exists()

    contact.delete()
    assert (found("skjult"), Word.objects.filter(word="skjult").exists()) == ({}, False)


@pytest.mark.django_db
def test_the_table_is_what_writing_it_again_makes_of_it():
    random, names = Random(7), ["Lys", "Mørke", "Havn", "Fjord", "Åsen", "Sør"]
    firms = [make_organisation(name=f"{name} {number}") for number, name in enumerate(names)]
    people = [make_person(name=f"{name} Nordmann") for name in names]
    for number in range(12):
        make_board_seat(
            person=people[number % 6],
            organisation=firms[number % 5],
            starts_on=date(2010 + number, 1, 1),
            ends_on=date(2010 + number, 12, 31),
            role="member",
        )
        event = make_event(title_nb=random.choice(names), organisers=[random.choice(firms)])
        event.speakers.set(random.sample(people, 2))
    for turn in range(20):
        Organisation.objects.filter(pk=random.choice(firms).pk).update(name=f"{random.choice(names)} ny {turn}")
        Person.objects.filter(pk=random.choice(people).pk).update(name=f"{random.choice(names)} endret {turn}")
        Event.objects.filter(pk__in=random.sample(list(Event.objects.values_list("pk", flat=True)), turn % 2)).delete()
        make_event(title_nb=random.choice(names), speakers=[random.choice(people)])

    kept = table()
    call_command("search_again")

    assert kept == table()
    Word.objects.filter(word="ny").delete()
    Word.objects.create(word="borte", stem="bort", english="bort")
    assert (words_again(timezone.now()), kept == table()) == (2, True)
    Record.objects.all().delete()
    Word.objects.all().delete()
    call_command("search_again")
    assert kept == table()


@pytest.mark.django_db(transaction=True)
def test_two_who_change_what_one_row_tells_of_leave_it_as_both_have_it():
    firm, person = make_organisation(name="Gammel"), make_person(name="Kari Gammel")
    make_board_seat(person=person, organisation=firm)

    def rename(rows, number):
        with transaction.atomic():
            rows.update(name=f"Ny{number}")

    for number in range(15):
        at_once(
            lambda number=number: rename(Organisation.objects.all(), number),
            lambda number=number: rename(Person.objects.all(), number),
        )
        [row] = Record.objects.filter(source="seat")
        assert (row.title_nb, f"Ny{number}" in row.names) == (f"Ny{number}", True)
    assert set(Word.objects.filter(word__startswith="ny").values_list("word", flat=True)) == {"ny14"}


@pytest.mark.django_db
def test_what_is_over_or_still_to_come_or_withdrawn_is_not_found_on_the_day():
    now = timezone.now()
    make_board_seat(
        person=make_person(name="Ventende Leder"),
        starts_on=(now + timedelta(days=30)).date(),
        basis="agreed",
        shown_from=(now + timedelta(days=20)).date(),
    )
    unit = make_unit(text_nb="Ventende utsikt")
    make_event(title_nb="Ventende fest", is_hidden=True)

    assert found("ventende") == {"units": [f"{unit.building.name}, {unit.place}"]}
    Unit.objects.update(confirmed_on=(now - timedelta(days=91)).date())
    assert found("ventende") == {}


def calls():
    """How often rows were looked at and written in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT left(funcname, 14), sum(calls) FROM pg_stat_xact_user_functions "
            "WHERE funcname LIKE 'search_refresh%' OR funcname = 'search_events_event_update' GROUP BY 1"
        )
        return dict(cursor.fetchall())


@pytest.mark.django_db
def test_a_sign_up_or_a_logo_has_nothing_written_and_a_text_its_own_row_alone():
    event, firm = make_event(signup="own", capacity=100), make_organisation()
    make_board_seat(organisation=firm)
    execute("SET LOCAL track_functions = 'all'")

    for _person in range(20):
        make_registration(event=event)
    Organisation.objects.update(website="https://nytt.example")
    assert calls() == {"search_events_": 20}
    Organisation.objects.update(text_nb="Ny tekst")
    assert calls()["search_refresh"] == 1
    Organisation.objects.update(name="Nytt navn")
    assert calls()["search_refresh"] == 3


@pytest.mark.django_db
def test_a_table_that_is_emptied_at_once_is_seen():
    make_event(title_nb="Borte i morgen", speakers=[make_person(name="Taler Borte")])
    make_organisation(name="Borteboerne")

    execute("SET CONSTRAINTS ALL IMMEDIATE")
    execute("TRUNCATE events_event CASCADE")

    assert found("borte") == {"organisations": ["Borteboerne"]}


@pytest.mark.django_db(transaction=True)
def test_two_who_change_in_crossing_order_both_come_through_and_it_is_put_right():
    firms = [make_organisation(name=f"Firma {number}") for number in range(2)]
    people = [make_person(name=f"Person {number}") for number in range(2)]
    seats = [make_board_seat(person=people[n], organisation=firms[n]).pk for n in range(2)]
    both = Barrier(2)

    def rename(number):
        with transaction.atomic():
            Organisation.objects.filter(pk=firms[number].pk).update(name=f"Ny {number}")
            both.wait(20)
            Person.objects.filter(pk=people[1 - number].pk).update(name=f"Endret {1 - number}")

    at_once(lambda: rename(0), lambda: rename(1))
    late_again(timezone.now())

    told = Record.objects.filter(source="seat").order_by("key").values_list("key", "title_nb", "names")
    assert [(key, title, f"Ny {n}" in names) for n, (key, title, names) in enumerate(told)] == [
        (seats[0], "Endret 0", True),
        (seats[1], "Endret 1", True),
    ]


@pytest.mark.django_db
def test_every_table_that_feeds_the_search_tells_of_every_way_it_changes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE '%\\_found\\_%'")
        triggers = {name for (name,) in cursor.fetchall()}

    events = ("insert", "update", "delete", "truncate")
    assert triggers == {f"{table}_found_{event}" for table in feeds() for event in events}
