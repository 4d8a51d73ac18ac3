"""Pictures that staff uploaded, as files of their own."""

from pathlib import Path

from csp.decorators import csp
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

TYPES = {".webp": "image/webp", ".avif": "image/avif", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
A_YEAR = 365 * 24 * 60 * 60


@csp({"default-src": ["'none'"], "sandbox": True})
@require_safe
def media_file(request, path):
    """One picture below MEDIA_ROOT; its name is generated and never used again, so it may be kept for ever."""
    content_type = TYPES.get(Path(path).suffix.lower())
    if content_type is None:
        raise Http404
    try:
        content = Path(safe_join(settings.MEDIA_ROOT, path)).read_bytes()
    except (SuspiciousFileOperation, OSError, ValueError) as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=content_type)
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
