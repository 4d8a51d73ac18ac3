"""News."""

from functools import partial

from django.http import QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept

from ..addresses.lookup import get_or_moved
from ..hooks import Hook
from ..lists.exports import answer, asked_formats
from ..lists.for_programs import for_programs
from ..lists.pages import note_shown, page_of
from ..versions.memo import remembered
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
    if asked_formats(request):
        news = filtered(request.GET)
        return answer(request, news.form, atom=partial(as_atom, request, news))
    known = _list_of(request.GET.urlencode())
    note_shown(request, known["page"])
    return render(request, "content/article_list.html", known)


def filtered(asked):
    return ArticleFilter(asked, queryset=Article.objects.published().latest_first().for_lists())


@remembered(entries=32)
def _list_of(question):
    """What the list tells for the question in an address, as it was typed."""
    asked = QueryDict(question)
    news = filtered(asked)
    return {"question": question, "filter": news, "page": page_of(news.qs, ARTICLES_A_PAGE, asked)}


@may_be_kept()
@require_safe
def article_detail(request, slug):
    known = _known_of(slug)
    if known["article"].publication == Publication.EXPIRED:
        return render(request, "content/article_gone.html", {"status": 410}, status=410)
    return render(request, "content/article_detail.html", known)


@remembered()
def _known_of(slug):
    """What the page of the article at an address tells; Http404 without one."""
    known = Article.objects.been_out().for_lists().prefetch_related("sources", "tags", "business_areas")
    article = get_or_moved(known, slug)
    return {
        "article": article,
        "subject": article,
        "organisations": [one for found in organisations(article) for one in found[:MAX_ABOUT]],
        "related": related_to(article),
        "structured": article_data(article) or "",
    }
