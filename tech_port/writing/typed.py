"""What a form held that could not be taken."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError


def typed(request):
    """What a form that could not be taken held, to be sent again: [(name, value)]; nothing where that cannot be."""
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError):
        return []
    may_be_shown = request.method == "POST" and not any("password" in name for name, _value in fields)
    return fields if may_be_shown else []


def chosen(request):
    """The files that came with what was typed, [(field, file name)]: not kept, so they are to be chosen again."""
    if not typed(request):
        return []
    return [(name, file.name) for name, files in request.FILES.lists() for file in files]
