"""Documents with their versions, meetings, the feed of both, and the PDFs that staff upload."""

from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from members.documents.difference import MOST_WORDS, Piece, difference
from members.models import Document, DocumentVersion
from tech_port.uploads import pdfs
from tests.factories import (
    make_board_seat,
    make_document,
    make_document_version,
    make_meeting,
    make_source,
    make_user,
    pdf,
)
from tests.pages_read import filled, text


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def flat(response):
    """The page as one line of text."""
    return " ".join(response.content.decode().split())


def make_statutes():
    """Statutes with two versions that have been published; the second was adopted at an annual meeting."""
    statutes = make_document(slug="vedtekter", title_nb="Vedtekter")
    meeting = make_meeting(held_on=date(2025, 5, 14))
    make_document_version(
        document=statutes, label="1.0", dated_on=date(2023, 5, 10), text_nb="Styret velges for ett år."
    )
    make_document_version(
        document=statutes,
        label="2.0",
        dated_on=date(2025, 5, 14),
        text_nb="Styret velges for to år.",
        changes_nb="Lengre perioder.",
        adopted_at=meeting,
    )
    return statutes


def drafts(document):
    """A version that is a draft and one that is to be published tomorrow."""
    make_document_version(document=document, label="kladd", text_nb="Hemmelig kladd", published_at=None)
    tomorrow = timezone.now() + timedelta(days=1)
    make_document_version(document=document, label="planlagt", text_nb="Hemmelig plan", published_at=tomorrow)


# One document


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
    assert "/om/dokumenter/hemmelig/" not in client.get("/sitemap.xml").content.decode()


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
    before, after = "ord " * (MOST_WORDS + 1), "ny " * 3

    assert [[piece.kind for piece in line] for line in difference(before, after)] == [["gone", "new"]]
    assert [[piece.kind for piece in line] for line in difference("", before)] == [["new"]]


# The list, and meetings


@pytest.mark.django_db
def test_documents_stand_by_kind_and_minutes_with_their_meeting(client):
    meeting = make_meeting(kind="founding", held_on=date(2021, 6, 16), source=make_source(publisher="Kommunen"))
    for kind, title, held in [
        ("other", "Annet papir", None),
        ("minutes", "Referat fra møtet", meeting),
        ("minutes", "Løst referat", None),
        ("strategy", "Strategi 2030", None),
    ]:
        make_document_version(document=make_document(kind=kind, title_nb=title, meeting=held))
    make_document_version(
        document=make_document(title_nb="Vedtekter", slug="vedtekter"), label="1.0", adopted_at=meeting
    )

    response = get(client, "/om/dokumenter/")

    assert [(str(kind), [str(one) for one in found]) for kind, found in response.context["kinds"]] == [
        ("vedtekter", ["Vedtekter"]),
        ("strategi", ["Strategi 2030"]),
        ("referat", ["Løst referat"]),
        ("annet", ["Annet papir"]),
    ]
    html = flat(response)
    entry = html.partition('<li id="mote-2021-06-16-founding">')[2].partition('<p class="source">')
    assert "Stiftelsesmøte 16. juni 2021" in entry[0]
    assert "Referat fra møtet" in entry[0]
    assert 'Vedtatt: <a href="/om/dokumenter/vedtekter/?versjon=1.0">Vedtekter, 1.0</a>' in entry[0]
    assert ">Kommunen</a>" in entry[2].partition("</p>")[0]


@pytest.mark.django_db
def test_a_meeting_leads_to_the_board_where_seats_begin_that_day(client):
    make_board_seat(starts_on=date(2021, 6, 16))
    make_meeting(held_on=date(2021, 6, 16), kind="founding")
    make_meeting(held_on=date(2022, 6, 16))

    html = flat(get(client, "/om/dokumenter/"))

    assert html.count("Styret fra denne dagen") == 1
    assert '<a href="/om/styret/?dato=2021-06-16">Styret fra denne dagen</a>' in html


@pytest.mark.django_db
def test_samples_and_meetings_to_come_are_marked(client, time_machine):
    time_machine.move_to("2026-01-15")
    make_meeting(held_on=date(2026, 1, 16))
    make_document_version(document=make_document(is_sample=True, slug="prove"))

    listed, shown = flat(get(client, "/om/dokumenter/")), flat(get(client, "/om/dokumenter/prove/"))

    assert 'Årsmøte 16. januar 2026 <span class="tag">kommer</span>' in listed
    assert listed.count('<span class="tag">eksempel</span>') == 1
    assert shown.count('<span class="tag">eksempel</span>') == 1


