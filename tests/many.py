"""The small site of `tests/site.py` with so many rows of every kind: each list of each page becomes as long.

A row is a copy of one that is there, tied to what that is tied to. Half of what hangs from another record hangs from
the site's own, and half from copies of it, so that there are both one with very many and very many with one. Numbers
in names are of one width, so that a page's length follows from how much it shows.

What one record has no more of than somebody writes is left out: organisers and speakers of an event, sources and tags
of an article, parts of a newsletter, those who share a lease.
"""

from contextlib import contextmanager
from copy import copy
from datetime import date, timedelta
from itertools import cycle, islice
from types import SimpleNamespace
from uuid import uuid4

from django.db import connection, models
from django.utils import timezone

from events.models import Event
from members.models import (
    BoardSeat,
    Challenge,
    Contribution,
    Meeting,
    Membership,
    Organisation,
)
from premises.models import (
    Lease,
    Reservation,
)
from tech_port.content.models import (
    Announcement,
    Area,
    Article,
    BusinessArea,
    Figure,
    Milestone,
    Observation,
    Programme,
)
from tests.factories import (
    make_board_seat,
    make_building_offer,
    make_challenge,
    make_contact,
    make_contribution,
    make_document,
    make_document_version,
    make_event_document,
    make_key_point,
    make_lease,
    make_number_correction,
    make_ownership,
    make_programme_item,
    make_staff_role,
    make_tag,
)

BATCH = 2_000
NUMBERED = {"name", "slug", "key", "label", "title_nb"}  # the names that a copy has of its own, where they are unique


class Copies:
    """Makes so many copies of rows, numbered from `first` on."""

    def __init__(self, size, first=0):
        self.size, self.numbers = size, range(first, first + size)

    def __call__(self, rows, **changes):
        """The copies; `changes` says of fields what each has instead: a value, a function of its number, or a list."""
        rows = list(rows)
        made = [self._copy(rows[number % len(rows)], number, changes) for number in self.numbers]
        return type(rows[0]).objects.bulk_create(made, batch_size=BATCH)

    def _copy(self, row, number, changes):
        made = copy(row)
        made._state, made.pk = models.base.ModelState(), None
        for field in made._meta.concrete_fields:
            if field.name in NUMBERED and getattr(made, field.name):
                setattr(made, field.name, f"{getattr(made, field.name)[:60]}-{number:05}")
            elif field.name == "uid":
                made.uid = uuid4()
        for name, value in changes.items():
            value = value[number % len(value)] if isinstance(value, list) else value
            setattr(made, name, value(number) if callable(value) else value)
        return made

    def tie(self, relation, rows, others):
        """The rows and the others in a relation of many to many, one by one, or all with the one there is."""
        field = relation.field
        names = field.m2m_field_name(), field.m2m_reverse_field_name()
        pairs = zip(islice(cycle(rows), self.size), islice(cycle(others), self.size), strict=True)
        ties = [relation.through(**dict(zip(names, pair, strict=True))) for pair in pairs]
        relation.through.objects.bulk_create(ties, batch_size=BATCH, ignore_conflicts=True)


def fill(site, size, first=0):
    """So many more rows of each kind; whoever fills again says how many there are by `first`."""
    copies = Copies(size, first)
    with _without_triggers():
        content = _fill_content(site, copies)
        members = _fill_members(site, copies, content)
        _fill_documents(site, copies)
        _fill_premises(site, copies, content, members)
        _fill_events(site, copies, content, members)
        _fill_letters(site, copies, content)
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_again()")
        cursor.execute("ANALYZE")


