"""What a form held that could not be taken."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError


def typed(request):
    """What a form that could not be taken held, to be sent again: [(name, value)]; nothing where that cannot be."""
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        whole = request.method == "POST" and not request.FILES
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        return []
    return fields if whole and not any("password" in name for name, _value in fields) else []
