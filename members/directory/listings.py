"""The directory for other programs: CSV and JSON of any filter, and Atom of those who joined."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.lists import exports
from tech_port.lists.feeds import MAX_ENTRIES, Entry, atom_response

KEYS = ["name", "url", "kind", "level", "since", "website", "basis", "known_on", "precision"]


def as_record(membership):
    """A member under the published keys; `since` is as exact as it is known, and None where the start is not."""
    organisation = membership.organisation
    start = membership.claim.start
    return {
        "name": organisation.name,
        "url": settings.SITE_URL + organisation.get_absolute_url(),
        "kind": organisation.kind,
        "level": membership.level,
        "since": start and start.iso,
        "website": organisation.website,
        **membership.claim.fields(),
    }


def as_entry(membership):
    """A member as an entry of a feed: when it joined, and as what."""
    organisation, claimed = membership.organisation, membership.claim.sentence(timezone.localdate())
    return Entry(
        title=organisation.name,
        url=organisation.get_absolute_url(),
        summary=f"{organisation.get_kind_display()}, {membership.get_level_display()}, {claimed}",
        updated=membership.starts_on,
        record=organisation,
    )


def as_atom(request, memberships):
    """Those who joined on a day that is known, newest first."""
    return atom_response(
        request,
        title=_("Nye medlemmer i Trondheim Tech Port"),
        description=_("De siste som ble medlem eller partner."),
        page=reverse("members:organisation_list"),
        entries=[as_entry(membership) for membership in memberships.newest()[:MAX_ENTRIES]],
    )


def export(request, memberships):
    """The members as a file, or None for the page."""
    atom = partial(as_atom, request, memberships)
    return exports.export(request, memberships, as_record=as_record, keys=KEYS, file_name="medlemmer", atom=atom)
