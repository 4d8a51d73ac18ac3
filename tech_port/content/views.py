"""News."""

from functools import partial

from django.shortcuts import render
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept

from ..addresses.lookup import get_or_moved
from ..hooks import Hook
from ..lists.exports import answer
from ..lists.for_programs import for_programs
from ..lists.pages import shown_page
from ..writing.publication import Publication
from .feed import as_atom
from .filters import ArticleFilter
from .models import Article
from .related import related_to
from .structured import article_data

ARTICLES_A_PAGE, MAX_ABOUT = 15, 24
organisations = Hook()  # (article) -> the organisations it is about


@may_be_kept(ArticleFilter, "side", "format")
@for_programs
def article_list(request):
    news = ArticleFilter(request.GET, queryset=Article.objects.published().latest_first().for_lists())
    if response := answer(request, news.form, atom=partial(as_atom, request, news)):
        return response
    page = shown_page(request, news.qs, ARTICLES_A_PAGE)
    return render(request, "content/article_list.html", {"filter": news, "page": page})


@may_be_kept()
@require_safe
def article_detail(request, slug):
    known = Article.objects.been_out().for_lists().prefetch_related("sources", "tags", "business_areas")
    article = get_or_moved(known, slug)
    if article.publication == Publication.EXPIRED:
        return render(request, "content/article_gone.html", {"status": 410}, status=410)
    about = [one for found in organisations(article) for one in found[:MAX_ABOUT]]
    context = {"article": article, "subject": article, "organisations": about, "related": related_to(article)}
    return render(request, "content/article_detail.html", context | {"structured": article_data(article) or ""})