@pytest.mark.django_db
def test_without_anything_the_page_says_so(client):
    html = flat(get(client, "/om/dokumenter/"))

    assert "Ingen dokumenter er lagt ut ennå." in html
    assert "Ingen møter er lagt inn ennå." in html


# The feed


@pytest.mark.django_db
def test_the_feed_has_versions_and_meetings_that_were_held_newest_first(client, time_machine):
    time_machine.move_to("2026-01-15")
    document = make_document(slug="vedtekter", title_nb="Vedtekter", is_sample=True)
    at = datetime(2025, 5, 15, 9, tzinfo=timezone.get_current_timezone())
    version = make_document_version(document=document, label="2 ø", changes_nb="Lengre perioder.", published_at=at)
    make_meeting(kind="founding", held_on=date(2021, 6, 16), summary_nb="Stiftet.")
    make_meeting(held_on=date(2026, 1, 16))

    response = client.get("/om/dokumenter/?format=atom")

    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(response.content).findall(f"{atom}entry")  # noqa: S314 — our own feed
    assert response["Content-Type"].startswith("application/atom+xml")
    assert [
        (one.findtext(f"{atom}title"), one.find(f"{atom}link").get("href"), one.findtext(f"{atom}summary"))
        for one in entries
    ] == [
        (
            "Eksempel: Vedtekter, versjon 2 ø",
            f"{settings.SITE_URL}/om/dokumenter/vedtekter/?versjon=2+%C3%B8",
            "Lengre perioder.",
        ),
        (
            "Stiftelsesmøte 16.\u00a0juni 2021",
            f"{settings.SITE_URL}/om/dokumenter/#mote-2021-06-16-founding",
            "Stiftet.",
        ),
    ]
    assert entries[0].findtext(f"{atom}id").endswith(f"#{version.pk}")


@pytest.mark.django_db
def test_the_page_names_its_feed(client):
    assert 'type="application/atom+xml"' in flat(get(client, "/om/dokumenter/"))
    assert 'href="/en/about/documents/?format=atom"' in flat(get(client, "/en/about/documents/"))


# PDFs


@pytest.mark.django_db
def test_a_pdf_is_linked_with_its_size_and_served_to_be_saved(client):
    content = b"%PDF-1.7" + b"x" * 2040
    version = make_document_version(document=make_document(slug="rapport"), label="2025", file=pdf(content))

    html = flat(get(client, "/om/dokumenter/rapport/"))
    response = get(client, version.file.url)

    assert f'href="{version.file.url}" download="rapport-2025.pdf"' in html
    assert "(PDF, 2,0 KB)" in html
    assert response.content == content
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert set(response["Content-Security-Policy"].split("; ")) == {"default-src 'none'", "sandbox"}
    assert response["Cache-Control"] == "no-cache"


@pytest.mark.django_db
def test_a_pdf_whose_file_is_gone_is_linked_without_a_size(client):
    version = make_document_version(document=make_document(slug="rapport"), file=pdf())
    version.file.storage.delete(version.file.name)

    html = flat(get(client, "/om/dokumenter/rapport/"))

    assert "Last ned (PDF)" in html
    assert client.get(version.file.url).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("days", [None, 1])
def test_a_drafts_pdf_is_only_for_staff_who_may_see_drafts(client, days):
    published_at = days and timezone.now() + timedelta(days=days)
    version = make_document_version(file=pdf(b"%PDF-hemmelig"), published_at=published_at)
    answers = {"visitor": client.get(version.file.url)}

    for name, permission in {"other": "members.view_person", "editor": "members.view_documentversion"}.items():
        client.force_login(make_user(permission))
        answers[name] = client.get(version.file.url)

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "visitor": 404,
        "other": 404,
        "editor": 200,
    }
    assert [b"hemmelig" in answer.content for answer in answers.values()] == [False, False, True]
    assert answers["editor"]["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["finnes-ikke.pdf", "..%2F..%2Fsecret-key", "a%00.pdf", "x/../y.pdf"])
def test_no_other_file_is_served_as_a_document(client, path):
    assert client.get(f"/media/dokumenter/{path}").status_code == 404


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        (
            b"%PDF-" + b"x" * (8 * 1024 * 1024),
            "bytes",
            "Filen er på 8,0 MB. Den kan være høyst 8 MB.",
        ),
        (b"", "unreadable", "Filen er ikke en PDF. Lagre dokumentet som PDF og last opp den."),
        (b"<script>%PDF-", "unreadable", "Filen er ikke en PDF. Lagre dokumentet som PDF og last opp den."),
        (b" %PDF-1.7", "unreadable", "Filen er ikke en PDF. Lagre dokumentet som PDF og last opp den."),
    ],
)
def test_what_is_no_pdf_or_too_large_is_refused_with_a_sentence(content, code, sentence):
    with pytest.raises(ValidationError) as refused:
        pdfs.clean(SimpleUploadedFile("a.pdf", content))

    assert (refused.value.code, refused.value.messages) == (code, [sentence])


