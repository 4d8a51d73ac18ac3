"""What search engines are told: every public page, in both languages."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from events.models import Event
from members.models import Challenge, Document, Organisation
from premises.models import Building, Unit

from .content.models import Article, Programme


class _Bilingual(Sitemap):
    i18n = True
    alternates = True
    x_default = True


class PageSitemap(_Bilingual):
    def items(self):
        return [
            "home",
            "premises:unit_list",
            "premises:demand",
            "members:organisation_list",
            "collaboration:programme_list",
            "collaboration:challenge_list",
            "members:join_create",
            "events:event_list",
            "content:article_list",
            "about",
            "board",
            "document_list",
            "district",
            "privacy",
            "accessibility",
        ]

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
    "organisations": _sitemap(lambda: Organisation.objects.all()),
    "collaboration": _sitemap(lambda: Programme.objects.filter(kind=Programme.Kind.COLLABORATION)),
    "challenges": _sitemap(lambda: Challenge.objects.public()),
    "documents": _sitemap(lambda: Document.objects.published()),
    "events": _sitemap(lambda: Event.objects.listed()),
    "articles": _sitemap(lambda: Article.objects.published()),
}
