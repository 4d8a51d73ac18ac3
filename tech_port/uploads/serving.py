"""Files that staff uploaded: pictures for everybody, and PDFs for whoever a page lets have them.

They always come by way of the portal, which decides who may have them and what they may do. It sends them itself, in
chunks; or nginx does, where `MEDIA_ACCEL` names its internal location.
"""

import logging
import time
from pathlib import Path

from csp.decorators import csp
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.encoding import filepath_to_uri
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from ..storage.away import StorageAway
from . import ranges

logger = logging.getLogger("portal.media")

TYPES = {".webp": "image/webp", ".avif": "image/avif", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
A_YEAR = 365 * 24 * 60 * 60
CHUNK = 64 * 1024
READ_WITHIN = 30  # seconds from the first byte to the last; our own files have at most some megabytes
powerless = csp({"default-src": ["'none'"], "sandbox": True})  # what is opened can neither load nor run anything


@powerless
@require_safe
def media_file(request, path):
    """One picture; its name is generated and never used again, so it may be kept for ever."""
    content_type = TYPES.get(Path(path).suffix.lower())
    if content_type is None:
        raise Http404
    return answer(request, path, content_type, {"Cache-Control": f"public, max-age={A_YEAR}, immutable"})


def pdf(request, path, *, is_public):
    """A PDF to save, not to show; a view that is `powerless` decides who may have it."""
    headers = {"Content-Disposition": "attachment", "Cache-Control": "no-cache" if is_public else "no-store"}
    return answer(request, path, "application/pdf", headers)


def answer(request, path, content_type, headers):
    """A stored file, or the part of it that is asked for, or that the browser has it already; with these headers."""
    try:
        found = default_storage.find(path)
        etag, modified = found.etag, http_date(found.modified)
        headers = {**headers, "ETag": etag, "Last-Modified": modified, "Accept-Ranges": "bytes"}
        response = get_conditional_response(request, etag, found.modified) or sent(request, path, found, modified)
    except (FileNotFoundError, SuspiciousOperation) as error:
        raise Http404 from error
    if response.status_code in {200, 206}:
        response.headers["Content-Type"] = content_type
    for name, value in headers.items():
        response.headers[name] = value
    return response


def sent(request, path, found, modified):
    """The file by nginx, its head, the whole of it or a part."""
    if settings.MEDIA_ACCEL:
        return HttpResponse(headers={"X-Accel-Redirect": f"/{settings.MEDIA_ACCEL}/{filepath_to_uri(path)}"})
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(found.size)})
    is_still = ranges.is_still(request.headers.get("If-Range"), found.etag, modified)
    try:
        part = ranges.part(request.headers.get("Range"), found.size) if is_still else None
    except ranges.OutsideTheFile:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    start, length = part or (0, found.size)
    response = StreamingHttpResponse(Chunks(default_storage.read(path, start, length), length))
    response.headers["Content-Length"] = str(length)
    if part:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {start}-{start + length - 1}/{found.size}"
    return response


class Chunks:
    """The next `length` bytes of a file; fewer where it cannot be read on, at which the server ends the connection."""

    def __init__(self, file, length):
        self.file, self.length = file, length

    def __iter__(self):
        left, give_up = self.length, time.monotonic() + READ_WITHIN
        while left > 0 and time.monotonic() < give_up:
            try:
                chunk = self.file.read(min(CHUNK, left))
            except (StorageAway, OSError) as error:
                logger.warning("a file could not be read to its end: %s", type(error).__name__)
                break
            if not chunk:
                break
            left -= len(chunk)
            yield chunk

    def close(self):
        """Called by the server when the answer is over, also where it never began."""
        self.file.close()
