"""What the association works with, and one thing of each field that is now or comes next."""

from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from events.models import Event
from tech_port.content.models import Article, BusinessArea
from tech_port.norwegian import typography

MAX_FIELDS = 6
PREMISES = "infrastruktur"  # the field whose news is what can be rented now


@dataclass(frozen=True)
class Next:
    """One thing of a field: when, its words and its page."""

    when: str
    text: str
    url: str
    is_sample: bool = False


def fields_of_work(elevations, light, are_all=True):
    """{field: its Next or None} with three queries: vacant premises, else the next event, else the newest article.

    `are_all` is whether all buildings are among the elevations.
    """
    event = _first_of_each(Event.objects.listed().upcoming().exclude(state=Event.State.CANCELLED), "starts_at")
    article = _first_of_each(Article.objects.published(), "-published_at")
    found = {}
    for field in BusinessArea.objects.all()[:MAX_FIELDS]:
        premises = _vacant(elevations, light, are_all) if field.slug == PREMISES else None
        found[field] = premises or _event(event.get(field.pk)) or _article(article.get(field.pk))
    return found


def _first_of_each(rows, order):
    """{key of a field: the first of its rows}."""
    tagged = rows.filter(business_areas__isnull=False).annotate(field=F("business_areas"))
    return {row.field: row for row in tagged.order_by("field", order, "pk").distinct("field")}


def _vacant(elevations, light, are_all):
    if not light.vacant_m2:
        return None
    lit = [drawing for drawing in sorted(elevations, key=lambda drawing: drawing.rank) if drawing.vacant]
    names = [drawing.building.name for drawing in lit] + ([] if are_all else [_("flere bygg")])
    names = get_text_list(names, _("og"))
    text = _("%(area)s ledig i %(names)s") % {"area": typography.square_metres(light.vacant_m2), "names": names}
    are_samples = all(bay.unit.is_sample for drawing in lit for bay in drawing.bays if bay.status == "vacant")
    return Next(_("Nå"), text, reverse("premises:unit_list"), are_samples)


def _event(event):
    if event is None:
        return None
    when = typography.when(event.starts_at, event.ends_at, "month" if event.precision == "month" else "day")
    return Next(when, event.title, event.get_absolute_url(), event.is_sample)


def _article(article):
    if article is None:
        return None
    when = article.happened_in_words or typography.day(article.published_on)
    return Next(when, article.title, article.get_absolute_url(), article.is_sample)
