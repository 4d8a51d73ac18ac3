"""The PDFs of documents: who gets them, and what is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tech_port.uploads import pdfs
from tests.factories import (
    make_document,
    make_document_version,
    make_user,
    pdf,
)
from tests.pages_read import flat, get


@pytest.mark.django_db
def test_a_pdf_is_linked_with_its_size_and_served_to_be_saved(client):
    content = b"%PDF-1.7" + b"x" * 2040
    version = make_document_version(document=make_document(slug="rapport"), label="2025", file=pdf(content))

    html = flat(get(client, "/om/dokumenter/rapport/"))
    response = get(client, version.file.url)

    assert f'href="{version.file.url}" download="rapport-2025.pdf"' in html
    assert "(PDF, 2,0 KB)" in html
    assert response.getvalue() == content
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert set(response["Content-Security-Policy"].split("; ")) == {"default-src 'none'", "sandbox"}
    assert response["Cache-Control"] == "no-cache"


@pytest.mark.django_db
def test_pages_ask_no_storage_for_a_pdf_so_that_one_that_is_gone_does_no_harm(client, monkeypatch):
    version = make_document_version(document=make_document(slug="rapport"), file=pdf(b"%PDF-" + b"x" * 2043))
    version.file.storage.delete(version.file.name)
    monkeypatch.setattr(version.file.storage, "size", lambda name: pytest.fail("the storage was asked"))

    html = flat(get(client, "/om/dokumenter/rapport/"))

    assert "Last ned (PDF, 2,0\xa0KB)".replace("\xa0", " ") in html
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
    assert [b"hemmelig" in answer.getvalue() for answer in answers.values()] == [False, False, True]
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
