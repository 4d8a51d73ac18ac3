"""What the association works with: each business area with what is tagged with it, a few of each kind."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Event, KeyPoint
from members.models import Challenge, Contribution
from members.organisations.visibility import public_organisations
from tech_port.content.models import Article, BusinessArea, Programme
from tech_port.norwegian import typography
from tech_port.versions.memo import remembered

MAX_AREAS, PROGRAMMES = 6, 12
EVENTS, CHALLENGES, CONTRIBUTIONS, ARTICLES = 2, 1, 2, 1  # at most so many of an area
MOST = 4  # of all, as one row has room for: of more, the first of each kind
POINTS = 2  # of what was worth taking home from the last event that left any


@dataclass(frozen=True)
class Item:
    """Something that is tagged, as a line of a list: what it is, and when."""

    kind: str
    when: str
    record: object

    @property
    def title(self):
        return self.record.title

    @property
    def url(self):
        return self.record.get_absolute_url()

    @property
    def is_sample(self):
        return self.record.is_sample


@dataclass(frozen=True)
class Work:
    """A business area, and what goes on in it."""

    area: BusinessArea

    @property
    def items(self):
        found = [
            *(Item(_("arrangement"), day_of(event), event) for event in self.area.coming[:EVENTS]),
            *(Item(_("utfordring"), deadline(one), one) for one in self.area.tasks[:CHALLENGES]),
            *(Item(one.organisation.name, known(one), one) for one in self.area.work_of_members),
            *(Item(_("nyhet"), within_a_line(article.dated.sentence), article) for article in self.area.news),
        ]
        first = {type(one.record): one for one in reversed(found)}
        return found if len(found) <= MOST else [one for one in found if first[type(one.record)] is one]

    @property
    def told_at(self):
        """The event that was over last among those of the area that left key points, with them as `told`; or None."""
        return self.area.left_points[0] if self.area.left_points else None

    @property
    def programmes(self):
        return self.area.meeting_places

    @property
    def more(self):
        """[(words, address)] of the lists that have more of it than is shown here."""
        asked = urlencode({"omrade": self.area.slug})
        shown = Counter(type(one.record) for one in self.items)
        lists = (
            (self.area.coming, Event, _("Alle arrangementene"), "events:event_list"),
            (self.area.tasks, Challenge, _("Alle utfordringene"), "collaboration:challenge_list"),
        )
        return [(words, f"{reverse(name)}?{asked}") for found, kind, words, name in lists if len(found) > shown[kind]]


def within_a_line(sentence):
    """A sentence behind a comma; only its first letter is made small, as English writes months with a capital."""
    return sentence[:1].lower() + sentence[1:]


def day_of(event):
    """The day on which it begins, or the month where no day is known; its own page has the rest."""
    precision = "month" if event.precision == Event.Precision.MONTH else "day"
    return typography.day(timezone.localdate(event.starts_at), precision)


def known(contribution):
    """That it is planned, where it is; else from when it is known."""
    claim = contribution.claim
    return claim.word(timezone.localdate()) if claim.is_plan else str(claim.known or "")


def deadline(challenge):
    return _("frist %(day)s") % {"day": typography.day(challenge.deadline)} if challenge.deadline else ""


@remembered()
def work_of(today):
    """[Work] of every business area, with a fixed number of queries."""
    events = Event.objects.listed().exclude(state=Event.State.CANCELLED).upcoming()
    challenges = Challenge.objects.waiting(today)
    known = Contribution.objects.filter(organisation__in=public_organisations(today)).select_related("organisation")
    areas = BusinessArea.objects.select_related("source").prefetch_related(
        Prefetch("events", events[: EVENTS + 1], to_attr="coming"),
        Prefetch("events", left_points()[:1], to_attr="left_points"),
        Prefetch("challenges", challenges[: CHALLENGES + 1], to_attr="tasks"),
        Prefetch("contributions", known.order_by("-pk")[:CONTRIBUTIONS], to_attr="work_of_members"),
        Prefetch("articles", Article.objects.published().latest_first()[:ARTICLES], to_attr="news"),
        Prefetch("programmes", Programme.objects.all()[:PROGRAMMES], to_attr="meeting_places"),
    )
    return [Work(area) for area in areas[:MAX_AREAS]]


def left_points():
    """Events that are over and left key points, the last first, each with its first ones as `told`."""
    points = KeyPoint.objects.select_related("speaker").order_by("order", "pk")
    events = Event.objects.listed().exclude(state=Event.State.CANCELLED).past().select_related("source")
    left = events.filter(Exists(KeyPoint.objects.filter(event=OuterRef("pk"))))
    return left.prefetch_related(Prefetch("key_points", points[:POINTS], to_attr="told"))


def are_all_samples(works):
    """Whether all events and challenges are made up, so that it is said once."""
    records = [item.record for work in works for item in work.items] + [work.told_at for work in works]
    told = [record for record in records if isinstance(record, (Event, Challenge))]
    return bool(told) and all(record.is_sample for record in told)
