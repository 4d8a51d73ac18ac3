"""Sources at the sentences that they carry."""

import pytest

from tech_port.writing import markup
from tests.admin.records import address
from tests.factories import make_article, make_source
from tests.pages_read import elements, flat, get

pytestmark = pytest.mark.django_db


def test_each_source_stands_beside_the_passage_that_points_at_it_first(client):
    first, second = make_source(key="avis", publisher="Avisa"), make_source(key="by-2021", publisher="Byen")
    third = make_source(key="taus", publisher="Den tause")
    body = "En.[^avis] To.[^by-2021]\n\nTre.[^avis]\n\n- fire[^ukjent]"
    make_article(slug="saken", body_nb=body, sources=[first, second, third])

    page = get(client, "/aktuelt/saken/")

    passages = [one for one in elements(page, "div") if "passage" in one.get("class", "").split()]
    notes = [[li.get("id") for li in passage.findall(".//li") if li.get("id")] for passage in passages]
    assert notes == [["kilde-1", "kilde-2"], [], []]
    html = flat(page)
    assert 'href="#kilde-1" id="kilde-1-2"' in html
    assert "ukjent" not in html
    assert html.index("Kilder:") < html.index("Den tause")


def test_a_sign_is_no_way_to_put_markup_on_a_page():
    typed = (
        'A[^x"><i>] <sup data-source="a" onclick="b()">c</sup> [ord [^k]](https://a.example/[^k]) `[^kode]`'
        " <a href='<sup data-source=\"k\"></sup>'>d</a> <b onmouseover=e()>f</b>[^k] <script>g</script>"
    )

    html = "".join(markup.passages(typed, lambda key: f"({key})"))

    assert "<script" not in html
    assert "onclick" not in html
    assert "onmouseover" not in html
    assert html.count("(k)") == 1
    assert "f(k)" in html
    assert markup.render("Det kom 80 [^k].") == "<p>Det kom 80.</p>"


def test_a_sign_of_a_source_that_the_story_does_not_have_is_refused_in_the_form(staff):
    article = make_article(body_nb="Alt er sagt.", sources=[make_source(key="avis")])
    url = address("content.article", article.pk, "change")
    form = staff.get(url).context["adminform"].form
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: value for name, value in sent.items() if value is not None and value is not False}
    sent |= {
        "published_at_0": "",
        "published_at_1": "",
        "sources": [article.sources.get().pk],
    }

    page = staff.post(url, sent | {"body_nb": "Det kom 80.[^avvis]", "body_en": "80 came.[^avis]"})

    errors = page.context["adminform"].form.errors
    assert errors == {"body_nb": ["Teksten viser til kilden «avvis», som ikke er en av sakens kilder."]}
