"""The site's content about sources, the association and its members: complete, and as its sources say."""

from datetime import date

from members.models import BoardSeat, Document, Meeting, Membership, Organisation, StaffRole
from tech_port.content.models import (
    Source,
)
from tests.tech_port.seed.loading import observations


def test_every_source_is_there(content):
    assert list(Source.objects.order_by("key").values_list("key", flat=True)) == [
        "adressa-2017-04",
        "adressa-2017-11",
        "bygg-2020",
        "entra-nrk-2022",
        "entra-q1-2024",
        "finansavisen-2024",
        "impello-2014",
        "impello-2017",
        "impello-2018",
        "magasin-2022",
        "magasin-nit",
        "mn24-2021-02",
        "mn24-2021-03",
        "ne-2022",
        "nelfo-2023",
        "nit-target",
        "pir2",
        "tk-2021",
        "tr-2015",
        "ttp-2022",
        "ttp-2023",
        "ttp-2024",
        "ttp-health-2023",
        "ttp-health-arena-2023",
    ]


def test_the_board_of_2021_is_in_role_order(content):
    seats = BoardSeat.objects.on(date(2021, 6, 16)).in_role_order()

    assert [(seat.person.name, seat.role, str(seat.organisation or seat.label_nb)) for seat in seats] == [
        ("Tor Ulleberg", "chair", "Equinor"),
        ("Toril Hernes", "deputy", "NTNU"),
        ("Erlend Solem", "member", "Trøndelag fylkeskommune"),
        ("Alexandra Bech Gjørv", "member", "SINTEF"),
        ("Stig Slørdahl", "member", "Helse Midt-Norge"),
        ("Astrid Undheim", "member", "SpareBank 1 SMN"),
        ("Erik Haugane", "member", "industrigründer"),
        ("Berit Rian", "member", "Næringsforeningen i Trondheimsregionen"),
        ("Bård Eidet", "member", "Trondheimsregionen"),
        ("Dorthe Stensvold", "member", "NTNU"),
    ]
    assert set(seats.values_list("ends_on", "source__key")) == {(None, "tk-2021")}


def test_the_founding_meeting_is_the_only_meeting_and_no_document_is_invented(content):
    assert list(Meeting.objects.values_list("kind", "held_on", "source__key", "is_sample")) == [
        ("founding", date(2021, 6, 16), "tk-2021", False)
    ]
    assert list(Document.objects.filter(is_sample=False)) == []
    assert list(Document.objects.values_list("slug", "kind", "versions__label").order_by("versions__label")) == [
        ("vedtekter-eksempel", "statutes", "1.0"),
        ("vedtekter-eksempel", "statutes", "2.0"),
    ]


def test_of_no_managing_director_is_an_end_invented_and_only_the_one_known_last_is_there(content):
    told = {
        day: [(role.person.name, str(role.claim.sentence(day)), role.source.key, role.ends_on) for role in roles]
        for day in (date(2026, 11, 26), date(2023, 6, 1))
        if (roles := StaffRole.objects.of_the_association(day))
    }

    assert told == {
        date(2026, 11, 26): [("May Britt Hansen", "sist kjent 2024", "ttp-2024", None)],
        date(2023, 6, 1): [("Karianne Tung", "sist kjent 2023", "ttp-2023", None)],
    }


def test_the_fourteen_founding_members_are_there(content):
    founding = Membership.objects.filter(level="founding", starts_on=date(2021, 6, 16), source__key="tk-2021")

    assert list(founding.order_by("organisation__sort_name").values_list("organisation__name", flat=True)) == [
        "Adresseavisen",
        "Equinor",
        "Helse Midt-Norge",
        "Innovasjon Norge",
        "NTNU",
        "SINTEF",
        "Sit",
        "SIVA",
        "SpareBank 1 SMN",
        "St. Olavs hospital",
        "Studenttinget",
        "Trondheim kommune",
        "Trondheimsregionen",
        "Trøndelag fylkeskommune",
    ]


def test_later_members_are_known_from_the_year_of_their_source(content):
    later = Membership.objects.filter(level="member").order_by("starts_on", "organisation__sort_name")

    assert list(
        later.values_list("organisation__slug", "starts_on", "starts_precision", "start_is_known", "source__key")
    ) == [
        ("naeringsforeningen-i-trondheimsregionen", date(2022, 1, 1), "year", False, "ttp-2022"),
        ("bekk", date(2024, 1, 1), "year", False, "ttp-2024"),
        ("dnb", date(2024, 1, 1), "year", False, "ttp-2024"),
        ("norsk-helsenett", date(2024, 1, 1), "year", False, "ttp-2024"),
        ("sopra-steria", date(2024, 1, 1), "year", False, "ttp-2024"),
    ]


def test_members_of_2022_are_as_many_as_the_source_counts(content):
    assert Organisation.objects.members(date(2022, 12, 31)).count() == 15
    assert observations("medlemmer-og-partnere") == [(date(2022, 1, 1), 15, "exact", "ttp-2022")]
