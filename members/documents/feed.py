"""New versions of documents, and meetings that have been held, as one feed."""

from django.template.defaultfilters import capfirst
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.content.claims import Precision
from tech_port.history.moments import with_moments
from tech_port.lists.feeds import MAX_ENTRIES, Entry, atom_response, day_unknown, labelled
from tech_port.norwegian import typography
from tech_port.norwegian.clock import midnight
from tech_port.writing import markup

from ..models import Document, DocumentVersion, Meeting


def as_atom(request):
    latest = DocumentVersion.objects.published().order_by("-published_at", "pk").values("document")
    documents = Document.objects.published().filter(pk__in=latest[:MAX_ENTRIES])
    held = with_moments(Meeting.objects.filter(held_on__lte=timezone.localdate()).order_by("-held_on", "pk"))[
        :MAX_ENTRIES
    ]
    entries = [_version(document, version) for document in documents for version in document.published_versions]
    entries += [_meeting(meeting) for meeting in held]
    return atom_response(
        request,
        title=_("Dokumenter og møter i Trondheim Tech Port"),
        description=_("Nye versjoner av dokumentene, og møtene som er holdt."),
        entries=sorted(entries, key=lambda entry: entry.published, reverse=True),
    )


def _version(document, version):
    title = _("%(title)s, versjon %(label)s") % {"title": document.title, "label": version.label}
    dated = capfirst(typography.day(version.dated_on, version.dated_precision))
    is_known = version.dated_precision == Precision.DAY
    said = [str(version.changes or dated)] if is_known else [str(version.changes), dated]
    return Entry(
        title=labelled(title, document),
        url=version.get_absolute_url(),
        summary="\n\n".join(filter(None, [*said, "" if is_known else day_unknown(version.published_at)])),
        updated=version.published_at,
        published=version.published_at,
        record=version,
        categories=(document.get_kind_display(),),
    )


def _meeting(meeting):
    """A meeting comes here when it is held, or when it is registered after that."""
    title = f"{capfirst(meeting.get_kind_display())} {typography.day(meeting.held_on)}"
    held = midnight(meeting.held_on)
    published = max(held, meeting.registered_at or held)
    return Entry(
        title=labelled(title, meeting),
        url=meeting.get_absolute_url(),
        summary=markup.render(meeting.summary),
        updated=meeting.last_changed_at or published,
        published=published,
        record=meeting,
        categories=(meeting.get_kind_display(),),
    )
