"""A preview shows the page of what a form holds, by the public view, and leaves nothing behind."""

from html import unescape

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.core.files.storage import default_storage
from django.utils import timezone

from tech_port.content.models import Article
from tech_port.outbox.models import Mail
from tech_port.pictures.models import Picture
from tests.admin.records import FACTORIES, WRITTEN_BY_THE_PORTAL, address
from tests.factories import (
    make_article,
    make_challenge,
    make_document_version,
    make_image,
    make_picture,
    make_registration,
    pdf,
)
from tests.pages_read import as_a_browser_sends, elements, inline_code, text

pytestmark = pytest.mark.django_db

WITH_A_PAGE = [
    label
    for label in FACTORIES
    if label not in WRITTEN_BY_THE_PORTAL and admin.site.get_model_admin(apps.get_model(label)).has_page
]
ROWS = FACTORIES | {"members.document": lambda: make_document_version(published_at=None).document}


def frames(response):
    """{language: the page of its frame}; below a newsletter's are those of its mails."""
    return {frame.get("lang"): unescape(frame.get("srcdoc")) for frame in elements(response, "iframe")[:2]}


def preview(staff, row, label=None, **changes):
    url = address(label or row._meta.label_lower, row.pk, "change")
    return staff.post(url, as_a_browser_sends(staff.get(url)) | changes | {"_preview": "1"})


def test_every_record_with_a_page_of_its_own_has_a_preview():
    without = {
        model._meta.label_lower
        for model, page in admin.site._registry.items()
        if hasattr(model, "get_absolute_url") and not getattr(page, "has_page", False)
    }

    assert without == {"auth.user"} & without
    assert len(WITH_A_PAGE) > 20


@pytest.mark.parametrize("label", WITH_A_PAGE)
def test_a_preview_is_the_page_in_both_languages(staff, label):
    row = ROWS[label]()
    url = address(label, row.pk, "change")
    page = staff.get(url)

    response = staff.post(url, as_a_browser_sends(page) | {"_preview": "1"})

    assert {one.get("formtarget") for one in elements(page, "input") if one.get("name") == "_preview"} == {"_blank"}
    shown = frames(response)
    assert list(shown) == ["nb", "en"]
    assert "Forhåndsvisning, ikke lagret." in shown["nb"]
    assert '<html lang="en">' in shown["en"]
    assert LogEntry.objects.count() == 0


def test_what_is_typed_is_shown_and_not_stored(staff):
    article = make_article(published_at=None, title_nb="Som den var")

    response = preview(staff, article, title_nb="Som den blir", body_nb="**Nytt** avsnitt")

    shown = frames(response)["nb"]
    assert "<h1>Som den blir</h1>" in shown
    assert "<strong>Nytt</strong> avsnitt" in shown
    article.refresh_from_db()
    assert (article.title_nb, article.published_at) == ("Som den var", None)
    assert list(get_messages(response.wsgi_request)) == []
    assert [response.headers[name] for name in ("X-Robots-Tag", "Cache-Control")] == ["noindex", "no-store"]
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert [frame.get("sandbox") for frame in elements(response, "iframe")] == ["allow-same-origin"] * 2
    assert inline_code(response) == []


def test_a_new_record_is_shown_before_there_is_one(staff):
    page = staff.get(address("content.article", "add"))
    typed = {"title_nb": "Ny sak", "slug": "ny-sak", "lead_nb": "Kort fortalt", "published_at_0": "1.12.2099"}

    response = staff.post(
        address("content.article", "add"),
        as_a_browser_sends(page) | typed | {"published_at_1": "09.00", "_preview": "1"},
    )

    assert "Ny sak</h1>" in frames(response)["en"]
    assert list(Article.objects.all()) == []
    assert list(LogEntry.objects.all()) == []


def test_what_cannot_be_saved_is_told_and_opens_no_second_form(staff):
    article = make_article()

    response = preview(staff, article, title_nb="", lead_nb="Skrevet nå")

    assert elements(response, "iframe") == []
    assert [element.get("name") for element in elements(response, "textarea")] == []
    assert "Tittel [nb]: Skriv tittel [nb]." in text(response)
    article.refresh_from_db()
    assert article.lead_nb != "Skrevet nå"


def test_a_preview_that_would_mail_many_mails_nobody(staff, django_capture_on_commit_callbacks):
    event = make_registration().event
    Mail.objects.all().delete()

    with django_capture_on_commit_callbacks() as waiting:
        response = preview(staff, event, state="cancelled")

    assert "avlyst" in frames(response)["nb"].lower()
    assert list(Mail.objects.all()) == []
    assert list(event.mail_batches.all()) == []
    assert waiting == []


def test_a_chosen_picture_is_shown_and_waits_unused(staff):
    article = make_article(picture=make_picture(alt_nb="Slik det var"))

    response = preview(staff, article, picture=make_image(1200, 800), alt_nb="Huset sett fra elva")

    new = Picture.objects.latest("pk")
    assert "Huset sett fra elva" in frames(response)["nb"]
    assert new.file.name.partition(".")[0] in frames(response)["nb"]
    assert new.alt_nb == ""
    article.refresh_from_db()
    assert article.picture.alt_nb == "Slik det var"


def test_a_chosen_file_is_gone_after_the_preview(staff):
    version = make_document_version(text_nb="Tekst", published_at=timezone.now())

    response = preview(staff, version, file=pdf())

    name = frames(response)["nb"].partition("/media/dokumenter/")[2].partition('"')[0]
    assert name.endswith(".pdf")
    assert not default_storage.exists(f"dokumenter/{name}")


def test_what_no_page_can_show_is_said(staff):
    challenge = make_challenge(status="received", organisation=None)

    response = preview(staff, challenge)

    assert elements(response, "iframe") == []
    assert "Velg virksomheten før utfordringen blir synlig." in text(response)


def test_the_button_is_for_those_who_may_save(staff):
    article = make_article()
    popup = staff.get(address("content.article", article.pk, "change") + "?_popup=1")

    assert [one for one in elements(popup, "input") if one.get("name") == "_preview"] == []
