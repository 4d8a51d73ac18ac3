"""What machines are told of an event."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.events.event.pages import END, NOW, START, get
from tests.factories import (
    make_area,
    make_event,
    make_organisation,
    make_person,
    make_venue,
)
from tests.structured_read import things_in


def structured(client, slug):
    return things_in(get(client, slug))


def an_event(**values):
    """An event whose every fact is known, so that what machines are told can be written out."""
    return make_event(
        **{
            "slug": "e",
            "title_nb": "Frokost </script>",
            "lead_nb": "Kom og hør.",
            "starts_at": START,
            "ends_at": END,
            "venue": make_venue(name_nb="Glassgata", street="Holtermannsveien 1", area=make_area(town="Trondheim")),
            "organisers": [make_organisation(name="NTNU", website="https://www.ntnu.no/")],
            "speakers": [make_person(name="Kari Tale")],
            "price_nok": 250,
            "signup": "external",
            "signup_url": "https://pamelding.example/",
            "signup_opens_at": datetime(2026, 11, 1, 8, tzinfo=UTC),
            **values,
        }
    )


PLAIN = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Frokost </script>",
    "description": "Kom og hør.",
    "startDate": "2026-12-10T08:30:00+01:00",
    "endDate": "2026-12-10T10:00:00+01:00",
    "eventStatus": "https://schema.org/EventScheduled",
    "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    "location": {
        "@type": "Place",
        "name": "Glassgata",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Holtermannsveien 1",
            "addressLocality": "Trondheim",
            "addressCountry": "NO",
        },
    },
    "organizer": [{"@type": "Organization", "name": "NTNU", "url": "https://www.ntnu.no/"}],
    "performer": [{"@type": "Person", "name": "Kari Tale"}],
    "offers": {
        "@type": "Offer",
        "url": "https://pamelding.example/",
        "price": 250,
        "priceCurrency": "NOK",
        "availability": "https://schema.org/InStock",
        "validFrom": "2026-11-01T09:00:00+01:00",
    },
    "isAccessibleForFree": False,
    "inLanguage": "nb",
}


@pytest.fixture
def plain(settings):
    """What machines are told of a plain event, with the site's own addresses."""
    page = f"{settings.SITE_URL}/arrangementer/e/"
    return {**PLAIN, "url": page, "image": f"{page}bilde.png"}


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_machines_are_told_what_a_plain_event_is(client, plain):
    an_event()

    assert structured(client, "e") == [plain]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_machines_are_told_that_it_is_cancelled_and_offer_no_seat(client, plain):
    an_event(state="cancelled")

    del plain["offers"]
    assert structured(client, "e") == [{**plain, "eventStatus": "https://schema.org/EventCancelled"}]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_machines_are_told_when_it_was_to_be(client, plain):
    event = an_event()
    event.state, event.starts_at, event.ends_at = "moved", START + timedelta(days=1), END + timedelta(days=1)
    event.save()

    assert structured(client, "e") == [
        {
            **plain,
            "startDate": "2026-12-11T08:30:00+01:00",
            "endDate": "2026-12-11T10:00:00+01:00",
            "previousStartDate": "2026-12-10T08:30:00+01:00",
            "eventStatus": "https://schema.org/EventRescheduled",
        }
    ]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_of_whole_days_machines_are_told_the_days(client, plain):
    an_event(precision="day", starts_at=START, ends_at=END + timedelta(days=1), price_nok=0)

    assert structured(client, "e") == [
        {
            **plain,
            "startDate": "2026-12-10",
            "endDate": "2026-12-11",
            "offers": {**plain["offers"], "price": 0},
            "isAccessibleForFree": True,
        }
    ]


@pytest.mark.django_db
@time_machine.travel(NOW)
def test_an_event_on_the_net_is_where_its_page_is(client, plain):
    an_event(attendance="mixed", online_url="https://hemmelig.example/")

    page = {"@type": "VirtualLocation", "url": plain["url"]}
    assert structured(client, "e") == [
        {
            **plain,
            "location": [plain["location"], page],
            "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        }
    ]


@pytest.mark.django_db
@time_machine.travel(NOW)
@pytest.mark.parametrize("values", [{"is_sample": True}, {"is_hidden": True}, {"precision": "month"}, {"venue": None}])
def test_machines_are_told_nothing_of_what_is_invented_hidden_or_without_a_day_or_a_place(client, values):
    an_event(**values)

    assert structured(client, "e") == []
