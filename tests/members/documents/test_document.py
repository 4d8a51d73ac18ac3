"""One document: its versions, the one in force, and what differs between two."""

from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from members.models import Document
from tech_port.writing.difference import MAX_WORDS, Piece, difference
from tests.factories import (
    make_document,
    make_document_version,
    make_meeting,
)
from tests.members.documents.pages import drafts, make_statutes
from tests.pages_read import flat, get
from tests.sitemap_read import told_of


@pytest.mark.django_db
def test_the_version_in_force_is_shown_in_full_with_all_versions_beside_it(client):
    make_statutes()

    response = get(client, "/om/dokumenter/vedtekter/")

    html = flat(response)
    assert "<p>Styret velges for to år.</p>" in html
    assert "Styret velges for ett år." not in html
    assert "Dette er en tidligere versjon" not in html
    assert [version.label for version in response.context["document"].published_versions] == ["2.0", "1.0"]
    assert '<a href="/om/dokumenter/vedtekter/" aria-current="page">2.0</a> <span class="tag">gjelder nå</span>' in html
    assert '<a href="/om/dokumenter/vedtekter/?versjon=1.0">1.0</a>' in html
    assert 'vedtatt på <a href="/om/dokumenter/#mote-2025-05-14-annual">årsmøte 14. mai 2025</a>' in html
    assert "Lengre perioder." in html


@pytest.mark.django_db
def test_an_earlier_version_says_that_it_is_not_in_force_and_leads_to_the_one_that_is(client):
    make_statutes()

    html = flat(get(client, "/om/dokumenter/vedtekter/?versjon=1.0"))

    assert "<p>Styret velges for ett år.</p>" in html
    assert "<strong>Dette er en tidligere versjon. Den gjelder ikke lenger.</strong>" in html
    assert '<a href="/om/dokumenter/vedtekter/">Les den som gjelder nå</a>' in html
    assert f'<link rel="canonical" href="{settings.SITE_URL}/om/dokumenter/vedtekter/">' in html
    assert "<title>Vedtekter, 1.0 – Trondheim Tech Port</title>" in html


@pytest.mark.django_db
@pytest.mark.parametrize("label", ["3.0", "kladd", "planlagt", "x" * 31, "%00"])
@pytest.mark.parametrize("name", ["versjon", "sammenlign"])
def test_a_version_that_visitors_may_not_see_is_as_one_that_is_not_there(client, name, label):
    drafts(make_statutes())

    response = get(client, f"/om/dokumenter/vedtekter/?{name}={label}")

    html = flat(response)
    assert list(response.context["form"].errors) == [name]
    assert "Styret velges for to år." in html
    assert "Hemmelig" not in html
    assert label == "%00" or "Dokumentet har ingen versjon med det navnet. Her er den som gjelder." in html


@pytest.mark.django_db
def test_a_document_of_drafts_is_not_found_nor_listed(client):
    document = make_document(slug="hemmelig", title_nb="Hemmelig dokument")
    drafts(document)
    meeting = make_meeting()
    drafts(make_document(kind="minutes", title_nb="Hemmelig referat", meeting=meeting))
    make_document_version(document=document, label="vedtatt kladd", adopted_at=meeting, published_at=None)

    pages = [flat(get(client, f"/om/dokumenter/{query}")) for query in ("", "?format=atom")]

    assert client.get("/om/dokumenter/hemmelig/").status_code == 404
    assert client.get("/om/dokumenter/hemmelig/?versjon=kladd").status_code == 404
    assert [page.lower().count("hemmelig") + page.count("kladd") for page in pages] == [0, 0]
    assert "/om/dokumenter/hemmelig/" not in told_of(client)


@pytest.mark.django_db
def test_a_version_is_out_at_its_moment(client, time_machine):
    version = make_document_version(published_at=datetime(2026, 1, 15, 12, tzinfo=timezone.get_current_timezone()))

    time_machine.move_to(version.published_at - timedelta(seconds=1), tick=False)
    before = client.get(version.document.get_absolute_url()).status_code
    time_machine.move_to(version.published_at, tick=False)
    after = client.get(version.document.get_absolute_url()).status_code

    assert (before, after) == (404, 200)


