"""Records by the address that they have, and by those that they had."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from .models import FormerAddress

AS_SENT = 308  # moved for ever, and what was sent to the old address goes to the new one


class Moved(Http404):
    """What was asked for stands at another address, of the same page with other `arguments`."""

    def __init__(self, **arguments):
        super().__init__("moved")
        self.arguments = arguments


def get_or_moved(queryset, slug, argument="slug"):
    """The record at an address, of those that are there for this visitor; Http404 without one, `Moved` if it has moved.

    `argument` is what the view calls the slug. Only an address at which nothing stands asks a second question.
    """
    try:
        return get_object_or_404(queryset, slug=slug)
    except Http404:
        key = FormerAddress.objects.key_at(queryset.model, slug)
        current = queryset.filter(pk=key).values_list("slug", flat=True).first() if key else None
        if current is None:
            raise
        raise Moved(**{argument: current}) from None


def to_new_address(request, moved):
    """The answer to what asked for an old address: the same page in the same language, with the same question."""
    match = request.resolver_match
    address = reverse(match.view_name, kwargs=match.kwargs | moved.arguments)
    question = request.META.get("QUERY_STRING")
    response = HttpResponsePermanentRedirect(f"{address}?{question}" if question else address)
    if request.method not in {"GET", "HEAD"}:
        response.status_code = AS_SENT
    response.headers["Cache-Control"] = "no-cache"  # the address may be taken again, or come back to its record
    return response
