"""News as a feed."""

from django.template.defaultfilters import capfirst
from django.utils.translation import gettext as _

from ..lists.feeds import MAX_ENTRIES, Entry, atom_response, labelled


def as_atom(request, filter):
    """Articles that are out, narrowed as the list is, the one that came out last first."""
    articles = filter.by_publishing.prefetch_related("business_areas", "tags")
    return atom_response(
        request,
        title=filter.titled(_("Aktuelt i distriktet")),
        description=_("Nyheter fra innovasjonsdistriktet i Trondheim, med kilder."),
        asked=filter.canonical,
        entries=[_entry(article) for article in articles[:MAX_ENTRIES]],
    )


def _entry(article):
    """Published and updated are ours, on Oslo's clock, as the page says them; what happened when begins the summary."""
    return Entry(
        labelled(article.title, article),
        article.get_absolute_url(),
        ". ".join(filter(None, [capfirst(str(article.happened_in_words)), str(article.lead)])),
        article.revised_at or article.published_at,
        published=article.published_at,
        record=article,
        categories=tuple(one.name for one in (*article.business_areas.all(), *article.tags.all())),
    )
