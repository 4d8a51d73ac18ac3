"""What events leave behind, as files."""

from django.http import Http404
from django.views.decorators.http import require_safe

from tech_port.uploads import serving as media

from ..models import Event, EventDocument


@media.powerless
@require_safe
def event_document_file(request, name):
    """The PDF of an event that is published; of a draft only to staff who may see its documents."""
    path = f"arrangementer/{name}.pdf"
    documents = EventDocument.objects.filter(file=path)
    if documents.filter(event__in=Event.objects.published()).exists():
        return media.pdf(request, path, is_public=True)
    if not request.user.has_perm("events.view_eventdocument") or not documents.exists():
        raise Http404
    return media.pdf(request, path, is_public=False)
