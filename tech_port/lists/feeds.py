"""Lists as Atom feeds: the same address as the page, with `format=atom`."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db.models import Model
from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.http import http_date
from django.utils.safestring import SafeData
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..norwegian import typography
from ..norwegian.clock import midnight
from ..writing.visible import tidy, tidy_line

MAX_ENTRIES = 100
BEGAN = date(2026, 1, 1)  # what an empty feed says that it was updated: before anything was here


@dataclass(frozen=True)
class Entry:
    """One entry: `published` is when it came here, `updated` when it was changed last, each a moment or a day.

    `url` is a path of the site; `summary` plain text whose paragraphs are kept, or HTML of `writing.markup`. What is
    known by its `record` is the same entry wherever that moves; `key` tells two entries of one record apart.
    """

    title: str
    url: str
    summary: str
    updated: datetime | date
    key: str = ""
    published: datetime | date | None = None
    record: Model | None = None
    categories: tuple = ()


def moments_of(row, otherwise):
    """When a row of `history.moments.with_moments` came here and was changed last, for an `Entry`."""
    return {"published": row.registered_at or otherwise, "updated": row.last_changed_at or otherwise}


def labelled(title, record):
    """A title, which says so where its record is made up to show the portal."""
    return _("Eksempel: %(words)s") % {"words": title} if record.is_sample else str(title)


def day_unknown(registered):
    """What is said of something whose own day nobody knows: that it stands in the feed by the day it came here."""
    day = registered if not isinstance(registered, datetime) else timezone.localdate(registered)
    return _("Registrert her %(day)s; dagen selv er ikke kjent.") % {"day": typography.day(day)}


class Feed(Atom1Feed):
    """Addresses in the texts are the site's own, and a feed in which nothing stands was not updated today."""

    def root_attributes(self):
        return super().root_attributes() | {"xml:base": f"{settings.SITE_URL}/"}

    def latest_post_date(self):
        return super().latest_post_date() if self.items else midnight(BEGAN)


def atom_response(request, *, title, description, entries, asked=()):
    """The feed of a list, `entries` newest first, a hundred at most; `asked` is what narrows it, as [(name, value)].

    The feed's own address is written anew of that: what else stands in an address makes no other feed.
    """
    page = settings.SITE_URL + request.path
    own = f"{page}?{urlencode([*asked, ('format', 'atom')])}"
    feed = Feed(
        title=tidy_line(title),
        link=f"{page}?{urlencode(asked)}" if asked else page,
        description=tidy_line(description),
        subtitle=tidy_line(description),
        language=get_language(),
        feed_url=own,
        feed_guid=own,
        author_name="Trondheim Tech Port",
    )
    for entry in entries[:MAX_ENTRIES]:
        _add(feed, entry)
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    # What a list holds also changes as a day begins, without any record being changed.
    changed = max(feed.latest_post_date(), midnight(timezone.localdate()))
    response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response


def _add(feed, entry):
    link = settings.SITE_URL + entry.url
    updated = _moment(entry.updated)
    published = updated if entry.published is None else _moment(entry.published)
    feed.add_item(
        title=tidy_line(entry.title),
        link=link,
        description=_html(entry.summary),
        unique_id=_identity(entry, link),
        pubdate=published,
        updateddate=max(updated, published),
        categories=[tidy_line(str(name)) for name in entry.categories if name],
    )


def _html(summary):
    """A summary as readers take it: they show HTML, and run the lines of plain text together."""
    return summary if isinstance(summary, SafeData) else linebreaks(tidy(str(summary)).strip(), autoescape=True)


def _identity(entry, link):
    """The address of what has no record; else `tag:www.example.no,2026:nb/events.event/7` (RFC 4151)."""
    if record := entry.record:
        site = urlsplit(settings.SITE_URL).hostname
        link = f"tag:{site},2026:{get_language()}/{record._meta.label_lower}/{record.pk}"
    return f"{link}#{entry.key}" if entry.key else link


def _moment(value):
    """A moment on Oslo's clock, as the pages say it."""
    return timezone.localtime(value) if isinstance(value, datetime) else midnight(value)
