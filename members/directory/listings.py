"""The directory for other programs: CSV and JSON of any filter, and Atom of those who joined."""

from functools import partial

from django.conf import settings
from django.db.models import F
from django.template.defaultfilters import capfirst
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.history.moments import with_moments
from tech_port.lists import exports
from tech_port.lists.feeds import MAX_ENTRIES, Entry, atom_response, day_unknown, moments_of

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
    """A member as an entry of a feed: as what it joined, when, and when we knew where that day is not known."""
    organisation, claim = membership.organisation, membership.claim
    moments = moments_of(membership, membership.recorded_on)
    kind, level = organisation.get_kind_display(), membership.get_level_display()
    is_known = claim.start and claim.start.precision == "day"
    said = f"{capfirst(kind)}, {level}, {claim.sentence(timezone.localdate())}"
    return Entry(
        title=organisation.name,
        url=organisation.get_absolute_url(),
        summary=said if is_known else f"{said}. {day_unknown(moments['published'])}",
        record=organisation,
        categories=(kind, level),
        **moments,
    )


def as_atom(request, filter):
    """Those who came to us last on top; of those who came together, those who joined last."""
    newest = with_moments(filter.qs.of_newcomers()).order_by(
        F("registered_at").desc(nulls_last=True), "-starts_on", "organisation__sort_name", "pk"
    )
    return atom_response(
        request,
        title=filter.titled(_("Nye medlemmer i Trondheim Tech Port")),
        description=_("De siste som ble medlem eller partner."),
        asked=filter.canonical,
        entries=[as_entry(membership) for membership in newest[:MAX_ENTRIES]],
    )


def export(request, filter):
    """The members as a file, or None for the page."""
    atom = partial(as_atom, request, filter)
    told = {"as_record": as_record, "keys": KEYS, "file_name": "medlemmer"}
    return exports.export(request, filter.qs, form=filter.form, atom=atom, **told)
