"""News."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..addresses.lookup import get_or_moved
from ..hooks import Hook
from ..lists.feeds import MAX_ENTRIES
from ..norwegian.typography import iso
from ..writing.publication import Publication
from ..writing.structured_data import StructuredData, absolute
from .feed import as_atom
from .filters import ArticleFilter
from .models import Article
from .related import related_to

ARTICLES_A_PAGE = 15
organisations = Hook()  # (article) -> the organisations it is about


@require_safe
def article_list(request):
    news = ArticleFilter(request.GET, queryset=Article.objects.published().latest_first().for_lists())
    if request.GET.get("format") == "atom":
        return as_atom(request, news.by_publishing[:MAX_ENTRIES])
    page = Paginator(news.qs, ARTICLES_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "content/article_list.html", {"filter": news, "page": page})


@require_safe
def article_detail(request, slug):
    known = Article.objects.been_out().for_lists().prefetch_related("sources", "tags", "business_areas")
    article = get_or_moved(known, slug)
    if article.publication == Publication.EXPIRED:
        return render(request, "content/article_gone.html", {"status": 410}, status=410)
    about = [one for found in organisations(article) for one in found]
    context = {"article": article, "organisations": about, "related": related_to(article)}
    return render(request, "content/article_detail.html", context | {"structured": structured(article)})


def structured(article):
    """The article for machines: published and changed by us; the day that it is about is what it covers."""
    return StructuredData(
        "NewsArticle",
        headline=str(article.title),
        description=str(article.lead),
        url=absolute(article.get_absolute_url()),
        datePublished=iso(article.published_at),
        dateModified=iso(article.revised_at or article.published_at),
        temporalCoverage=article.happened_for_machines if article.happened_on else None,
    )
