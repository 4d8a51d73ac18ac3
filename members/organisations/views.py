"""Everything that is known of one organisation."""

from itertools import chain

from django.db.models import Count, Window
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tech_port.addresses.lookup import get_or_moved
from tech_port.door.declared import may_be_kept
from tech_port.versions.memo import remembered

from ..sources import sources_of
from . import sections
from .kin import kin_of
from .membership_state import MembershipState
from .structured import as_structured_data
from .visibility import public_organisations


@may_be_kept()
@require_safe
def organisation_detail(request, slug):
    known = _known_of(slug, timezone.localdate())
    return render(request, "members/organisations/organisation_detail.html", known)


@remembered()
def _known_of(slug, today):
    """All that is known of the organisation at an address, as its page needs it; Http404 without one."""
    organisation = get_or_moved(public_organisations(today).select_related("source", "logo", "place"), slug)
    relations, concerns = relations_of(organisation), concerns_of(organisation)
    state = MembershipState(relations["memberships"], today)
    people = {row.person for row in (*relations["seats"], *relations["roles"])}
    places = sections.places(organisation, today)
    happenings = sections.happenings(organisation, people)
    context = {
        **relations,
        **concerns,
        "organisation": organisation,
        "subject": organisation,
        "today": today,
        "state": state,
        "places": places,
        "happenings": happenings,
        "is_association": any(role.in_association for role in relations["roles"]),
        **kin_of(organisation, today),
        "sources": sources_of([organisation, *chain(*relations.values(), *(one.records for one in places))]),
        "structured": as_structured_data(organisation, state, [one for told in places for one in told.addresses]) or "",
    }
    for section in (*places, *happenings):
        context |= section.values
    return context


MAX_RELATIONS = 24  # of each kind: the newest, or the first in their order


def relations_of(organisation):
    """What ties an organisation to the association, every relation with its period and its source."""
    return {
        "memberships": list(
            organisation.memberships.shown().select_related("source").order_by("-starts_on")[:MAX_RELATIONS]
        ),
        "seats": list(organisation.board_seats.shown().select_related("person__photo", "source")[:MAX_RELATIONS]),
        "roles": list(organisation.staff_roles.shown().select_related("person__photo", "source")[:MAX_RELATIONS]),
        "lines": list(organisation.lines_of_work.select_related("source")[:MAX_RELATIONS]),
        "contributions": list(organisation.contributions.in_order()[:MAX_RELATIONS]),
    }


def concerns_of(organisation):
    """What an organisation asks for, what is written of it, and whom to talk to there."""
    return {
        "challenges": few_of(organisation.challenges.public()),
        "articles": few_of(organisation.articles.published().latest_first()),
        "contacts": few_of(organisation.contacts.public()),
    }


def few_of(rows):
    """[row] of the first; `in_all` is how many there are."""
    return list(rows.annotate(in_all=Window(Count("pk")))[:MAX_RELATIONS])
