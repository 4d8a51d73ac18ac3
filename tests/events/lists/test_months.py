"""A month as a calendar, and moments that Oslo's clock shows never or twice."""

import re
from datetime import date
from types import SimpleNamespace

import html5lib
import pytest
import time_machine
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import translation

from events.lists.months import Month, MonthPage
from events.models import Event
from tech_port.norwegian.fields import SplitMomentField
from tests.events.times import OSLO, oslo
from tests.factories import make_event, make_organisation, make_user
from tests.reading import Reader


def event(starts_at, ends_at, precision="time", pk=1):
    return SimpleNamespace(pk=pk, starts_at=starts_at, ends_at=ends_at, precision=precision)


def shown_on(*events):
    """{day of December 2026: number of events}"""
    page = MonthPage(Month(date(2026, 12, 1)), list(events), date(2026, 12, 4))
    return {day.date.day: len(day.events) for week in page.weeks for day in week.days if day.events}


def test_a_month_is_whole_weeks_from_monday_to_sunday_with_their_numbers():
    page = MonthPage(Month(date(2027, 1, 1)), [], date(2027, 1, 4))

    assert [week.number for week in page.weeks] == [53, 1, 2, 3, 4]
    first = page.weeks[0].days
    assert (first[0].date, first[-1].date) == (date(2026, 12, 28), date(2027, 1, 3))
    assert [day.is_outside for day in page.weeks[0].days] == [True] * 4 + [False] * 3
    assert [day.date for week in page.weeks for day in week.days if day.is_today] == [date(2027, 1, 4)]


def test_every_month_has_each_of_its_days_once():
    for number in range(12 * 101):
        month = Month(date(2000 + number // 12, number % 12 + 1, 1))
        days = [day.date for week in MonthPage(month, [], None).weeks for day in week.days if not day.is_outside]
        assert (days[0], days[-1], len(days)) == (month.first, month.last, month.last.day)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "precision", "days"),
    [
        (oslo(2026, 12, 4, 9), oslo(2026, 12, 4, 10), "time", [4]),
        (oslo(2026, 12, 4, 20), oslo(2026, 12, 5, 1), "time", [4]),
        (oslo(2026, 12, 4, 9), oslo(2026, 12, 6, 15), "time", [4, 5, 6]),
        (oslo(2026, 12, 4, 9), oslo(2026, 12, 6, 0), "time", [4, 5]),
        (oslo(2026, 12, 4, 0), oslo(2026, 12, 5, 0), "day", [4]),
        (oslo(2026, 11, 20, 9), oslo(2026, 12, 2, 15), "time", [1, 2]),
        (oslo(2026, 12, 30, 9), oslo(2027, 1, 2, 15), "time", [30, 31]),
        (oslo(2026, 11, 30, 22), oslo(2026, 12, 1, 1), "time", []),
        (oslo(2026, 12, 1, 0), oslo(2026, 12, 31, 23), "month", []),
    ],
)
def test_an_event_stands_on_each_of_its_days(starts_at, ends_at, precision, days):
    assert shown_on(event(starts_at, ends_at, precision)) == dict.fromkeys(days, 1)


# The page


@pytest.fixture
def fourth_of_december():
    with time_machine.travel(oslo(2026, 12, 4, 9), tick=False):
        yield


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def table(html):
    """The rows of the month's table as texts, spaces collapsed."""
    tree = html5lib.parse(html, namespaceHTMLElements=False).find(".//table")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in tree.iter("tr")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "month"),
    [("", "2027-03"), ("?tidligere=1", "2027-03"), ("?type=pitch", "2026-12"), ("?fra=2027-04-02", "2027-04")],
)
def test_the_list_leads_to_the_month_of_the_next_event(client, fourth_of_december, query, month):
    make_event(starts_at=oslo(2026, 11, 20, 8))
    make_event(starts_at=oslo(2027, 3, 1, 8))

    assert re.search(r"/arrangementer/maned/([\d-]+)/", get(client, f"/arrangementer/{query}"))[1] == month


