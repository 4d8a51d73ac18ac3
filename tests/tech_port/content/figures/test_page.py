"""The page of the figures: what is told of each, and the same as files."""

from datetime import date

import pytest

from tech_port.content.models import Figure
from tests.factories import make_figure, make_observation, make_source
from tests.pages_read import flat, get


def year(number):
    return {"as_of": date(number, 1, 1), "precision": "year"}


@pytest.fixture
def told(db):
    """A series of two reports with a target, an area that sources disagree on, and a number that was said once."""
    first, second = make_source(publisher="Første rapport"), make_source(publisher="Andre rapport")
    series = make_figure(slug="bedrifter", title_nb="Bedrifter", order=1, method_nb="Slik rapporten teller.")
    make_observation(figure=series, value=510, source=first, **year(2012))
    make_observation(figure=series, value=706, source=second, **year(2018))
    make_observation(figure=series, value=1000, qualifier="target", source=second, **year(2025))
    area = make_figure(slug="areal", title_nb="Samlet areal", unit="m2", order=2)
    make_observation(figure=area, value=47600, qualifier="permitted", source=first, **year(2021))
    make_observation(figure=area, value=48000, qualifier="about", source=second, **year(2022))
    once = make_figure(slug="gjester", title_nb="Gjester", unit="people", theme="association", order=3)
    make_observation(figure=once, value=100, qualifier="more_than", source=first, as_of=None)


@pytest.mark.usefixtures("told")
def test_the_page_tells_the_finding_every_year_with_its_break_and_who_disagrees(client):
    page = flat(get(client, "/om/tall/"))

    for text in (
        "<h1>Tusen bedrifter var målet. 706 er det siste vi vet.</h1>",
        "Målåret 2025 er passert; siste kjente tall er fra 2018.",
        "Slik rapporten teller.",
        "196 flere fra 2012 til 2018.",
        "ny rapport: tallene før og etter kan være telt ulikt",
        '<th scope="row">2019–2025</th><td class="numeric">ikke kjent</td>',
        'Første rapport, tillatt, 2021<sup class="note-mark">',
        "ca. 48 000 m²</b>",
        '<b>mer enn 100</b> <span class="figure-value__told">udatert<sup class="note-mark">',
    ):
        assert text.replace("\u00a0", " ") in page.replace("\u00a0", " "), text
    assert page.index("2012</th>") < page.index("ny rapport: tallene") < page.index("2018</th>")
    assert [slug for slug in ("bedrifter", "areal", "gjester") if f'id="{slug}"' not in page] == []


@pytest.mark.usefixtures("told")
def test_the_files_have_every_value_with_its_kind_date_source_and_break(client):
    answer = client.get("/om/tall/?format=json").json()
    table = client.get("/om/tall/?format=csv").content.decode("utf-8-sig").splitlines()

    columns = ("figure", "value", "qualifier", "as_of", "basis", "breaks_series")
    assert [tuple(row[column] for column in columns) for row in answer["results"]] == [
        ("bedrifter", 510.0, "exact", "2012", "reported", False),
        ("bedrifter", 706.0, "exact", "2018", "reported", True),
        ("bedrifter", 1000.0, "target", "2025", "aimed", False),
        ("areal", 47600.0, "permitted", "2021", "agreed", False),
        ("areal", 48000.0, "about", "2022", "reported", False),
        ("gjester", 100.0, "more_than", None, "reported", False),
    ]
    assert (answer["count"], len(table)) == (6, 7)
    assert client.get("/om/tall/?format=xml").status_code == 406


@pytest.mark.django_db
def test_the_page_is_there_before_anything_has_been_counted(client):
    Figure.objects.all().delete()

    assert "<h1>Distriktet i tall</h1>" in flat(get(client, "/om/tall/"))
