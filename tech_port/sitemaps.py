"""What search engines are told: every public page, in both languages, and when it was last changed.

`sitemap.xml` is an index of parts for each kind of record, each of so many pages. Samples are left out: they are
invented.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Paginator
from django.db.models import Count, Max, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from events.models import Event
from members.models import Challenge, Document
from members.organisations.visibility import public_organisations
from premises.models import Building, Unit

from .content.models import Article, Programme
from .fixed_pages import FIXED_PAGES
from .history.moments import with_moments
from .newsletter.models import Issue

LIMIT = 500  # records of a part, each with a page in both languages


class _Pages(Paginator):
    """Pages of records, of which each has one of the site in every language."""

    def page(self, number):
        page = super().page(number)
        page.object_list = [(row, language) for row in page.object_list for language, _name in settings.LANGUAGES]
        return page


class _Bilingual(Sitemap):
    """Pages under the site's own address, as `canonical` has it, whatever the sitemap was asked for by."""

    i18n = True
    alternates = True
    x_default = True

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    @cached_property
    def paginator(self):
        return _Pages(self.items(), LIMIT)


class PageSitemap(_Bilingual):
    """Pages without a record: a list is as new as the newest of what it lists, and of others nobody can say."""

    LISTS = {
        "premises:unit_list": "units",
        "members:organisation_list": "organisations",
        "collaboration:programme_list": "collaboration",
        "collaboration:challenge_list": "challenges",
        "document_list": "documents",
        "events:event_list": "events",
        "content:article_list": "articles",
        "newsletter:subscription_create": "issues",
    }

    def items(self):
        return [page.name for page in FIXED_PAGES if page.in_sitemap]

    def location(self, name):
        return reverse(name)

    def lastmod(self, name):
        return self._newest[self.LISTS[name]].latest if name in self.LISTS else None

    def get_latest_lastmod(self):
        """Nobody can say of them all."""

    @cached_property
    def _newest(self):
        return parts()


class _Records(_Bilingual):
    queryset = None

    def items(self):
        return with_moments(_without_samples(self.queryset()))

    def lastmod(self, row):
        return row.last_changed_at


def _without_samples(rows):
    try:
        rows.model._meta.get_field("is_sample")
    except FieldDoesNotExist:
        return rows
    return rows.filter(is_sample=False)


def _sitemap(get):
    return type("RecordSitemap", (_Records,), {"queryset": staticmethod(get)})


SITEMAPS = {
    "pages": PageSitemap,
    "buildings": _sitemap(lambda: Building.objects.all()),
    "units": _sitemap(lambda: Unit.objects.offered().select_related("building")),
    "organisations": _sitemap(lambda: public_organisations(timezone.localdate())),
    "collaboration": _sitemap(lambda: Programme.objects.filter(kind=Programme.Kind.COLLABORATION)),
    "challenges": _sitemap(lambda: Challenge.objects.public()),
    "documents": _sitemap(lambda: Document.objects.published()),
    "events": _sitemap(lambda: Event.objects.listed()),
    "articles": _sitemap(lambda: Article.objects.published()),
    "issues": _sitemap(lambda: Issue.objects.archived()),
}


@dataclass(frozen=True)
class Part:
    """What the index says of a kind of records: how many there are, and when one of them was last changed."""

    number: int
    latest: datetime | None


def parts():
    """{section: Part} of the kinds that have records, in one question."""
    rows = [
        SITEMAPS[section]()
        .items()
        .order_by()
        .values(of=Value(section))
        .annotate(number=Count("pk"), latest=Max("last_changed_at"))
        for section in SITEMAPS
        if section != "pages"
    ]
    found = rows[0].union(*rows[1:], all=True).values_list("of", "number", "latest")
    return defaultdict(lambda: Part(0, None), {of: Part(number, latest) for of, number, latest in found})


def index():
    """{section: sitemap} of those that have something, as Django's index asks them."""
    found = parts()
    told = {"pages": PageSitemap()}
    for section, sitemap in SITEMAPS.items():
        if part := found[section].number and found[section]:
            told[section] = sitemap()
            told[section].paginator.count = part.number
            told[section].get_latest_lastmod = partial(getattr, part, "latest")
    return told
