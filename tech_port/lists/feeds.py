"""Lists as Atom feeds: the same address as the page, with `format=atom`."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language

from ..norwegian.clock import midnight
from ..writing.visible import tidy

MAX_ENTRIES = 100


@dataclass(frozen=True)
class Entry:
    """One entry: `url` is a path of the site, `updated` a moment or a day; `key` tells two entries of one record apart.

    What is known by its `record` is the same entry wherever that moves.
    """

    title: str
    url: str
    summary: str
    updated: datetime | date
    key: str = ""
    published: datetime | None = None
    record: Model | None = None


def atom_response(request, *, title, description, page, entries):
    """The feed of a list: `page` is the path of the list itself, `entries` newest first, a hundred at most."""
    feed = Atom1Feed(
        title=tidy(title),
        link=settings.SITE_URL + page,
        description=tidy(description),
        language=get_language(),
        feed_url=settings.SITE_URL + request.get_full_path(),
        feed_guid=settings.SITE_URL + request.get_full_path(),
        author_name="Trondheim Tech Port",
    )
    for entry in entries[:MAX_ENTRIES]:
        link = settings.SITE_URL + entry.url
        feed.add_item(
            title=tidy(entry.title),
            link=link,
            description=escape(tidy(entry.summary)),  # Atom1Feed says that summaries are HTML; ours are plain text
            unique_id=_identity(entry, link),
            updateddate=_moment(entry.updated),
            pubdate=entry.published,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _identity(entry, link):
    """The address of what has no record; else `tag:www.example.no,2026:nb/events.event/7` (RFC 4151)."""
    if record := entry.record:
        site = urlsplit(settings.SITE_URL).hostname
        link = f"tag:{site},2026:{get_language()}/{record._meta.label_lower}/{record.pk}"
    return f"{link}#{entry.key}" if entry.key else link


def _moment(value):
    if isinstance(value, datetime):
        return value
    return midnight(value)
