"""Calendar files as answers: of one event, and of a list."""

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header

from . import ical

KEPT_SECONDS = 600


def calendar_response(request, entries, file_name, *about):
    """A calendar file, or 304 for one who has the same already; written only when it must be sent."""
    etag = f'"{ical.tag_of(entries, *about)}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(ical.written(entries, *about), content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = content_disposition_header(False, f"{file_name}.ics")
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response
