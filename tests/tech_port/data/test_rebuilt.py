"""The stacking plan, the board of a day and the figures: made anew of the open files alone, they are the pages' own."""

from datetime import date

import html5lib
import pytest
from django.utils import timezone

from tests.crawl import client_of_its_own, one_version

from .board_and_figures import Figures, board, digits
from .open_files import Files
from .stacking_plan import Plan

pytestmark = pytest.mark.django_db
DAYS = [date(2012, 5, 1), date(2021, 6, 16), date(2027, 7, 1)]
SEAT = ("name", "role", "organisation", "label", "since", "until", "basis", "known_on")


@pytest.fixture(scope="module")
def seeded(content_loaded):
    """The files of the real content with its samples, and the pages that they are held against."""
    client = client_of_its_own()
    with one_version():
        files, today = Files(client), timezone.localdate()
        days = [*DAYS, today]
        slugs = {one["id"]: one["slug"] for one in files.tables["buildings"]}
        files.today, files.days = today, days
        files.drawn = {
            (key, on): tree(client, f"/lokaler/{slug}/?dato={on}") for key, slug in slugs.items() for on in days
        }
        files.boards = {on: client.get(f"/om/styret/?dato={on}&format=json").json()["results"] for on in days}
        files.figures_page = tree(client, "/om/tall/")
    return files


def tree(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def read(element):
    return " ".join("".join(element.itertext()).split())


def of_class(element, name):
    return [one for one in element.iter() if name in one.get("class", "").split()]


def printed_plan(page):
    """[(name, place, area, status)] of the table beside the drawing; None for what only fills it."""
    found = []
    for table in of_class(page, "as-table"):
        for row in table.iter("tr"):
            cells = [read(cell) for cell in row if cell.tag in ("th", "td")]
            if len(cells) == 4 and row[0].get("scope") == "row":
                name, place, area, status = cells
                is_drawn = name == "tegnet av oss"
                number = None if is_drawn else float(area.removesuffix("m²").replace(" ", "").replace(",", "."))
                found.append((None if is_drawn else name, place, number, status.partition(" (")[0]))
    return found


def test_the_stacking_plan_of_every_building_and_day(seeded):
    plan = Plan(seeded, seeded.today)

    made = {(building, on): plan.rows(building, on) for building, on in seeded.drawn}
    printed = {key: printed_plan(page) for key, page in seeded.drawn.items()}

    statuses = {status for rows in printed.values() for _name, _place, _area, status in rows}
    assert len(statuses) >= 6
    assert sum(map(len, printed.values())) > 150
    assert made == printed


def test_the_status_of_each_unit_is_what_the_rules_beside_the_file_give(seeded):
    plan, units = Plan(seeded, seeded.today), seeded.tables["units"]
    made = {unit["id"]: plan.status(unit, seeded.today) for unit in units}

    assert {key: status for key, (status, _day) in made.items()} == {unit["id"]: unit["status"] for unit in units}
    assert {unit["id"]: unit["available_from"] for unit in units if unit["is_offered"]} == {
        unit["id"]: (day := made[unit["id"]][1]) and day.isoformat() for unit in units if unit["is_offered"]
    }
    assert seeded.today > date.fromisoformat(seeded.by_id("buildings")[passed(seeded)]["completed_on"])


def passed(files):
    """A building whose planned day has passed without anybody saying that it stands: the case that fools a reader."""
    stands = [
        one["id"]
        for one in files.tables["buildings"]
        if one["completion_basis"] == "planned" and one["completed_on"] <= files.today.isoformat()
    ]
    units = [unit for unit in files.tables["units"] if unit["building"] in stands]
    assert {unit["status"] for unit in units} >= {"when_built", "planned"}
    return stands[0]


def test_the_board_of_a_day(seeded):
    made = {on: board(seeded, on) for on in seeded.days}

    assert max(map(len, made.values())) > 5
    assert made == {on: [{key: row[key] for key in SEAT} for row in rows] for on, rows in seeded.boards.items()}


def publishers(page):
    """{the number of a source's mark: who published it}."""
    items = [one for one in page.iter("li") if one.get("id", "").startswith("kilde-")]
    return {one.get("id").removeprefix("kilde-"): read(one) for one in items}


def marked(element):
    """(the digits of a value, the number of its source)."""
    mark = read(of_class(element, "note-mark")[0])
    return digits(read(element).removesuffix(mark)), mark.rpartition(" ")[2]


def test_the_series_of_the_figures_with_targets_and_sources(seeded):
    page = seeded.figures_page
    sources, printed = publishers(page), {}
    for table in of_class(page, "series-table"):
        titles = [read(cell) for cell in table.iter("th") if cell.get("scope") == "col"][1:]
        for row in table.iter("tr"):
            if row.get("class") in ("series-table__known", "series-table__target"):
                for title, cell in zip(titles, row[1:], strict=True):
                    if read(cell) != "–":
                        printed.setdefault(title, []).append((read(row[0]), *marked(cell)))

    made = Figures(seeded).series

    assert {title: [row[:2] for row in rows] for title, rows in made.items()} == {
        title: [row[:2] for row in rows] for title, rows in printed.items()
    }
    told = [
        (row[2], sources[mark[2]])
        for title, rows in made.items()
        for row, mark in zip(rows, printed[title], strict=True)
    ]
    assert len(told) > 10
    assert [pair for pair in told if pair[0] not in pair[1]] == []


def statements_on(page):
    """{key of a figure: [(digits of a value, the number of its source)]} of those that are no series."""
    found = {}
    for element in page.iter("div"):
        if element.get("id") and (values := of_class(element, "figure-value")):
            found[element.get("id")] = [(digits(read(next(one.iter("b")))), mark_in(one)) for one in values]
    for element in page.iter("section"):
        said = [one for one in element.iter("li") if of_class(one, "said__by")]
        if said and len(list(element.iter("section"))) == 1:
            values = [(digits(read(of_class(one, "said__value")[0])), mark_in(one)) for one in said]
            found[element.get("aria-labelledby")] = values
    return found


def mark_in(element):
    return read(of_class(element, "note-mark")[0]).rpartition(" ")[2]


def test_every_other_figure_with_its_source(seeded):
    sources, printed = publishers(seeded.figures_page), statements_on(seeded.figures_page)

    made = Figures(seeded).others

    assert len(made) > 20
    assert {key: len(values) for key, values in made.items()} == {key: len(values) for key, values in printed.items()}
    missing = [
        (key, value, publisher)
        for key, values in made.items()
        for value, publisher in values
        if not any(said.endswith(value) and publisher in sources[mark] for said, mark in printed[key])
    ]
    assert missing == []
