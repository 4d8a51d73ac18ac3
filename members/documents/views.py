"""The association's documents and meetings."""

from functools import partial

from django.db.models import Count, Window
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tech_port.addresses.lookup import get_or_moved
from tech_port.door.declared import may_be_kept
from tech_port.lists.exports import answer
from tech_port.lists.few import few_of_each
from tech_port.lists.for_programs import for_programs
from tech_port.uploads import serving as media
from tech_port.writing.difference import difference

from ..models import BoardSeat, Document, DocumentVersion, Meeting
from .feed import as_atom
from .forms import VersionForm

MAX_SHOWN = 24  # documents of a kind, and meetings


@may_be_kept("format")
@for_programs
def document_list(request):
    if response := answer(request, atom=partial(as_atom, request)):
        return response
    apart = Document.objects.published().exclude(kind=Document.Kind.MINUTES, meeting__isnull=False)
    documents = few_of_each(apart, "kind", MAX_SHOWN, list(Document._meta.ordering)).select_related("meeting")
    meetings = list(
        Meeting.objects.with_papers().select_related("source").annotate(in_all=Window(Count("pk")))[:MAX_SHOWN]
    )
    days = BoardSeat.objects.shown().filter(starts_on__in=[meeting.held_on for meeting in meetings])
    elections = set(days.order_by().values_list("starts_on", flat=True).distinct())
    return render(
        request,
        "members/documents/document_list.html",
        {
            "kinds": by_kind(list(documents)),
            "meetings": [(meeting, meeting.held_on in elections) for meeting in meetings],
        },
    )


def by_kind(documents):
    """[(kind in words, its documents)] of the kinds that there are; a meeting's minutes stand with the meeting."""
    grouped = [(kind.label, [one for one in documents if one.kind == kind]) for kind in Document.Kind]
    return [(label, found) for label, found in grouped if found]


@may_be_kept(VersionForm)
@require_safe
def document_detail(request, slug):
    document = get_or_moved(Document.objects.published().select_related("meeting"), slug)
    form = VersionForm(request.GET, document=document)
    context = {"document": document, "subject": document, "form": form, "version": form.shown}
    if form.compared:
        before, after = form.compared
        context |= {"before": before, "after": after, "changes": difference(before.text, after.text)}
    return render(request, "members/documents/document_detail.html", context)


@media.powerless
@require_safe
def document_file(request, name):
    """The PDF of a version that is published; of a draft only to staff who may see drafts."""
    path = f"dokumenter/{name}.pdf"
    versions = DocumentVersion.objects.filter(file=path)
    if versions.published().exists():
        return media.pdf(request, path, is_public=True)
    if not request.user.has_perm("members.view_documentversion") or not versions.exists():
        raise Http404
    return media.pdf(request, path, is_public=False)
