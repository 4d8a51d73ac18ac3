"""What is printed of what was found: made of the facts that its row holds, so that no record is loaded."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Event
from members.models import BoardSeat, Challenge, Document, Organisation, StaffRole
from premises.models import Building, Unit
from tech_port.content.models import Area, Article, Page, Programme
from tech_port.newsletter.models import Issue
from tech_port.norwegian import typography
from tech_port.writing.translated import Text

NAMED = {"organisation", "seat", "role", "contact", "speaker", "area"}  # by a name, which is of no language
DAYS = ("asked_day", "first_lease_on", "available_from")  # of a unit as of a day


@dataclass(frozen=True)
class Hit:
    """A record that was found: its address, its name, what tells it from others, and its text, to quote from.

    `title` and `text` carry their `lang`. What is over or to come has `starts_at` and `ends_at`.
    """

    url: str
    title: str
    facts: str = ""
    is_sample: bool = False
    text: str = ""
    names: str = ""
    starts_at: object = None
    ends_at: object = None


def in_language(row, name):
    """The text of the page's language, else the other's."""
    first, *_rest = languages = sorted(("nb", "en"), key=lambda language: language != get_language())
    return next((Text(row[f"{name}_{one}"], one) for one in languages if row[f"{name}_{one}"]), Text("", first))


def _in_the_other(row):
    """The text of the other language, where that alone has what was asked for."""
    other = "nb" if get_language() == "en" else "en"
    return Text(row[f"text_{other}"], other)


def made(model, facts):
    """A record with the facts of a row, each as its column has it."""
    columns = _columns(model)
    return model(**{name: columns[name].to_python(value) for name, value in facts.items() if name in columns})


@cache
def _columns(model):
    return {column.name: column for column in model._meta.concrete_fields}


def hit(row, today):
    """The hit of a row: {column: value} of `Record`."""
    found = FOUND[row["source"]](row, today)
    url, facts, title = (*found, None)[:3]
    return Hit(
        url,
        title or (row["title_nb"] if row["source"] in NAMED else in_language(row, "title")),
        facts,
        row["is_sample"],
        in_language(row, "text") if row["is_own"] else _in_the_other(row),
        row["names"],
        row["starts_at"],
        row["ends_at"],
    )


def _organisation(row, today):
    organisation = made(Organisation, row["facts"])
    return organisation.get_absolute_url(), organisation.get_kind_display()


def _seat(row, today):
    seat = made(BoardSeat, _own(row))
    place = row["facts"]["organisation"] or seat.label
    return seat.get_absolute_url(), f"{seat.get_role_display()}, {place}, {_known(seat.claim, today)}"


def _role(row, today):
    role, facts = made(StaffRole, _own(row)), row["facts"]
    url = reverse("members:organisation_detail", args=[facts["slug"]]) if facts["slug"] else reverse("about")
    return url, ", ".join(filter(None, (role.title, facts["organisation"], _known(role.claim, today))))


def _known(claim, today):
    """When somebody had a role; here no heading says that nobody has spoken of it for long, so the hit does."""
    text = claim.sentence(today)
    if claim.is_so(today) and claim.is_stale(today) and claim.start and claim.known == claim.start:
        return _("%(claim)s, ikke bekreftet siden") % {"claim": text}
    return text


def _own(row):
    """Without the organisation, which is there by its name."""
    return {name: value for name, value in row["facts"].items() if name != "organisation"}


def _contact(row, today):
    facts = row["facts"]
    title = in_language({"title_nb": facts["title_nb"], "title_en": facts["title_en"]}, "title")
    url = reverse("members:organisation_detail", args=[facts["slug"]])
    return url, ", ".join(filter(None, (title, facts["organisation"])))


def _speaker(row, today):
    event = made(Event, row["facts"])
    return event.get_absolute_url(), event.title


def _building(row, today):
    return made(Building, {"slug": row["facts"]["slug"]}).get_absolute_url(), row["facts"]["property"]


def _unit(row, today):
    """The unit as of today: when it can be had is asked of the leases (`asking.RANKING`), not of the row."""
    facts = dict(row["facts"])
    building = made(Building, facts.pop("building"))
    unit = made(Unit, facts)
    unit.building = building
    for name, value in row["today"].items():
        setattr(unit, name, date.fromisoformat(value) if name in DAYS and value else value)
    found = unit_hit(unit, unit.area_m2)
    return found.url, found.facts, found.title


def unit_hit(unit, area_m2, address=""):
    """A unit as of a day with as much of it as is meant; at an address of its own where it is one of several."""
    name = unit.building.name
    facts = f"{typography.square_metres(area_m2)}, {unit.availability}"
    title = Text(f"{name}, {unit.place}", name.lang)
    return Hit(address or unit.get_absolute_url(), title, facts, unit.is_sample, unit.text)


def _event(row, today):
    event = made(Event, row["facts"])
    return event.get_absolute_url(), typography.when(row["starts_at"], row["ends_at"], event.precision)


def _challenge(row, today):
    challenge = made(Challenge, {"slug": row["facts"]["slug"], "status": row["facts"]["status"]})
    return challenge.get_absolute_url(), f"{row['facts']['organisation']}, {challenge.get_status_display()}"


def _article(row, today):
    article = made(Article, row["facts"])
    published = _("Publisert %(day)s") % {"day": typography.day(article.published_on)}
    return article.get_absolute_url(), article.happened_in_words or published


def _issue(row, today):
    issue, day = made(Issue, row["facts"]), typography.day(timezone.localdate(row["starts_at"]))
    return issue.get_absolute_url(), _("Nr. %(number)s, %(day)s") % {"number": issue.number, "day": day}


def _figure(row, today):
    return f"{reverse('figures')}#{row['facts']['slug']}", ""


def _document(row, today):
    document = made(Document, row["facts"])
    return document.get_absolute_url(), document.get_kind_display()


def _of(model):
    """Of what is told by its name alone."""
    return lambda row, today: (made(model, row["facts"]).get_absolute_url(), "")


FOUND = {
    "organisation": _organisation,
    "seat": _seat,
    "role": _role,
    "contact": _contact,
    "speaker": _speaker,
    "building": _building,
    "unit": _unit,
    "event": _event,
    "challenge": _challenge,
    "article": _article,
    "issue": _issue,
    "page": _of(Page),
    "figure": _figure,
    "version": _document,
    "programme": _of(Programme),
    "area": _of(Area),
}
