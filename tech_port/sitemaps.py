"""What search engines are told: every public page, in both languages."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from members.models import Challenge, Document
from members.organisations.visibility import public_organisations
from premises.models import Building, Unit

from .content.models import Article, Programme
from .fixed_pages import FIXED_PAGES


class _Bilingual(Sitemap):
    i18n = True
    alternates = True
    x_default = True


class PageSitemap(_Bilingual):
    def items(self):
        return [page.name for page in FIXED_PAGES if page.in_sitemap]

    def location(self, name):
        return reverse(name)


class _Records(_Bilingual):
    queryset = None

    def items(self):
        return self.queryset()


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
}
