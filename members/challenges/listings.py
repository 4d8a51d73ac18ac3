"""The challenge board for other programs: CSV, JSON and Atom. Who sent a challenge is in none of them."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tech_port.lists import exports
from tech_port.lists.feeds import MAX_ENTRIES, Entry, atom_response

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


def entry_title(challenge):
    title = f"{challenge.title} ({challenge.get_status_display()})"
    return _("Eksempel: %(words)s") % {"words": title} if challenge.is_sample else title


def as_atom(request, challenges):
    """The board as a feed: an entry is new when the challenge is published and when its status changes."""
    newest = sorted(challenges[: exports.MAX_ROWS], key=lambda challenge: challenge.updated_at, reverse=True)
    entries = [
        Entry(
            title=entry_title(challenge),
            url=challenge.get_absolute_url(),
            summary=f"{challenge.organisation.name}: {challenge.outcome or challenge.task}",
            updated=challenge.updated_at,
            key=challenge.status,
            record=challenge,
        )
        for challenge in newest[:MAX_ENTRIES]
    ]
    return atom_response(
        request,
        title=_("Utfordringer i Trondheim Tech Port"),
        description=_("Oppgaver fra kommuner og bedrifter, og hva som kom ut av dem."),
        page=reverse("collaboration:challenge_list"),
        entries=entries,
    )


def export(request, challenges):
    """The challenges as a file, or None for the page."""
    atom = partial(as_atom, request, challenges)
    return exports.export(request, challenges, as_record=as_record, keys=KEYS, file_name="utfordringer", atom=atom)