@pytest.mark.django_db
def test_a_version_that_is_to_hold_later_is_not_yet_the_one_in_force(client, time_machine):
    time_machine.move_to("2026-01-15")
    document = make_document(slug="strategi")
    make_document_version(document=document, label="1", dated_on=date(2026, 1, 15), text_nb="Nå.")
    make_document_version(document=document, label="2", dated_on=date(2026, 1, 16), text_nb="Snart.")

    now, later = (flat(get(client, f"/om/dokumenter/strategi/{query}")) for query in ("", "?versjon=2"))

    assert "<p>Nå.</p>" in now
    assert "Denne versjonen gjelder fra 16. januar 2026." in later
    assert "Den gjelder ikke lenger" not in later


@pytest.mark.django_db
def test_a_document_that_is_all_to_come_shows_the_first(time_machine):
    time_machine.move_to("2026-01-15")
    document = make_document()
    for month in (3, 2):
        make_document_version(document=document, label=str(month), dated_on=date(2026, month, 1))

    assert Document.objects.published().get().current.label == "2"


@pytest.mark.django_db
def test_two_versions_are_compared_the_earlier_first_whichever_is_shown(client):
    make_statutes()
    marked = "<p>Styret velges for <del>ett</del> <ins>to</ins> år. </p>"

    pages = [
        flat(get(client, f"/om/dokumenter/vedtekter/?{query}"))
        for query in ("sammenlign=1.0", "versjon=1.0&sammenlign=2.0")
    ]

    assert [marked.replace(" </p>", "</p>") in page.replace(" </p>", "</p>") for page in pages] == [True, True]
    assert ["Fra versjon 1.0 til 2.0" in page for page in pages] == [True, True]


@pytest.mark.django_db
def test_a_version_is_not_compared_with_itself(client):
    make_statutes()

    assert "Fra versjon" not in flat(get(client, "/om/dokumenter/vedtekter/?sammenlign=2.0"))


@pytest.mark.django_db
def test_a_text_in_norwegian_alone_says_so_on_the_english_page(client):
    make_document_version(document=make_document(slug="kun-norsk"), text_nb="Bare norsk.", text_en="")

    html = flat(get(client, "/en/about/documents/kun-norsk/"))

    assert '<div class="prose" lang="nb"><p>Bare norsk.</p></div>' in html


@pytest.mark.django_db
def test_text_is_cleaned_and_an_address_names_its_site(client):
    make_document_version(
        document=make_document(slug="rapport"),
        text_nb="<script>alert(1)</script>**Viktig**",
        url="https://www.rapport.example/2025.pdf",
    )

    html = flat(get(client, "/om/dokumenter/rapport/"))

    assert "<strong>Viktig</strong>" in html
    assert "alert(1)" not in html
    assert 'href="https://www.rapport.example/2025.pdf" rel="external">Les det hos rapport.example</a>' in html


def test_a_difference_is_told_word_by_word_and_paragraph_by_paragraph():
    before = "# Navn\n\nStyret velges for ett år.\n\nBorte."
    after = "# Navn\n\nStyret velges for to år.\n\nNytt\n\nog mer."

    assert difference(before, after) == [
        [Piece("same", "Navn")],
        [
            Piece("same", "Styret velges for "),
            Piece("gone", "ett "),
            Piece("new", "to "),
            Piece("same", "år."),
        ],
        [Piece("gone", "Borte."), Piece("new", "Nytt")],
        [Piece("new", "og mer.")],
    ]
    assert difference("", "") == []
    assert difference("Alt.", "") == [[Piece("gone", "Alt.")]]


def test_a_very_long_paragraph_is_compared_as_a_whole():
    before, after = "ord " * (MAX_WORDS + 1), "ny " * 3

    assert [[piece.kind for piece in line] for line in difference(before, after)] == [["gone", "new"]]
    assert [[piece.kind for piece in line] for line in difference("", before)] == [["new"]]
