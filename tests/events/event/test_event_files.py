"""PDFs of events: who gets them, and what is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.models import EventDocument
from tests.factories import make_event, make_event_document, make_user, pdf

pytestmark = pytest.mark.django_db


def slides(**event):
    return make_event_document(event=make_event(**event), url="", file=pdf(b"%PDF-1.7 lysbilder"))


def test_the_pdf_of_a_published_event_is_saved_and_not_shown(client):
    response = client.get(slides().file.url)

    assert (response.status_code, response.getvalue()) == (200, b"%PDF-1.7 lysbilder")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_the_pdf_of_a_draft_is_for_staff_alone(client):
    document = slides(state="draft")

    answers = [client.get(document.file.url).status_code]
    client.force_login(make_user("events.view_event"))
    answers.append(client.get(document.file.url).status_code)
    client.force_login(make_user("events.view_eventdocument"))
    found = client.get(document.file.url)

    assert (answers, found.getvalue(), found.headers["Cache-Control"]) == (
        [404, 404],
        b"%PDF-1.7 lysbilder",
        "no-store",
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"en tekst", "Filen er ikke en PDF. Lagre dokumentet som PDF og last opp den."),
        (b"%PDF-" + b"0" * 9_000_000, "Filen er på 8,6 MB. Den kan være høyst 8 MB."),
    ],
)
def test_what_is_no_pdf_or_too_large_is_refused_with_the_reason(client, content, sentence):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    form = {"event": make_event().pk, "title_nb": "Lysbilder", "title_en": "", "url": "", "order": "0"}

    response = client.post(
        "/admin/events/eventdocument/add/", {**form, "file": SimpleUploadedFile("lysbilder.pdf", content)}
    )

    assert response.context["adminform"].form.errors["file"] == [sentence.replace("8,6 MB", "8,6 MB")]
    assert EventDocument.objects.count() == 0