def test_a_pdf_of_exactly_eight_megabytes_is_taken_under_a_name_of_our_own():
    cleaned = pdfs.clean(SimpleUploadedFile("../../min cv.pdf", b"%PDF-".ljust(8 * 1024 * 1024)))

    assert cleaned.size == 8 * 1024 * 1024
    assert (len(cleaned.name), cleaned.name[-4:]) == (36, ".pdf")


# Staff


def a_version(staff, document, **changes):
    """What a browser sends for the document's page with one new version."""
    page = f"/admin/members/document/{document.pk}/change/"
    row = {"label": "1.0", "dated_on": "2026-01-01", "dated_precision": "day", **changes}
    typed = {"versions-TOTAL_FORMS": 1} | {f"versions-0-{name}": value for name, value in row.items()}
    return staff.post(page, filled(staff.get(page)) | typed)


def test_a_version_with_a_pdf_is_added_on_the_documents_page(staff):
    document = make_document()

    saved = a_version(staff, document, file=SimpleUploadedFile("Årsrapport 2025.pdf", b"%PDF-1.7 rapport"))

    version = document.versions.get()
    assert saved.status_code == 302
    with version.file as file:
        assert file.read() == b"%PDF-1.7 rapport"
    assert version.file.name.startswith("dokumenter/")
    assert "rsrapport" not in version.file.name
    assert version.published_at is None


def test_a_file_that_is_no_pdf_is_refused_beside_its_field(staff):
    document = make_document()

    refused = a_version(staff, document, file=SimpleUploadedFile("rapport.pdf", b"PK\x03\x04"))

    sentence = "Filen er ikke en PDF. Lagre dokumentet som PDF og last opp den."
    assert refused.context["inline_admin_formsets"][0].formset.errors == [{"file": [sentence]}]
    assert DocumentVersion.objects.count() == 0


def test_a_version_without_any_content_is_refused_in_words(staff):
    refused = a_version(staff, make_document())

    assert "Legg inn tekst, en PDF eller en adresse." in text(refused)
    assert DocumentVersion.objects.count() == 0


def test_a_meetings_page_takes_its_minutes(staff):
    meeting = make_meeting()
    page = f"/admin/members/meeting/{meeting.pk}/change/"
    row = {"kind": "minutes", "title_nb": "Referat", "title_en": "Minutes", "slug": "referat"}
    typed = {"documents-TOTAL_FORMS": 1} | {f"documents-0-{name}": value for name, value in row.items()}

    saved = staff.post(page, filled(staff.get(page)) | typed)

    assert saved.status_code == 302
    assert [(one.slug, one.kind) for one in meeting.documents.all()] == [("referat", "minutes")]


@pytest.mark.parametrize(
    ("choice", "labels"), [("ute", ["ute"]), ("kladd", ["kladd"]), ("planlagt", ["planlagt"]), ("", None)]
)
def test_staff_find_drafts_and_what_is_planned(staff, choice, labels):
    document = make_document()
    make_document_version(document=document, label="ute")
    drafts(document)

    found = staff.get(f"/admin/members/documentversion/?publisering={choice}").context["cl"].queryset

    assert sorted(version.label for version in found) == (labels or ["kladd", "planlagt", "ute"])


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_documents_cost_the_same_however_many(client, django_assert_num_queries, rows):
    document = make_document(slug="vedtekter")
    for _number in range(rows):
        meeting = make_meeting(source=make_source())
        make_document_version(document=document, adopted_at=meeting)
        make_document_version(document=make_document(kind="minutes", meeting=meeting))

    with django_assert_num_queries(7):
        get(client, "/om/dokumenter/")
    with django_assert_num_queries(6):
        get(client, "/om/dokumenter/?format=atom")
    with django_assert_num_queries(2):
        get(client, "/om/dokumenter/vedtekter/")
