"""What search engines are told: every public page, in both languages, and when it was last changed.

`sitemap.xml` is an index of one part for each kind of record. Samples are left out: they are invented.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.exceptions import FieldDoesNotExist
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


class _Bilingual(Sitemap):
    """Pages under the site's own address, as `canonical` has it, whatever the sitemap was asked for by."""

    i18n = True
    alternates = True
    x_default = True

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


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
        return self._newest.get(name)

    @cached_property
    def _newest(self):
        return {name: SITEMAPS[section]().get_latest_lastmod() for name, section in self.LISTS.items()}


class _Records(_Bilingual):
    queryset = None

    def items(self):
        return self._rows

    def lastmod(self, row):
        return row.last_changed_at

    @cached_property
    def _rows(self):
        return list(with_moments(_without_samples(self.queryset())))


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
