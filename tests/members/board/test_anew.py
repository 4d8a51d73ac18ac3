"""A new board from a day: one form, looked over, and stored as one."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.utils import timezone

from members.models import BoardSeat, Meeting, Person
from tests.factories import make_board_seat, make_meeting, make_organisation, make_person
from tests.looking import pressed
from tests.pages_read import filled, messages, text

PAGE = "/admin/members/boardseat/nytt-styre/"
NOTHING = "Ingen rad er endret. Skriv hvem som kommer inn, eller kryss av for hvem som går ut."
CHANGED = "Noen har endret vervet siden du åpnet siden. Se over raden, og send en gang til."
QUERIES = 6
AS_IT_WAS = [
    ("Tor Leder", "chair", "Tor AS", 1),
    ("Nina Nest", "deputy", "Nin AS", 2),
    ("Mons Medlem", "member", "Mon AS", 3),
    ("Ada Annen", "member", "Ada AS", 4),
]
FROM, BEFORE, DAY = date(2021, 6, 16), date(2026, 5, 11), date(2026, 5, 12)


@pytest.fixture
def board(db):
    """{name: seat} of a chair, a deputy chair and two members since 2021."""
    roles = {"Tor Leder": "chair", "Nina Nest": "deputy", "Mons Medlem": "member", "Ada Annen": "member"}
    return {
        name: make_board_seat(
            person=make_person(name=name),
            role=role,
            organisation=make_organisation(name=f"{name[:3]} AS"),
            label_nb="",
            starts_on=FROM,
            order=number,
        )
        for number, (name, role) in enumerate(roles.items(), start=1)
    }


@pytest.fixture
def meeting(db):
    return make_meeting(kind="annual", held_on=DAY)


def seats(on):
    rows = BoardSeat.objects.on(on).in_role_order().select_related("person", "organisation")
    return [(seat.person.name, seat.role, seat.organisation.name, seat.order) for seat in rows]


def test_a_chair_and_two_members_are_changed_by_one_form_that_is_seen_first(staff, board, meeting):
    make_person(name="Kåre Kjent")
    make_organisation(name="Ny AS")
    changes = {
        "meeting": meeting.pk,
        "rad-0-person": "Kari Ny",
        "rad-0-organisation": "ny as",
        "rad-2-person": "kåre kjent",
        "rad-3-out": "on",
        "rad-4-person": "Ola Ekstra",
        "rad-4-organisation": "Ny AS",
    }

    look = staff.look(PAGE, filled(staff.get(PAGE), **changes))
    before = (seats(DAY), Person.objects.count())
    done = pressed(staff, PAGE, look, follow=True)

    assert [one.replace("\xa0", " ") for one in look.context["seen"].public] == [
        "Tor Leder går ut: styreleder til og med 11. mai 2026.",
        "Mons Medlem går ut: styremedlem til og med 11. mai 2026.",
        "Ada Annen går ut: styremedlem til og med 11. mai 2026.",
        "Kari Ny kommer inn: styreleder fra 12. mai 2026 (Ny AS).",
        "Kåre Kjent kommer inn: styremedlem fra 12. mai 2026 (Mon AS).",
        "Ola Ekstra kommer inn: styremedlem fra 12. mai 2026 (Ny AS).",
    ]
    assert [one.replace("\xa0", " ") for one in look.context["notes"]] == [
        "Blir sittende som før: Nina Nest.",
        "Legges til som nye personer: Kari Ny, Ola Ekstra.",
        "Kilde: årsmøte 12. mai 2026. Styret står på http://127.0.0.1:8000/om/styret/.",
    ]
    assert before == (AS_IT_WAS, 5)
    assert seats(BEFORE) == AS_IT_WAS
    assert seats(DAY) == [
        ("Kari Ny", "chair", "Ny AS", 1),
        ("Nina Nest", "deputy", "Nin AS", 2),
        ("Kåre Kjent", "member", "Mon AS", 3),
        ("Ola Ekstra", "member", "Ny AS", 4),
    ]
    assert messages(done) == ["Styret fra 12.\xa0mai 2026 er lagret: 4 medlemmer."]


def test_who_came_and_who_went_rest_on_the_meeting_and_who_stayed_does_not(staff, board, meeting):
    staff.post(PAGE, filled(staff.get(PAGE), **{"meeting": meeting.pk, "rad-0-person": "Kari Ny"}))

    meeting.refresh_from_db()
    claims = ("person__name", "basis", "source", "known_on", "ends_on")
    assert list(BoardSeat.objects.order_by("order", "starts_on").values_list(*claims)[:3]) == [
        ("Tor Leder", "confirmed", meeting.source_id, DAY, BEFORE),
        ("Kari Ny", "confirmed", meeting.source_id, DAY, None),
        ("Nina Nest", "reported", board["Nina Nest"].source_id, board["Nina Nest"].known_on, None),
    ]
    assert (meeting.source.about_nb, meeting.source.about_en, meeting.source.published_on) == (
        "årsmøte",
        "annual meeting",
        DAY,
    )


def test_a_meeting_that_is_not_here_is_written_on_the_page_and_a_day_to_come_is_agreed(staff, board):
    typed = {"from_day": "1.1.2027", "new_kind": "extraordinary", "new_on": "1.11.2026", "rad-3-out": "on"}

    look = staff.look(
        PAGE, filled(staff.get(PAGE), **typed, **{"rad-4-person": "Kari Ny", "rad-4-label_nb": "gründer"})
    )
    pressed(staff, PAGE, look)

    new = BoardSeat.objects.get(person__name="Kari Ny")
    assert list(Meeting.objects.values_list("kind", "held_on")) == [("extraordinary", date(2026, 11, 1))]
    assert (new.starts_on, new.basis, new.known_on, new.label_nb, new.order) == (
        date(2027, 1, 1),
        "agreed",
        date(2026, 11, 1),
        "gründer",
        4,
    )
    assert BoardSeat.objects.get(person__name="Ada Annen").ends_on == date(2026, 12, 31)
    assert [one.replace("\xa0", " ") for one in look.context["seen"].public[1:]] == [
        "Kari Ny kommer inn: styremedlem fra 1. januar 2027 (gründer). Vises fra 1. januar 2027.",
        "Møtet legges til: ekstraordinært årsmøte 1. november 2026, på "
        "http://127.0.0.1:8000/om/dokumenter/#mote-2026-11-01-extraordinary",
    ]


def test_a_member_who_becomes_chair_ends_one_seat_and_begins_another(staff, board, meeting):
    staff.post(PAGE, filled(staff.get(PAGE), **{"meeting": meeting.pk, "rad-0-out": "on", "rad-2-role": "chair"}))

    assert list(board["Mons Medlem"].person.board_seats.order_by("starts_on").values_list("role", "ends_on")) == [
        ("member", BEFORE),
        ("chair", None),
    ]
    assert [name for name, *_rest in seats(DAY)] == ["Mons Medlem", "Nina Nest", "Ada Annen"]


def faults(response):
    """{row, or "" for the form: its errors} of a page that was refused."""
    both = [response.context["form"], *response.context["rows"]]
    forms = {form.prefix or "": form.errors for form in both if form.errors}
    return {name: {key: list(texts) for key, texts in errors.items()} for name, errors in forms.items()}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, {"": {"__all__": [NOTHING]}}),
        ({"rad-0-person": ""}, {"rad-0": {"person": ["Skriv hvem det er, eller kryss av for «Går ut»."]}}),
        ({"rad-2-person": "Ada Annen"}, {"rad-3": {"person": ["Ada Annen står i to rader."]}}),
        ({"rad-2-role": "chair"}, {"rad-2": {"role": ["Tor Leder er alt styreleder i lista."]}}),
        (
            {"rad-4-person": "Kari Ny"},
            {"rad-4": {"organisation": ["Skriv en virksomhet eller en betegnelse, ikke begge."]}},
        ),
        (
            {"rad-0-organisation": "Ad"},
            {"rad-0": {"organisation": ["Ingen virksomhet heter akkurat det. Mente du Ada AS?"]}},
        ),
        ({"rad-0-mark": "gammel"}, {"rad-0": {"__all__": [CHANGED]}}),
        (
            {"meeting": "", "rad-0-out": "on"},
            {"": {"meeting": ["Velg møtet som valgte styret, eller skriv et nytt under."]}},
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_row_and_all_that_was_typed_stays(staff, board, meeting, typed, told):
    sent = filled(staff.get(PAGE), **{"meeting": str(meeting.pk), **typed})

    refused = staff.post(PAGE, sent)

    assert faults(refused) == told
    assert as_sent(filled(refused)) == as_sent(sent)
    assert BoardSeat.objects.count() == 4


def as_sent(data):
    """What was typed: all but what the page itself keeps count with."""
    flat = {name: value[0] if isinstance(value, list) else value for name, value in data.items()}
    return {name: value for name, value in flat.items() if not name.endswith(("token", "_FORMS", "-mark"))}


def test_a_board_of_before_a_later_one_sits_until_that_begins_and_that_is_said(staff, board, meeting):
    board["Tor Leder"].ends_on = date(2026, 12, 31)
    board["Tor Leder"].save()
    make_board_seat(person=make_person(name="Valgt Alt"), role="chair", starts_on=date(2027, 1, 1), basis="agreed")
    changes = {"rad-0-person": "Kari Ny", "rad-4-person": "Ola Ekstra", "rad-4-label_nb": "gründer"}

    look = staff.look(PAGE, filled(staff.get(PAGE), **{"meeting": meeting.pk, **changes}))
    pressed(staff, PAGE, look)

    assert look.context["notes"][0].replace("\xa0", " ") == (
        "Fra 1. januar 2027 er et senere styre alt skrevet inn, og det blir som det er. De som kommer inn her, sitter "
        "til og med 31. desember 2026, eller så lenge den de tar over for, skulle sittet."
    )
    assert [one.replace("\xa0", " ") for one in look.context["seen"].public[1:]] == [
        "Kari Ny kommer inn: styreleder fra 12. mai 2026 til og med 31. desember 2026 (Tor AS).",
        "Ola Ekstra kommer inn: styremedlem fra 12. mai 2026 til og med 31. desember 2026 (gründer).",
    ]
    assert list(BoardSeat.objects.on(date(2027, 1, 1)).in_role_order().values_list("person__name", flat=True)) == [
        "Valgt Alt",
        "Nina Nest",
        "Mons Medlem",
        "Ada Annen",
    ]


def test_only_seats_that_nobody_follows_are_said_to_end(board):
    soon = timezone.localdate() + timedelta(days=20)
    for name, end in (("Tor Leder", soon), ("Mons Medlem", soon + timedelta(days=1))):
        board[name].ends_on = end
        board[name].save()
    follows = make_board_seat(role="chair", starts_on=soon + timedelta(days=1), basis="agreed")

    [ending, *_others] = admin.site.get_model_admin(BoardSeat).tasks()

    assert (follows.starts_on > soon, list(ending.queryset)) == (True, [board["Mons Medlem"]])


def test_more_rows_keep_what_is_typed_and_say_nothing_of_it(staff, board):
    sent = filled(staff.get(PAGE), **{"rad-4-person": "Kari Ny", "rad-0-out": "on", "new_kind": "other"})

    more = staff.post(PAGE, sent | {"_rows": "1"})

    again = filled(more)
    assert (again["rad-4-person"], again["rad-0-out"], again["new_kind"]) == ("Kari Ny", "on", ["other"])
    assert (sent["rad-TOTAL_FORMS"], again["rad-TOTAL_FORMS"]) == ("7", "10")
    assert "Noe må rettes" not in text(more)


def test_another_day_brings_the_seats_of_that_day_below_what_was_typed(staff, board, meeting):
    gone = make_board_seat(person=make_person(name="Gått Ut"), role="member", starts_on=FROM, ends_on=date(2023, 1, 1))
    sent = filled(staff.get(PAGE), **{"meeting": meeting.pk, "rad-4-person": "Kari Ny", "rad-4-label_nb": "gründer"})

    refused = staff.post(PAGE, sent | {"from_day": "1.1.2022"})

    again = filled(refused)
    assert refused.context["rows"].non_form_errors() == [
        "1.\xa0januar 2022 sitter også Gått Ut. De står nå nederst: se over dem også."
    ]
    assert (again["rad-4-person"], again["rad-7-seat"], again["rad-7-person"]) == ("Kari Ny", str(gone.pk), "Gått Ut")


def test_the_page_asks_as_much_of_a_large_board(staff, board, django_assert_num_queries):
    staff.get(PAGE)

    for number in range(3):
        with django_assert_num_queries(QUERIES):
            staff.get(PAGE)
        make_board_seat(person=make_person(name=f"Flere {number}"), starts_on=FROM, order=9)
