"""Words for the templates of articles."""

from dataclasses import dataclass

from django import template

from tech_port.templatetags.portal import note
from tech_port.writing import markup

from ..drawings import pictures, shapes

register = template.Library()
CARDS, AMONG = 3, 6  # so many cards, of so many that come first
SIZES = {size.name: size for size in (shapes.WIDE, shapes.NARROW, shapes.CARD)}


@dataclass(frozen=True)
class Passage:
    """A block of a text, and the notes of the sources that it is the first to point at."""

    html: str
    notes: list


@dataclass(frozen=True)
class Told:
    """A text in its passages, and the sources that none of them points at."""

    passages: list
    rest: list


@register.simple_tag(takes_context=True)
def told(context, text, sources):
    """A Markdown text with sources at its sentences; what points at none of these sources is left out."""
    named, notes, found = {source.key: source for source in sources}, context["page_notes"], []
    known = len(list(notes))
    for html in markup.passages(str(text), lambda key: note(context, named.get(key))):
        found.append(Passage(html, list(notes)[known:]))
        known = len(list(notes))
    pointed_at = {one.source for one in notes}
    return Told(found, [source for source in sources if source not in pointed_at])


@dataclass(frozen=True)
class Magazine:
    """The newest article and two with a picture as cards, the first of them large, and the others as rows."""

    cards: list
    rows: list


@register.simple_tag
def magazine(articles):
    """The first of a list stands first whatever it has, then those with a picture; without any, all are rows."""
    articles = list(articles)
    drawn = [article for article in articles[:AMONG] if article.picture or article.picture_kind]
    cards = list(dict.fromkeys([*articles[:1], *drawn]))[:CARDS] if drawn else []
    return Magazine(cards, [article for article in articles if article not in cards])


@register.simple_tag
def drawing(article, size):
    """The picture that an article's number makes, in a size; None where it has none."""
    if not article.picture_kind:
        return None
    return pictures.draw(
        pictures.Kind(article.picture_kind),
        article.picture_number,
        article.picture_names,
        SIZES[size],
        planned=article.picture_planned,
        last_day=article.happened_on,
    )
