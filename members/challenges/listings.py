"""The challenge board for other programs: CSV, JSON and Atom. Who sent a challenge is in none of them."""

from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _

from tech_port.lists import exports
from tech_port.lists.feeds import MAX_ENTRIES, Entry, atom_response, labelled

KEYS = [
    "title",
    "organisation",
    "status",
    "route",
    "deadline",
    "published_on",
    "ended_on",
    "task",
    "reason",
    "outcome",
    "url",
    "is_sample",
]


def as_record(challenge):
    """A challenge under the published keys, its texts in the language asked for; days as YYYY-MM-DD."""
    return {
        "url": settings.SITE_URL + challenge.get_absolute_url(),
        "title": str(challenge.title),
        "task": str(challenge.task),
        "reason": str(challenge.reason) or None,
        "organisation": challenge.organisation.name,
        "status": challenge.status,
        "route": challenge.route or None,
        "deadline": challenge.deadline and challenge.deadline.isoformat(),
        "outcome": str(challenge.outcome) or None,
        "published_on": challenge.published_on and challenge.published_on.isoformat(),
        "ended_on": challenge.ended_on and challenge.ended_on.isoformat(),
        "is_sample": challenge.is_sample,
    }


def as_atom(request, filter):
    """The board as a feed: an entry is new when the challenge is published and when its status changes."""
    found = filter.qs.prefetch_related("business_areas")[: exports.MAX_ROWS]
    newest = sorted(found, key=lambda challenge: challenge.updated_at, reverse=True)
    entries = [
        Entry(
            title=labelled(f"{challenge.title} ({challenge.get_status_display()})", challenge),
            url=challenge.get_absolute_url(),
            summary=f"{challenge.organisation.name}: {challenge.outcome or challenge.task}",
            updated=challenge.updated_at,
            published=challenge.published_at,
            key=challenge.status,
            record=challenge,
            categories=(challenge.get_route_display(), *(area.name for area in challenge.business_areas.all())),
        )
        for challenge in newest[:MAX_ENTRIES]
    ]
    return atom_response(
        request,
        title=filter.titled(_("Utfordringer i Trondheim Tech Port")),
        description=_("Oppgaver fra kommuner og bedrifter, og hva som kom ut av dem."),
        asked=filter.canonical,
        entries=entries,
    )


def export(request, filter):
    """The challenges as a file, or None for the page."""
    atom = partial(as_atom, request, filter)
    told = {"as_record": as_record, "keys": KEYS, "file_name": "utfordringer"}
    return exports.export(request, filter.qs, form=filter.form, atom=atom, **told)
