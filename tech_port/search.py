"""One search over everything that the public may see, in both languages, grouped by kind.

Every word of the question must be found somewhere in a record, in any of its spellings. Each kind costs one query
for the first hits and how many there are in all; people cost one more for each of their relations.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.db.models import Count, Prefetch, Q, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event
from members.models import BoardSeat, Challenge, Person, StaffRole
from members.organisations.visibility import public_organisations
from premises.models import Building, Unit
from tech_port.norwegian.forms import Form

from .content.models import Area, Article, Page, Programme
from .fixed_pages import FIXED_PAGES
from .lists.filters import MAX_QUESTION_LENGTH, SearchInput
from .lists.spelling import every_term, terms
from .norwegian import typography
from .norwegian.folding import fold

MAX_HITS = 10


class SearchForm(Form):
    q = forms.CharField(
        label=gettext_lazy("Hva leter du etter?"),
        required=False,
        max_length=MAX_QUESTION_LENGTH,
        widget=SearchInput,
        error_messages={"max_length": gettext_lazy("Det var mye på en gang. Søk med høyst 100 tegn.")},
    )

    @property
    def question(self):
        """The text to search for, "" when there is none or it cannot be used."""
        self.is_valid()
        return self.cleaned_data.get("q", "")


@dataclass(frozen=True)
class Hit:
    """A record that was found: its address, its name, and what tells it from others."""

    url: str
    title: str
    facts: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class Kind:
    """What is searched: `rows(today)` in the order of the page, their columns, and `hit(row)`."""

    key: str
    title: str
    rows: Callable
    fields: tuple
    hit: Callable


@dataclass(frozen=True)
class Group:
    """The hits of one kind, and how many there are in all."""

    key: str
    title: str
    hits: list
    count: int


def _organisation(organisation):
    facts = organisation.get_kind_display()
    return Hit(organisation.get_absolute_url(), organisation.name, facts, organisation.is_sample)


def _people(today):
    """People whom some page shows: on the board, in an organisation, or as a speaker."""
    listed = Event.objects.listed().order_by("-starts_at")
    seats, roles = BoardSeat.objects.shown(today), StaffRole.objects.shown(today).exclude(organisation=None)
    in_roles = Q(pk__in=seats.order_by().values("person")) | Q(pk__in=roles.order_by().values("person"))
    speaking = Q(pk__in=listed.order_by().values("speakers"))
    return Person.objects.filter(in_roles | speaking).prefetch_related(
        Prefetch("board_seats", seats.select_related("organisation")),
        Prefetch("staff_roles", roles.select_related("organisation")),
        Prefetch("events", listed),
    )


def _person(person):
    """A person has no page, so the hit leads to where the person is shown: the board, an organisation or an event."""
    for seat in person.board_seats.all():
        facts = f"{seat.get_role_display()}, {seat.organisation or seat.label}, {_claimed(seat)}"
        return Hit(seat.get_absolute_url(), person.name, facts)
    for role in person.staff_roles.all():
        facts = ", ".join(filter(None, (role.title, role.organisation.name, _claimed(role))))
        return Hit(role.organisation.get_absolute_url(), person.name, facts)
    event = person.events.all()[0]
    return Hit(event.get_absolute_url(), person.name, event.title)


def _claimed(relation):
    """When somebody had a role, as far as is known."""
    return relation.claim.sentence(timezone.localdate())


def _buildings(today):
    return Building.objects.select_related("property")


def _building(building):
    return Hit(building.get_absolute_url(), building.name, building.property.name)


def _units(today):
    units = Unit.objects.offered().as_of(today).select_related("building__property")
    return units.order_by("building__property__order", "building__order", "floor", "position", "pk")


def _unit(unit):
    facts = f"{typography.square_metres(unit.area_m2)}, {unit.availability}"
    return Hit(unit.get_absolute_url(), f"{unit.building.name}, {unit.place}", facts, unit.is_sample)


def _events(today):
    return Event.objects.listed().order_by("-starts_at", "pk")


def _event(event):
    when = typography.when(event.starts_at, event.ends_at, event.precision)
    return Hit(event.get_absolute_url(), event.title, when, event.is_sample)


def _challenges(today):
    return Challenge.objects.public().board_order(today).select_related("organisation")


def _challenge(challenge):
    facts = f"{challenge.organisation}, {challenge.get_status_display()}"
    return Hit(challenge.get_absolute_url(), challenge.title, facts, challenge.is_sample)


def _article(article):
    day = article.happened_in_words or _("Publisert %(day)s") % {"day": typography.day(article.published_on)}
    return Hit(article.get_absolute_url(), article.title, day, article.is_sample)


def _page(page):
    return Hit(page.get_absolute_url(), page.title)


def _areas(today):
    return Area.objects.filter(kind__in=[Area.Kind.CORE, Area.Kind.ARENA])


def _area(area):
    return Hit(area.get_absolute_url(), area.name)


def _programme(programme):
    return Hit(programme.get_absolute_url(), programme.name)


WRITTEN = ("title_nb", "title_en", "lead_nb", "lead_en", "body_nb", "body_en")
DESCRIBED = ("text_nb", "text_en")
CHALLENGED = ("title_nb", "title_en", "task_nb", "task_en", "outcome_nb", "outcome_en", "organisation__name")
BUILDING = ("name_nb", "name_en", "address", "property__name", "property__other_names")
KINDS = (
    Kind(
        "organisations",
        gettext_lazy("Virksomheter"),
        public_organisations,
        ("name", "other_names"),
        _organisation,
    ),
    Kind("people", gettext_lazy("Folk"), _people, ("name",), _person),
    Kind("buildings", gettext_lazy("Bygg"), _buildings, BUILDING, _building),
    Kind(
        "units",
        gettext_lazy("Lokaler"),
        _units,
        ("name", *DESCRIBED, *(f"building__{field}" for field in BUILDING)),
        _unit,
    ),
    Kind("events", gettext_lazy("Arrangementer"), _events, (*WRITTEN, "venue__name_nb", "venue__name_en"), _event),
    Kind("challenges", gettext_lazy("Utfordringer"), _challenges, CHALLENGED, _challenge),
    Kind("articles", gettext_lazy("Nyheter"), lambda today: Article.objects.published(), WRITTEN, _article),
    Kind(
        "pages",
        gettext_lazy("Om distriktet"),
        lambda today: Page.objects.all(),
        ("title_nb", "title_en", "body_nb", "body_en"),
        _page,
    ),
    Kind(
        "programmes",
        gettext_lazy("Programmer"),
        lambda today: Programme.objects.all(),
        ("name_nb", "name_en", "run_by", *DESCRIBED),
        _programme,
    ),
    Kind("areas", gettext_lazy("Steder"), _areas, ("name", "town", *DESCRIBED), _area),
)


def fixed_pages(question):
    """The fixed pages among whose words every term is found."""
    asked = [[fold(spelling) for spelling in spellings] for spellings in terms(question)]
    return [
        Hit(reverse(page.name), str(page.title))
        for page in FIXED_PAGES
        if all(any(spelling in fold(page.words) for spelling in spellings) for spellings in asked)
    ]


def search(question, today):
    """The groups that have hits; none for an empty question."""
    if not terms(question):
        return []
    pages = fixed_pages(question)
    groups = [Group("sider", gettext_lazy("Sider"), pages, len(pages))] if pages else []
    for kind in KINDS:
        rows = kind.rows(today).filter(every_term(question, *kind.fields)).annotate(total=Window(Count("pk")))
        found = list(rows[:MAX_HITS])
        if found:
            groups.append(Group(kind.key, kind.title, [kind.hit(row) for row in found], found[0].total))
    return groups
