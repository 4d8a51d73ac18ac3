"""Rows of `tech_port.content`."""

from datetime import date, timedelta

from django.utils import timezone

from tech_port.content.models import (
    Announcement,
    Area,
    Article,
    BusinessArea,
    Figure,
    Milestone,
    Observation,
    Page,
    Programme,
    SeededRecord,
    Source,
    Tag,
)
from tests.factories.rows import create, numbers


def make_source(**values):
    number = next(numbers)
    return create(
        Source, values, key=f"kilde-{number}", publisher=f"Utgiver {number}", url=f"https://kilde.example/{number}"
    )


def make_seeded_record(**values):
    return create(SeededRecord, values, key=f"members.organisation:{next(numbers)}")


def make_article(**values):
    number = next(numbers)
    return create(
        Article,
        values,
        slug=f"nyhet-{number}",
        title_nb=f"Nyhet {number}",
        title_en=f"News {number}",
        lead_nb="Kort om saken.",
        lead_en="The story in short.",
        body_nb="Hele saken.",
        body_en="The whole story.",
        published_at=lambda: timezone.now() - timedelta(days=1),
    )


def make_tag(**values):
    number = next(numbers)
    return create(Tag, values, slug=f"merke-{number}", name_nb=f"Merke {number}", name_en=f"Tag {number}")


def make_page(**values):
    """Places are few; without `place` the first that is free is taken."""
    taken = set(Page.objects.values_list("place", flat=True))
    return create(
        Page,
        values,
        place=lambda: next(place for place in Page.Place.values if place not in taken),
        title_nb="Formål",
        title_en="Purpose",
        body_nb="Dette vil vi.",
        body_en="What we are for.",
    )


def make_announcement(**values):
    return create(
        Announcement,
        values,
        text_nb="Vi er stengt fredag.",
        text_en="We are closed on Friday.",
        starts_at=lambda: timezone.now() - timedelta(days=1),
        ends_at=lambda: timezone.now() + timedelta(days=7),
    )


def make_area(**values):
    number = next(numbers)
    return create(
        Area,
        values,
        name=f"Område {number}",
        slug=f"omrade-{number}",
        kind=Area.Kind.CORE,
        latitude="63.4180",
        longitude="10.4000",
    )


def make_business_area(**values):
    number = next(numbers)
    return create(
        BusinessArea,
        values,
        order=number % 9_999,  # the numbers of a long run are more than a form takes
        slug=f"virksomhetsomrade-{number}",
        name_nb=f"Virksomhetsområde {number}",
        name_en=f"Field of work {number}",
        text_nb="Dette gjør vi.",
        text_en="What we do.",
    )


def make_programme(**values):
    number = next(numbers)
    return create(
        Programme,
        values,
        name_nb=f"Program {number}",
        name_en=f"Programme {number}",
        slug=f"program-{number}",
        kind=Programme.Kind.PROGRAMME,
    )


def make_milestone(**values):
    return create(
        Milestone,
        values,
        happened_on=date(2021, 6, 16),
        text_nb="Foreningen ble stiftet.",
        text_en="The association was founded.",
    )


def make_figure(**values):
    number = next(numbers)
    return create(
        Figure,
        values,
        slug=f"tall-{number}",
        title_nb=f"Tall {number}",
        title_en=f"Figure {number}",
        unit=Figure.Unit.COMPANIES,
    )


def make_observation(**values):
    return create(Observation, values, figure=make_figure, source=make_source, as_of=date(2024, 1, 1), value="600.00")
