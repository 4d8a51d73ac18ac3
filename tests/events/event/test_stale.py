"""What a draft's texts name that is none of its days, as a copy of last year's does."""

import pytest

from events.event.stale import named
from events.models import Event
from tests.events.event.staff_pages import page_of
from tests.events.times import oslo
from tests.factories import make_event, make_programme_item
from tests.pages_read import elements, filled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Konferansen 2026 er 7. mai 2026", ["7. mai", "2026"]),
        ("Velkommen 6. mai 2027, og 2027 igjen", []),
        ("Program 5. og 6. mai; påmelding innen 1. mars", ["1. mars"]),
        ("On 7 May, and 7 may again", ["7 May", "7 may"]),
        ("Ring 20 26 20 27, post 2026-tallet og 12 mars-nummer", ["12 mars"]),
    ],
)
def test_days_and_years_that_are_none_of_the_events_are_named(text, found):
    event = Event(starts_at=oslo(2027, 5, 5, 9), ends_at=oslo(2027, 5, 6, 15))

    assert named(text, event) == found


def test_a_draft_says_what_to_look_over_and_leads_to_the_field(staff):
    link = {"online_url": "https://moete.example/1", "attendance": "online"}
    make_event(title_nb="Den forrige", **link)
    draft = make_event(state="draft", starts_at=oslo(2099, 5, 5, 9), lead_nb="Møt opp 4. mai 2098.", **link)
    make_programme_item(event=draft, title_nb="Åpning 2098")
    others = [make_event(state="draft", starts_at=oslo(2099, 5, 5, 9)), make_event(lead_nb="Møt opp 4. mai 2098.")]

    pages = [staff.get(page_of(event)) for event in (draft, *others)]

    [found, *none] = [[(doubt.place, doubt.sentence) for doubt in page.context["doubts"]] for page in pages]
    assert found == [
        ("id_lead_nb", "Ingress [nb] nevner 4. mai, 2098."),
        ("programme_items-group", "Tittel [nb] nevner 2098."),
        ("id_online_url", "Lenken er den samme som et annet arrangement har. Gjelder den her også?"),
    ]
    assert none == [[], []]
    assert {f"#{place}" for place, _said in found} <= {link.get("href") for link in elements(pages[0], "a")}


def test_a_draft_is_published_by_the_button_beside_saving(staff):
    draft = make_event(state="draft", starts_at=oslo(2099, 5, 5, 9))

    staff.post(page_of(draft), filled(staff.get(page_of(draft)), _publish="1"))

    assert Event.objects.get().state == "published"