@contextmanager
def _without_triggers():
    """A trigger a row, and there are many, takes longer than all else; search is written again at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = origin")


def _fill_content(site, copies):
    """Sources, places, fields of work, ways to work together, figures with their history, the line of years, news."""
    sources = copies([site.source])
    for kind in (Area.Kind.CORE, Area.Kind.ARENA):
        copies([site.area], kind=kind, name=lambda number, kind=kind: f"{kind} {number:05}", slug=kind_slug(kind))
    fields = copies(BusinessArea.objects.all()[:1], order=lambda number: 10_000 + number)
    ways = copies(Programme.objects.filter(kind="collaboration")[:1])
    programmes = copies(Programme.objects.filter(kind="programme")[:1])
    copies.tie(Programme.business_areas, programmes, fields[:1])
    copies(Milestone.objects.all()[:1], happened_on=lambda number: date(1990, 1, 1) + timedelta(days=number))
    copies(Announcement.objects.all()[:1])
    figures = copies(Figure.objects.filter(on_front_page=True)[:1])
    measured = Observation.objects.exclude(qualifier="target")[:1]
    copies(measured, figure=figures)
    copies(measured, precision="day", as_of=lambda number: date(1990, 1, 1) + timedelta(days=number))
    articles = copies([site.article], published_at=lambda number: site.article.published_at - timedelta(hours=number))
    tags = copies([make_tag()])
    copies.tie(Article.tags, articles, tags[:1])
    copies.tie(Article.business_areas, articles, fields[:1])
    return SimpleNamespace(sources=sources, fields=fields, ways=ways, figures=figures, articles=articles)


def kind_slug(kind):
    return lambda number: f"{kind}-{number:05}"


def _fill_members(site, copies, content):
    """Members with a relation of each kind, and the site's member with as many of each."""
    today = timezone.localdate()
    members = copies([site.tenant], orgnr="", kind=Organisation.Kind.values)
    joined = Membership.objects.filter(source=None, ends_on=None)[:1]
    copies(joined, organisation=members, starts_on=lambda number: today - timedelta(days=30 + number % 3000))
    former = copies([site.former])
    copies(Membership.objects.filter(organisation=site.former), organisation=former)
    copies(joined, organisation=site.former, starts_on=past, ends_on=past)
    copies.tie(Organisation.articles, members, content.articles)
    copies.tie(Organisation.articles, members, [site.article])
    copies.tie(Organisation.articles, [site.tenant], content.articles)
    people = copies([site.person])
    seats = BoardSeat.objects.filter(organisation=site.tenant, role="member")[:1] or [
        make_board_seat(organisation=site.tenant)
    ]
    copies(seats, person=people)
    copies(seats, person=people, organisation=members, starts_on=past, ends_on=past)
    role = make_staff_role(organisation=site.tenant)
    copies([role], person=people)
    copies(
        [role], person=people, organisation=None, in_association=True, title_nb=lambda number: f"rådgiver {number:05}"
    )
    contributions = copies([make_contribution(organisation=site.tenant, source=site.source)])
    copies.tie(Contribution.business_areas, contributions, content.fields[:1])
    shown = [make_contact(organisation=site.tenant, is_public=True)]
    copies(shown, email=lambda number: f"{number:05}@medlem.example")
    for status in ("open", "routed", "solved"):
        row = make_challenge(organisation=site.tenant, status=status)
        made = copies([row], submission=lambda _number: uuid4(), organisation=[site.tenant, *members])
        copies.tie(Challenge.business_areas, made, content.fields[:1])
    return SimpleNamespace(members=members, people=people)


def past(number):
    """A day for each, none of which is twice."""
    return date(2020, 1, 1) - timedelta(days=number)


def _fill_documents(site, copies):
    """Meetings with minutes and what they adopted, reports, and a document with as many versions."""
    meetings = copies(Meeting.objects.all()[:1], held_on=past)
    version = make_document_version(document=site.document, adopted_at=meetings[0])
    copies([version], dated_on=past)
    for kind in ("minutes", "report", "statutes"):
        documents = copies([make_document(kind=kind)], meeting=meetings if kind == "minutes" else None)
        copies([version], document=documents, adopted_at=None if kind == "minutes" else meetings)


def _fill_premises(site, copies, content, members):
    """Buildings with a unit of each kind, and the site's building and units with as many of everything."""
    grounds = copies([site.building.property])
    buildings = copies([site.building], property=grounds)
    beside = copies([site.building], slug=lambda number: f"ved-siden-{number:05}")
    own = {"building": site.building, "floor": lambda number: number % 12, "position": lambda number: number // 12}
    copies([site.unit], **own)
    copies([site.unit], building=buildings)
    let = copies([site.let_unit], **own)
    let_elsewhere = copies([site.let_unit], building=buildings)
    lease = Lease.objects.filter(unit=site.let_unit)[:1]
    copies(lease, unit=let, organisation=members.members)
    copies(lease, unit=let_elsewhere, organisation=site.tenant)
    copies(lease, unit=site.let_unit, organisation=members.members, starts_on=past, ends_on=past)
    whole = make_lease(building=site.building, area_m2="200.0")
    copies([whole], organisation=members.members)
    to_come = make_lease(
        building=site.building, source=site.source, starts_on=timezone.localdate() + timedelta(days=90)
    )
    copies([to_come], organisation=members.members)
    copies(lease, unit=None, building=buildings, organisation=members.members)
    owned = make_ownership(organisation=site.landlord, building=site.building)
    copies([owned], building=buildings)
    copies([owned], organisation=members.members)
    copies([make_building_offer(building=site.building, source=site.source)])
    copies([site.photo])
    copies([make_number_correction(unit=site.unit)])
    copies(Reservation.objects.all()[:1], unit=beside_units(copies, site, beside))


def beside_units(copies, site, beside):
    return copies([site.unit], building=beside)


def _fill_events(site, copies, content, members):
    """Events to come, this month and later, and past ones, and the site's event with as many of everything."""
    venues = copies([site.venue])
    upcoming = copies([site.event], venue=venues, uid=lambda _number: uuid4())
    earlier = copies(
        [site.past_event],
        venue=site.venue,
        starts_at=before(site.past_event.starts_at),
        ends_at=before(site.past_event.ends_at),
    )
    for events, others in ((upcoming, members.members), (earlier, members.members), (upcoming, [site.tenant])):
        copies.tie(Event.organisers, events, others)
    copies.tie(Event.speakers, upcoming, members.people)
    copies.tie(Event.business_areas, upcoming, content.fields[:1])
    copies.tie(Event.business_areas, earlier, content.fields[:1])
    for event in (site.event, site.past_event):
        copies([make_programme_item(event=event)])
        copies([make_key_point(event=event, speaker=site.person)])
        copies([make_event_document(event=event)])


def before(moment):
    return lambda number: moment - timedelta(hours=number)


def _fill_letters(site, copies, content):
    """Issues of the newsletter, and one with as many parts."""
    copies([site.issue], number=lambda number: 1_000_000 + number)
