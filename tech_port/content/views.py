"""News."""

from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..addresses.lookup import get_or_moved
from ..hooks import Hook
from ..lists.exports import answer
from .feed import as_atom
from .models import Article
from .structured import article_data

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
    context = {"article": article, "others": others, "organisations": about, "structured": article_data(article) or ""}
    return render(request, "content/article_detail.html", context)
