"""Everything that is known of one organisation."""

from itertools import chain

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..models import Organisation
from ..sources import sources_of
from .homes import homes_of
from .membership_state import Standing
from .structured import as_structured_data

MOST_EVENTS = 6
PLACED = ("seats", "roles", "ownerships")


@require_safe
def organisation_detail(request, slug):
    today = timezone.localdate()
    organisation = get_object_or_404(Organisation.objects.select_related("source"), slug=slug)
    homes = homes_of(organisation, today)
    relations, happenings = relations_of(organisation), happenings_of(organisation)
    standing = Standing(relations["memberships"], today)
    return render(
        request,
        "members/organisations/organisation_detail.html",
        {
            **relations,
            **happenings,
            "organisation": organisation,
            "today": today,
            "standing": standing,
            "homes": homes,
            "people": {row.person for row in (*relations["seats"], *relations["roles"])},
            "is_association": any(role.in_association for role in relations["roles"]),
            "is_bare": not any([homes, *happenings.values(), *(relations[name] for name in PLACED)]),
            "sources": sources_of([organisation, *chain(*relations.values()), *homes.leases]),
            "structured": as_structured_data(organisation, standing, homes),
        },
    )


def relations_of(organisation):
    """What ties an organisation to the district, every relation with its period and its source."""
    return {
        "memberships": list(organisation.memberships.select_related("source").order_by("-starts_on")),
        "seats": list(organisation.board_seats.select_related("person", "source")),
        "roles": list(organisation.staff_roles.select_related("person", "source")),
        "ownerships": list(organisation.ownerships.select_related("building__property", "source")),
    }


def happenings_of(organisation):
    """What an organisation develops, arranges and asks for, what is written of it, and whom to talk to there."""
    events = organisation.events.listed().select_related("venue")
    upcoming, past = (list(rows[: MOST_EVENTS + 1]) for rows in (events.upcoming(), events.past()))
    return {
        "developments": organisation.developments.prefetch_related("buildings"),
        "upcoming_events": upcoming[:MOST_EVENTS],
        "has_more_upcoming": len(upcoming) > MOST_EVENTS,
        "past_events": past[:MOST_EVENTS],
        "has_more_past": len(past) > MOST_EVENTS,
        "challenges": organisation.challenges.public(),
        "articles": organisation.articles.published(),
        "contacts": organisation.contacts.public(),
    }
