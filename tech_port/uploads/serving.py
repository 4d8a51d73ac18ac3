"""Files that staff uploaded: pictures for everybody, and PDFs for whoever a page lets have them."""

from pathlib import Path

from csp.decorators import csp
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

TYPES = {".webp": "image/webp", ".avif": "image/avif", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
A_YEAR = 365 * 24 * 60 * 60
powerless = csp({"default-src": ["'none'"], "sandbox": True})  # what is opened can neither load nor run anything


@powerless
@require_safe
def media_file(request, path):
    """One picture below MEDIA_ROOT; its name is generated and never used again, so it may be kept for ever."""
    content_type = TYPES.get(Path(path).suffix.lower())
    if content_type is None:
        raise Http404
    response = HttpResponse(_content(path), content_type=content_type)
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def pdf_response(path):
    """A PDF below MEDIA_ROOT to save, not to show; a view that is `powerless` decides who may have it."""
    response = HttpResponse(_content(path), content_type="application/pdf")
    response.headers["Content-Disposition"] = "attachment"
    response.headers["Cache-Control"] = "no-cache"
    return response


def _content(path):
    try:
        return Path(safe_join(settings.MEDIA_ROOT, path)).read_bytes()
    except (SuspiciousFileOperation, OSError, ValueError) as error:
        raise Http404 from error
