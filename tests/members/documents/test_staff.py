"""Documents and meetings in the staff's admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import DocumentVersion
from tests.factories import (
    make_document,
    make_document_version,
    make_meeting,
)
from tests.members.documents.pages import drafts
from tests.pages_read import filled, text


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
    ("choice", "labels"), [("published", ["ute"]), ("draft", ["kladd"]), ("scheduled", ["planlagt"]), ("", None)]
)
def test_staff_find_drafts_and_what_is_planned(staff, choice, labels):
    document = make_document()
    make_document_version(document=document, label="ute")
    drafts(document)

    found = staff.get(f"/admin/members/documentversion/?synlighet={choice}").context["cl"].queryset

    assert sorted(version.label for version in found) == (labels or ["kladd", "planlagt", "ute"])
