"""An event's day: whom its list shows, under which tab and for which words."""

import pytest

from events.participants.tabs import Tab
from tests.events.participants.pages import buttons, names
from tests.events.participants.pages import day_of as page_of
from tests.events.times import oslo
from tests.factories import make_event, make_registration, make_registrations
from tests.pages_read import elements, text

QUERIES = 11


STATUSES = ("confirmed", "offered", "attended", "waiting", "cancelled", "expired")


def test_each_stands_under_one_tab_with_the_button_that_can_be_pressed(staff):
    event = make_event()
    rows = {status: make_registration(event=event, status=status, name=status, people=2) for status in STATUSES}
    make_registration(name="Et annet sted")

    pages = {tab: staff.get(page_of(event), {"vis": tab}) for tab in ("", *Tab.values)}

    listed = {tab: names(page) for tab, page in pages.items()}
    assert listed == {
        "": ["confirmed", "offered"],
        "kommer": ["confirmed", "offered"],
        "mott": ["attended"],
        "venter": ["waiting"],
        "avmeldt": ["cancelled", "expired"],
    }
    assert {tab: buttons(page) for tab, page in pages.items() if buttons(page)} == {
        "": [("came", rows["confirmed"].pk), ("came", rows["offered"].pk)],
        "kommer": [("came", rows["confirmed"].pk), ("came", rows["offered"].pk)],
        "mott": [("absent", rows["attended"].pk)],
    }
    counted = " ".join(text(pages[""]).split())
    assert '2</strong> av <span id="of">6</span> personer har kommet' in counted


def test_the_tabs_count_whom_the_words_are_about_and_keep_them(staff):
    event = make_event()
    for status in STATUSES:
        make_registration(event=event, status=status, name=f"Kari {status}")
    make_registration(event=event, name="Ola")

    plain, searched = staff.get(page_of(event)), staff.get(page_of(event), {"q": "kari"})

    tabs = [
        {link.get("href"): " ".join("".join(link.itertext()).split()) for link in elements(page, "nav")[1].iter("a")}
        for page in (plain, searched)
    ]
    assert tabs == [
        {
            "?vis=kommer": "Kommer (3)",
            "?vis=mott": "Møtt (1)",
            "?vis=venter": "Venter (1)",
            "?vis=avmeldt": "Avmeldt (2)",
        },
        {
            "?q=kari": "Alle treff (6)",
            "?q=kari&vis=kommer": "Kommer (2)",
            "?q=kari&vis=mott": "Møtt (1)",
            "?q=kari&vis=venter": "Venter (1)",
            "?q=kari&vis=avmeldt": "Avmeldt (2)",
            page_of(event): "Tøm søket",
        },
    ]
    assert (len(names(plain)), len(names(searched))) == (3, 6)


def test_fifty_stand_on_a_page(staff):
    event = make_event()
    make_registrations(event, 51)

    pages = [staff.get(page_of(event), {"side": number}) for number in ("1", "2")]

    assert [len(names(page)) for page in pages] == [50, 1]
    assert "Side 2 av 2" in text(pages[1])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nord", ["Kari Nordmann"]),
        ("kari robotikk", ["Kari Nordmann"]),
        ("ROBOTIKK", ["Åse Berg", "Kari Nordmann"][::-1]),
        ("avmeldt@", ["Per Avmeldt"]),
        ("finnes ikke", []),
        ("%", []),
    ],
)
def test_a_search_finds_by_name_organisation_or_address_also_who_cancelled(staff, words, found):
    event = make_event()
    make_registration(event=event, name="Kari Nordmann", organisation_name="Robotikk AS")
    make_registration(event=event, name="Åse Berg", organisation_name="Robotikk AS")
    make_registration(event=event, name="Per Avmeldt", email="avmeldt@deltaker.example", status="cancelled")

    page = staff.get(page_of(event), {"q": words})

    assert names(page) == found


def test_a_bad_question_shows_everybody_and_says_what_is_wrong(staff):
    event = make_registration(name="Kari").event

    wrong = ({"q": "a" * 101}, {"siste": "x"}, {"vis": "alle"}, {"side": "x"})
    pages = [staff.get(page_of(event), query) for query in wrong]

    assert [(page.status_code, names(page)) for page in pages] == [(200, ["Kari"])] * 4
    assert [list(page.context["form"].errors) for page in pages] == [["q"], ["siste"], ["vis"], ["side"]]


def test_the_page_costs_the_same_however_many_come(staff, django_assert_num_queries):
    event = make_registration(status="waiting").event
    make_registration(event=event)
    staff.get(page_of(event), {"q": "deltaker"})  # the other spellings of names are kept from now on
    with django_assert_num_queries(QUERIES):
        staff.get(page_of(event), {"q": "deltaker"})

    make_registrations(event, 3)
    make_registration(event=event, status="waiting")
    with django_assert_num_queries(QUERIES):
        staff.get(page_of(event), {"q": "deltaker"})


def test_the_row_of_who_came_says_when(staff):
    row = make_registration(status="attended", checked_in_at=oslo(2027, 1, 7, 8, 5))

    page = staff.get(page_of(row.event), {"vis": "mott"})

    assert "<output>møtte kl. 08.05</output>" in text(page)
