"""The question of the list of news."""

import django_filters
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from ..lists.filters import ListFilter, text_filter
from ..lists.spelling import every_term
from .models import Article, BusinessArea, Tag

WRITTEN = tuple(f"{text}_{language}" for text in ("title", "lead", "body") for language in ("nb", "en"))

MAX_CHOICES = 24  # of a filter
RECORDS = ("omrade", "merke")


class ArticleFilter(ListFilter):
    """Filters in the address: words, a business area (`omrade`) and a tag (`merke`), each by its slug."""

    q = text_filter(_("Ord i saken"), "about")
    omrade = django_filters.ModelChoiceFilter(
        field_name="business_areas", to_field_name="slug", queryset=BusinessArea.objects.all(), label=_("Tema")
    )
    merke = django_filters.ModelChoiceFilter(
        field_name="tags", to_field_name="slug", queryset=Tag.objects.all(), label=_("Merke")
    )

    class Meta:
        model = Article
        fields = []

    def about(self, queryset, name, words):
        return queryset.filter(every_term(words, *WRITTEN))

    def options_of(self, name):
        """Those with most articles under the other filters, and the one that is asked for."""
        if name not in RECORDS:
            return []
        chosen = self.form.cleaned_data.get(name)
        slugs = {*self.counts_of(name), chosen.slug if chosen else ""}
        return [(record.slug, record.name) for record in self.form.fields[name].queryset.filter(slug__in=slugs)]

    def counts_of(self, name):
        """An article may have several tags, so they are not added up; asked once for each filter."""
        known = self.__dict__.setdefault("_counts", {})
        if name not in known:
            known[name] = self._counts_of(name)
        return known[name]

    def _counts_of(self, name):
        found = self.without(name).prefetch_related(None)
        by_record = found.values_list(f"{self.filters[name].field_name}__slug").annotate(
            number=Count("pk", distinct=True)
        )
        counts = dict(by_record.order_by("-number", f"{self.filters[name].field_name}__slug")[:MAX_CHOICES])
        return counts | {"": found.count()}

    @property
    def by_publishing(self):
        """The articles of this question as a feed has them: what came out last comes first."""
        return self.qs.order_by(*Article._meta.ordering)

    @property
    def areas(self):
        return self.choices_of("omrade", _("alle temaer"))

    @property
    def tags(self):
        return self.choices_of("merke", _("alle merker"))

    @property
    def kept_with_words(self):
        """The fields that the form of words keeps."""
        return self.kept_with("q")
