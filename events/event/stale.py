"""What in a draft may be of another day: a copy takes the texts along, and says which of them name what is over."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.norwegian.day_words import MONTHS

TEXTS = ("title_nb", "title_en", "lead_nb", "lead_en", "body_nb", "body_en")
OF_A_PART = ("title_nb", "title_en", "text_nb", "text_en")
LINKS = ("online_url", "signup_url")
PROGRAMME = "programme_items-group"
YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d-])")
NAMES = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
DAY = re.compile(rf"(?<!\d)(\d{{1,2}})\.? ?({NAMES})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Doubt:
    """Something to look over, and the id of what it is about on the form."""

    place: str
    sentence: str


def named(text, event):
    """The years and days that a text names and that are none of the event's, as they are written, each once."""
    first, last = (timezone.localdate(at) for at in (event.starts_at, event.ends_at))
    days = {first + timedelta(days=number) for number in range(min((last - first).days, 366) + 1)}
    ours = {(day.day, day.month) for day in days}
    years = [found[0] for found in YEAR.finditer(text) if int(found[0]) not in {first.year, last.year}]
    other = [found[0] for found in DAY.finditer(text) if (int(found[1]), MONTHS[found[2].lower()]) not in ours]
    return list(dict.fromkeys([*other, *years]))


def doubts(event):
    """[Doubt] of an event with its programme; asks once about links that another event has too."""
    found = [Doubt(f"id_{name}", said) for name in TEXTS if (said := _said(event, name, event))]
    parts = [said for item in event.programme_items.all() for name in OF_A_PART if (said := _said(item, name, event))]
    found += [Doubt(PROGRAMME, said) for said in dict.fromkeys(parts)]
    links = {name: link for name in LINKS if (link := getattr(event, name))}
    same = Q(*links.items(), _connector=Q.OR)
    if links and type(event).objects.exclude(pk=event.pk).filter(same).exists():
        name = next(iter(links))
        found.append(Doubt(f"id_{name}", _("Lenken er den samme som et annet arrangement har. Gjelder den her også?")))
    return found


def _said(record, name, event):
    words = named(getattr(record, name), event)
    label = record._meta.get_field(name).verbose_name
    return words and _("%(label)s nevner %(words)s.") % {"label": str(label).capitalize(), "words": ", ".join(words)}
