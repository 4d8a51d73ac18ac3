"""The real content, as a fresh clone shows it: every page that a visitor can reach by links is sound."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone

from premises.models import Building, Lease, Unit
from tech_port.accessibility import Results
from tech_port.norwegian.working_days import add_working_days
from tests import nu
from tests.crawl import Page, client_of_its_own, kept, one_version
from tests.dates_read import dates_in, dates_of, ways_of
from tests.norwegian_read import norwegian_on, vocabulary
from tests.samples_read import lists_of_samples_alone
from tests.statements_read import areas_in, plans_told_as_facts, said_on, statements_of, units_on
from tests.structured_read import faults_in

pytestmark = pytest.mark.django_db
MOST_PARAMETERS = 1  # of the addresses with a query, those with one parameter are enough


@pytest.fixture(scope="module")
def seeded(content_loaded):
    """Every page that links lead to from the two front pages; `records` are what the database and the files say."""
    with one_version():
        found = Pages(walk(["/", "/en/"]))
    found.records = records_of_the_site()
    return found


class Pages(list):
    """The pages of one walk."""


def records_of_the_site():
    today, client = timezone.localdate(), client_of_its_own()
    units = Unit.objects.published().as_of(today).select_related("building")
    nights_after = {
        ends_on + timedelta(days=1) for ends_on in Lease.objects.exclude(ends_on=None).values_list("ends_on", flat=True)
    }
    told = nights_after | promised_days(today) | set(Results.recorded().days)
    computed = {text for day in told for text in ways_of(day)}
    return {
        "vocabulary": vocabulary(),
        "dates": dates_of("content", "members", "premises", "events") | computed,
        "units": {(unit.building.slug, unit.slug): unit for unit in units},
        "planned": {
            f"{home}{building.slug}/"
            for building in Building.objects.filter(completion_basis="planned")
            for home in ("/lokaler/", "/en/premises/")
        },
        "file": {row["url"]: row for row in client.get("/lokaler/?format=json").json()["results"]},
    }


def promised_days(today):
    """Today and a year ago, the day of answer, and the days until which what is sent now is kept."""
    kept = (settings.INTEREST_KEPT_MONTHS, settings.INTEREST_KEPT_MONTHS_CLOSED)
    answer = add_working_days(today, settings.ANSWER_WITHIN_WORKING_DAYS)
    return {today, today - relativedelta(years=1), answer, *(today + relativedelta(months=months) for months in kept)}


def walk(waiting):
    client, pages, seen = client_of_its_own(), [], set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        answer = client.get(url)
        if answer.status_code == 200 and not answer["Content-Type"].startswith("text/html"):
            continue  # the same list for other programs
        page = Page(url, "en" if url.startswith("/en/") else "nb", url, kept(answer))
        pages.append(page)
        links = page.followed if answer.status_code == 200 else []
        waiting += [link for link in links if link.count("=") <= MOST_PARAMETERS and not link.startswith("/static/")]
    return pages


def test_every_link_leads_to_a_page(seeded):
    assert len(seeded) > 200
    assert {p.address: p.response.status_code for p in seeded if p.response.status_code != 200} == {}


def test_every_page_leads_to_the_form_about_itself(seeded):
    assert {page.address: page.reported for page in seeded if page.reported != {urlsplit(page.address).path}} == {}


def test_every_record_has_a_title_and_a_description_of_its_own(seeded):
    records = [page for page in seeded if "?" not in page.address]
    titles = Counter((page.language, page.title) for page in records)

    assert [title for title, times in titles.items() if times > 1] == []
    assert {p.address: p.meta("description") for p in records if not 50 <= len(p.meta("description")[0]) <= 170} == {}


def test_machines_are_told_of_every_page_in_schema_orgs_words_with_nothing_missing(seeded):
    told = {page.address: faults_in(page.html) for page in seeded if "?" not in page.address}

    assert {address: faults for address, faults in told.items() if faults} == {}


def test_every_page_is_sound_html(seeded, tmp_path):
    assert {page.address: page.faults for page in seeded if page.faults} == {}
    assert nu.errors(seeded, tmp_path) == {}


def test_english_readers_reach_as_many_pages_as_norwegian_ones(seeded):
    reached = Counter(page.language for page in seeded if "?" not in page.address)

    assert reached["en"] == reached["nb"]


def of_today(pages):
    """Pages that answer for today: not a day that their address asks for, nor a calendar's days."""
    return [page for page in pages if not re.search(r"dato=|/maned/|/month/", page.address)]


def test_no_page_says_of_a_unit_what_another_page_or_file_denies(seeded):
    said, count = statements_of(of_today(seeded))
    known = {key: {str(unit.status)} for key, unit in seeded.records["units"].items()}
    in_file = {tuple(url.rstrip("/").split("/")[-2:]): row["status"] for url, row in seeded.records["file"].items()}

    assert count > 1000
    assert {unit: states for unit, states in said.items() if set(states) - known[unit]} == {}
    assert {unit: status for unit, status in in_file.items() if {status} != known[unit]} == {}


def test_every_area_that_is_said_of_a_unit_is_its_own_or_a_part_of_it(seeded):
    areas = {key: float(unit.area_m2) for key, unit in seeded.records["units"].items()}
    wrong = [
        (page.address, text)
        for page in of_today(seeded)
        for unit, texts in units_on(page).items()
        for text in texts
        if areas_in(text) and max(areas_in(text)) != areas[unit]
    ]

    read = sum(bool(areas_in(text)) for page in of_today(seeded) for told in units_on(page).values() for text in told)
    assert read > 1000
    assert wrong == []


def test_no_building_that_is_only_planned_is_told_as_finished(seeded):
    assert len(seeded.records["planned"]) == 4
    assert plans_told_as_facts(seeded, seeded.records["planned"]) == []


def test_no_page_prints_a_date_that_no_record_gives(seeded):
    odd = defaultdict(list)
    for page in seeded:
        if "/maned/" in page.address or "/month/" in page.address or re.search(r"ettersporsel|demand", page.address):
            continue  # every day of a month, and quarters to come, are no statements
        asked = re.findall(r"dato=(\d{4}-\d\d-\d\d)", page.address)
        known = seeded.records["dates"] | {text for day in asked for text in ways_of(date.fromisoformat(day))}
        for day in dates_in(said_on(page), page.language) - known:
            odd[day].append(page.address)

    assert dict(odd) == {}


def test_no_english_page_speaks_norwegian_that_is_not_marked(seeded):
    assert norwegian_on(seeded, seeded.records["vocabulary"]) == {}


def test_a_list_whose_rows_are_all_samples_says_so_once(seeded):
    assert lists_of_samples_alone(seeded) == {}
