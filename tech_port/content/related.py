"""What else there is to read: by what articles share, and then by their days."""

from django.db.models import Case, Count, F, Q, When

from ..hooks import Hook
from .models import Article

RELATED = 6
about_the_same = Hook()  # (article) -> articles about somebody whom it is about


def related_to(article):
    """Other articles that are out: most tags in common first, then business areas, then organisations, then newest."""
    shared = {}
    for name in ("tags", "business_areas"):
        if keys := [one.pk for one in getattr(article, name).all()]:
            shared[f"same_{name}"] = Count(name, Q(**{f"{name}__in": keys}), distinct=True)
    for number, others in enumerate(about_the_same(article)):
        shared[f"same_others_{number}"] = Case(When(pk__in=others.values("pk"), then=1), default=0)
    others = Article.objects.published().exclude(pk=article.pk).for_lists().alias(**shared)
    return others.latest_first(*(F(name).desc() for name in shared))[:RELATED]
