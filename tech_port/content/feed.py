"""News as a feed."""

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..lists.feeds import Entry, atom_response


def as_atom(request, articles):
    return atom_response(
        request,
        title=_("Aktuelt i distriktet"),
        description=_("Nyheter fra innovasjonsdistriktet i Trondheim, med kilder."),
        page=reverse("content:article_list"),
        entries=[_entry(article) for article in articles],
    )


def _entry(article):
    """Published and updated are ours, on Oslo's clock, as the page says them; what happened when begins the summary."""
    title = _("Eksempel: %(words)s") % {"words": article.title} if article.is_sample else article.title
    summary = ". ".join(filter(None, [str(article.happened_in_words), str(article.lead)]))
    return Entry(
        str(title),
        article.get_absolute_url(),
        summary,
        localtime(article.revised_at or article.published_at),
        published=localtime(article.published_at),
        record=article,
    )
