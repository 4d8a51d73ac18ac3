"""What the parts of an issue say: of the records as they stand or, once it has left, as they stood then.

Page, mail and plain text are printed from the same. Only what the public may see is told: what has been withdrawn or
deleted before the issue leaves is in none of them.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from events.models import Event, KeyPoint
from premises.models import Unit
from tech_port.content.models import Article
from tech_port.norwegian import typography
from tech_port.writing.translated import Text

from .models import Part

Kind = Part.Kind


@dataclass(frozen=True)
class Printed:
    """A part in one language: texts know which they are in; `url` is a path of the site, "" where there is none."""

    kind: str
    title: Text
    text: Text
    note: Text
    facts: tuple
    url: str
    is_gone: bool = False  # what it told of is not to be seen any more

    @property
    def is_point(self):
        return self.kind == Kind.KEY_POINT

    @property
    def label(self):
        """The small line above the title."""
        labels = {
            Kind.EVENT: _("Arrangement"),
            Kind.ARTICLE: _("Nyhet"),
            Kind.UNIT: _("Ledig lokale"),
            Kind.KEY_POINT: _("Verdt å ta med seg"),
        }
        return labels.get(self.kind, "")

    @property
    def marks(self):
        """Which of its texts, after one in the page's language or none, stands in another: there it is said."""
        found, is_said = [], False
        for name in ("title", "text", "note"):
            if text := getattr(self, name):
                is_other = text.lang != get_language()
                found += [name] if is_other and not is_said else []
                is_said = is_other
        return found

    def stored(self):
        """As JSON keeps it."""
        texts = {name: [str(text), text.lang] for name in ("title", "text", "note") if (text := getattr(self, name))}
        return {**texts, "facts": list(self.facts), "url": self.url}

    @classmethod
    def restored(cls, kind, stored, *, is_gone=False):
        texts = {name: Text(*stored.get(name, ("", ""))) for name in ("title", "text", "note")}
        return cls(kind, facts=tuple(stored["facts"]), url=stored["url"], is_gone=is_gone, **texts)


def standing(parts):
    """{part's key: its record}, of those whose record the public may see now; a question for each kind."""
    today = timezone.localdate()
    visible = {
        Kind.EVENT: Event.objects.listed().select_related("venue"),
        Kind.ARTICLE: Article.objects.published(),
        Kind.UNIT: Unit.objects.offered().as_of(today).select_related("building"),
        Kind.KEY_POINT: KeyPoint.objects.filter(event__in=Event.objects.listed()).select_related("event", "speaker"),
    }
    found = {}
    for kind, rows in visible.items():
        keys = {part.pk: getattr(part, f"{kind}_id") for part in parts if part.kind == kind}
        records = rows.in_bulk([key for key in keys.values() if key])
        found |= {part: records[key] for part, key in keys.items() if key in records}
    return found


def parts_of(issue, *, is_mail=False):
    """What an issue says in the language of now, in order; a page leads only to what still stands."""
    parts = list(issue.parts.all())
    told = [(part, part.told[get_language()]) for part in parts if part.told]
    if told and is_mail:
        return [Printed.restored(part.kind, stored) for part, stored in told]
    records = standing(parts)
    if told:
        return [_as_told(part, stored, records.get(part.pk)) for part, stored in told]
    return [printed for part in parts if (printed := _printed(part, records.get(part.pk)))]


def keep(issue):
    """Keep what each part says in every language, as it leaves; returns how many there are."""
    parts = list(issue.parts.all())
    records, kept = standing(parts), 0
    for part in parts:
        told = {}
        for code, _name in settings.LANGUAGES:
            with override(code):
                if printed := _printed(part, records.get(part.pk)):
                    told[code] = printed.stored()
        part.told = told or None
        part.save(update_fields=["told"])
        kept += bool(told)
    return kept


def _as_told(part, stored, record):
    """As it was told, with the way to what it told of as that stands now; of what does not, that it does not."""
    now = {**stored, "url": _address(record) if record else ""}
    return Printed.restored(part.kind, now, is_gone=part.kind != Kind.TEXT and record is None)


def _address(record):
    return record.event.get_absolute_url() if isinstance(record, KeyPoint) else record.get_absolute_url()


def _printed(part, record):
    """A part as it is now, None where its record is not to be seen."""
    if part.kind == Kind.TEXT:
        return Printed(part.kind, part.heading, part.text, Text("", part.heading.lang), (), "")
    if record is None:
        return None
    title, text, facts = TOLD[part.kind](record)
    facts = [*facts, *([_("eksempel")] if is_sample(record) else [])]
    return Printed(part.kind, title, text, part.text, tuple(map(str, filter(None, facts))), _address(record))


def is_sample(record):
    return record.event.is_sample if isinstance(record, KeyPoint) else record.is_sample


def _event(event):
    moved = capfirst(_("flyttet")) if event.state == Event.State.MOVED else ""
    when = typography.when(event.starts_at, event.ends_at, event.precision, weekday=True)
    return _event_title(event), event.lead, [moved, when, event.venue and event.venue.name]


def _event_title(event):
    """One that is cancelled says so first, in the language of its title."""
    if event.state != Event.State.CANCELLED:
        return event.title
    with override(event.title.lang):
        return Text(_("Avlyst: %(title)s") % {"title": event.title}, event.title.lang)


def _article(article):
    published = _("publisert %(day)s") % {"day": typography.day(article.published_on)}
    return article.title, article.lead, [article.happened_in_words, published]


def _unit(unit):
    rent = _("leie på forespørsel")
    if unit.rent_nok_m2_year is not None:
        rent = typography.rate(unit.rent_nok_m2_year)
    name = Text(f"{unit.name}, {unit.building}", get_language())
    return name, Text("", get_language()), [unit.in_words, rent]


def _key_point(point):
    """With who said it, at what, and on which day."""
    event = point.event
    said_by = _("sagt av %(name)s") % {"name": point.speaker.name} if point.speaker else ""
    precision = "day" if event.precision == Event.Precision.TIME else event.precision
    return event.title, point.text, [said_by, typography.day(timezone.localdate(event.starts_at), precision)]


TOLD = {Kind.EVENT: _event, Kind.ARTICLE: _article, Kind.UNIT: _unit, Kind.KEY_POINT: _key_point}
