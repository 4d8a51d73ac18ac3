"""New versions of documents, and meetings that have been held, as one feed."""

from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.translation import gettext as _

from tech_port.lists.feeds import Entry, atom_response
from tech_port.norwegian import typography


def as_atom(request, documents, meetings):
    entries = [_version(document, version) for document in documents for version in document.published_versions]
    entries += [_meeting(meeting) for meeting in meetings if not meeting.is_to_come]
    return atom_response(
        request,
        title=_("Dokumenter og møter i Trondheim Tech Port"),
        description=_("Nye versjoner av dokumentene, og møtene som er holdt."),
        page=reverse("document_list"),
        entries=sorted(entries, key=lambda entry: _day(entry.updated), reverse=True),
    )


def _version(document, version):
    title = _("%(title)s, versjon %(label)s") % {"title": document.title, "label": version.label}
    return Entry(
        title=_marked(title, document),
        url=version.get_absolute_url(),
        summary=version.changes or typography.day(version.dated_on, version.dated_precision),
        updated=version.published_at,
        record=version,
    )


def _meeting(meeting):
    title = f"{capfirst(meeting.get_kind_display())} {typography.day(meeting.held_on)}"
    url, day = meeting.get_absolute_url(), meeting.held_on
    return Entry(_marked(title, meeting), url, str(meeting.summary), day, record=meeting)


def _marked(title, record):
    return _("Eksempel: %(words)s") % {"words": title} if record.is_sample else title


def _day(updated):
    """What to sort by: moments and days are not comparable."""
    return updated.isoformat()
