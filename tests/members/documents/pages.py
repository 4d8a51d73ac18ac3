"""The pages of documents, and the statutes in their versions."""

from datetime import date, timedelta

from django.utils import timezone

from tests.factories import (
    make_document,
    make_document_version,
    make_meeting,
)


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
