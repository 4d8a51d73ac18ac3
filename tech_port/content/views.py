"""News."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..hooks import Hook
from .models import Article

ARTICLES_A_PAGE = 12
organisations = Hook()  # (article) -> the organisations it is about


@require_safe
def article_list(request):
    page = Paginator(Article.objects.published(), ARTICLES_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "content/article_list.html", {"page": page})


@require_safe
def article_detail(request, slug):
    article = get_object_or_404(
        Article.objects.published().select_related("picture").prefetch_related("sources"), slug=slug
    )
    others = Article.objects.published().exclude(pk=article.pk)[:3]
    about = [one for found in organisations(article) for one in found]
    context = {"article": article, "others": others, "organisations": about}
    return render(request, "content/article_detail.html", context)