@pytest.mark.django_db
def test_the_page_is_a_table_of_days_with_links(client, fourth_of_december):
    make_event(slug="frokost", title_nb="Frokost", starts_at=oslo(2026, 12, 10, 8))
    make_event(slug="to-dager", title_nb="To dager", starts_at=oslo(2026, 12, 10, 9), ends_at=oslo(2026, 12, 11, 16))
    make_event(title_nb="Hemmelig kladd", state="draft", starts_at=oslo(2026, 12, 10, 8))
    make_event(title_nb="Hemmelig skjult", is_hidden=True, starts_at=oslo(2026, 12, 10, 8))

    html = get(client, "/arrangementer/maned/2026-12/")

    rows = table(html)
    assert rows[0] == ["Uke", "Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
    assert [row[0] for row in rows[1:]] == ["Uke 49", "Uke 50", "Uke 51", "Uke 52", "Uke 53"]
    assert rows[2][4:6] == [
        "10Torsdag 10. desember 2026Frokost kl. 08.00–10.00To dager",
        "11Fredag 11. desember 2026To dager",
    ]
    assert html.count('href="/arrangementer/to-dager/"') == 2
    assert html.count('aria-current="date"') == 1
    assert '<td class="month-table__today" aria-current="date"><time datetime="2026-12-04">' in html
    assert "Hemmelig" not in html


@pytest.mark.django_db
def test_the_month_keeps_the_filter_and_leads_to_its_neighbours(client, fourth_of_december):
    organiser = make_organisation(slug="ntnu", name="NTNU")
    make_event(title_nb="Frokost", organisers=[organiser], starts_at=oslo(2026, 12, 10, 8))
    make_event(title_nb="Verksted", type="workshop", starts_at=oslo(2026, 12, 10, 8))
    for starts_at in (oslo(2026, 11, 3, 8), oslo(2027, 1, 7, 8)):
        make_event(organisers=[organiser], starts_at=starts_at)

    html = get(client, "/arrangementer/maned/2026-12/?type=breakfast&arrangor=ntnu")

    assert "Verksted" not in str(table(html))
    query = "?type=breakfast&amp;arrangor=ntnu"
    assert f'<a rel="prev" href="/arrangementer/maned/2026-11/{query}">November 2026</a>' in html
    assert f'<a rel="next" href="/arrangementer/maned/2027-01/{query}">Januar 2027</a>' in html
    assert f'<a href="/arrangementer/{query}">Kommende</a>' in html
    assert '<span class="visually-hidden">Fjern</span> Arrangør: NTNU' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("spans", "month", "neighbours"),
    [
        ([], "2026-12", (None, None)),
        ([], "2027-05", ("2026-12", None)),
        ([], "2025-05", (None, "2026-12")),
        ([(oslo(2015, 3, 17), oslo(2015, 3, 18))], "2026-12", ("2015-03", None)),
        ([(oslo(2015, 3, 17), oslo(2015, 3, 18))], "2020-01", ("2015-03", "2026-12")),
        ([(oslo(2027, 2, 27), oslo(2027, 5, 2))], "2027-03", ("2027-02", "2027-04")),
        ([(oslo(2027, 2, 27), oslo(2027, 5, 2))], "2027-06", ("2027-05", None)),
        ([(oslo(2027, 2, 27), oslo(2027, 5, 2))], "2026-12", (None, "2027-02")),
    ],
)
def test_a_month_leads_to_the_nearest_that_have_something_or_are_now(
    client, fourth_of_december, spans, month, neighbours
):
    for starts_at, ends_at in spans:
        make_event(starts_at=starts_at, ends_at=ends_at)
    make_event(state="draft", starts_at=oslo(2026, 10, 1))

    html = get(client, f"/arrangementer/maned/{month}/")

    found = [re.search(rf'rel="{rel}" href="/arrangementer/maned/([\d-]+)/', html) for rel in ("prev", "next")]
    assert tuple(link and link[1] for link in found) == neighbours


@pytest.mark.django_db
def test_a_month_without_events_says_so_and_one_without_days_tells_them_apart(client, fourth_of_december):
    make_event(title_nb="En gang i juni", precision="month", starts_at=oslo(2027, 6, 1), ends_at=oslo(2027, 6, 30, 23))

    assert "Ingen arrangementer i mai 2027." in get(client, "/arrangementer/maned/2027-05/")
    june = get(client, "/arrangementer/maned/2027-06/")
    assert "Ingen arrangementer" not in june
    assert "Dagen er ikke kjent" in june
    assert "En gang i juni" in june


