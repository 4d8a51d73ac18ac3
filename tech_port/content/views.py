"""News."""

from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..addresses.lookup import get_or_moved
from ..hooks import Hook
from ..lists.exports import answer
from ..norwegian.typography import iso
from ..writing.structured_data import StructuredData, absolute
from .feed import as_atom
from .models import Article

ARTICLES_A_PAGE = 12
organisations = Hook()  # (article) -> the organisations it is about


@require_safe
def article_list(request):
    if response := answer(request, atom=partial(as_atom, request)):
        return response
    page = Paginator(Article.objects.published(), ARTICLES_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "content/article_list.html", {"page": page})


@require_safe
def article_detail(request, slug):
    published = Article.objects.published().select_related("picture").prefetch_related("sources")
    article = get_or_moved(published, slug)
    others = Article.objects.published().exclude(pk=article.pk)[:3]
    about = [one for found in organisations(article) for one in found]
    context = {"article": article, "others": others, "organisations": about, "structured": structured(article)}
    return render(request, "content/article_detail.html", context)


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