@pytest.mark.django_db
def test_the_month_in_english_is_at_its_own_address(client, fourth_of_december):
    make_event(title_en="Breakfast", starts_at=oslo(2026, 12, 10, 8))

    rows = table(get(client, "/en/events/month/2026-12/"))

    assert rows[0] == ["Week", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    assert rows[2][4] == "10Thursday 10 December 2026Breakfast 08:00–10:00"


@pytest.mark.django_db
@pytest.mark.parametrize("month", ["1999-12", "2101-01", "2026-13", "2026-00", "2026-1", "20266-12", "x", "2026-12-01"])
def test_what_is_no_month_of_the_calendar_is_not_found(client, month):
    assert client.get(f"/arrangementer/maned/{month}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("month", ["2000-01", "2100-12"])
def test_the_first_and_the_last_month_are_there(client, month):
    assert "month-table" in get(client, f"/arrangementer/maned/{month}/")


@pytest.mark.django_db
def test_an_event_may_be_called_month_too(client):
    make_event(slug="maned", title_nb="Månedens møte")

    assert "Månedens møte" in get(client, "/arrangementer/maned/")


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_month_costs_three_queries_however_full(client, django_assert_num_queries, fourth_of_december, rows):
    for _number in range(rows):
        make_event(starts_at=oslo(2026, 12, 10, 8), organisers=[make_organisation()])

    with django_assert_num_queries(3):
        get(client, "/arrangementer/maned/2026-12/")


# Moments


GAP = "Kl. 02.30 finnes ikke 28. mars 2027: da stilles klokka fram fra 2 til 3. Velg et annet klokkeslett."
TWICE = "Kl. 02.30 er det to ganger 25. oktober 2026: da stilles klokka tilbake fra 3 til 2. Velg et annet klokkeslett."


@pytest.mark.parametrize(("value", "sentence"), [("2027-03-28 02:30", GAP), ("2026-10-25 02:30", TWICE)])
def test_a_moment_that_is_there_never_or_twice_is_refused_with_the_reason(value, sentence):
    with pytest.raises(ValidationError) as refused:
        SplitMomentField().clean(value.split())

    assert [text.replace("\u00a0", " ") for text in refused.value.messages] == [sentence]


def test_the_reason_is_told_in_english_too():
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        SplitMomentField().clean(["2027-03-28", "02:30"])

    assert [text.replace("\u00a0", " ") for text in refused.value.messages] == [
        "02:30 does not exist on 28 March 2027: the clocks go forward from 2 to 3. Choose another time."
    ]


@pytest.mark.parametrize("value", ["2027-03-28 01:59", "2027-03-28 03:00", "2026-10-25 01:59", "2026-10-25 03:00"])
def test_the_moments_around_a_change_are_taken(value):
    assert SplitMomentField().clean(value.split()).astimezone(OSLO).isoformat(" ")[:16] == value


@pytest.fixture
def staff(db):
    client = Reader()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def form_of(event):
    """What the event's admin page sends, nothing changed."""
    request = RequestFactory().get("/")
    request.user = make_user(is_staff=True, is_superuser=True)
    form = admin.site.get_model_admin(Event).get_form(request, event)(instance=event)
    data = {}
    for bound in form:
        value = bound.value()
        if bound.name in {"starts_at", "ends_at", "signup_opens_at", "signup_closes_at"}:
            parts = bound.field.widget.decompress(value)
            data |= {f"{bound.html_name}_{number}": part or "" for number, part in enumerate(parts)}
        elif value is not False:
            data[bound.html_name] = "" if value is None else value
    for prefix in ("programme_items", "key_points", "documents"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return data


@pytest.mark.parametrize(
    ("day", "other", "field", "sentence"),
    [
        ("2027-03-28", "2027-03-27", "ends_at", GAP),
        ("2026-10-25", "2026-10-26", "starts_at", TWICE),
    ],
)
def test_the_admin_refuses_such_a_time_of_an_event_with_the_reason(staff, day, other, field, sentence):
    event = make_event(title_nb="Nattvandring")
    times = {f"{name}_{part}": value for name in ("starts_at", "ends_at") for part, value in ((0, other), (1, "12:00"))}

    answer = staff.post(
        f"/admin/events/event/{event.pk}/change/",
        form_of(event) | times | {f"{field}_0": day, f"{field}_1": "02:30"},
    )
    saved = staff.post(f"/admin/events/event/{event.pk}/change/", form_of(event) | times)

    assert answer.status_code == 200
    errors = answer.context["adminform"].form.errors
    told = {name: [text.replace("\u00a0", " ") for text in texts] for name, texts in errors.items()}
    assert told == {field: [sentence]}
    assert saved.status_code == 302
    event.refresh_from_db()
    assert event.starts_at == oslo(*map(int, other.split("-")), 12)
