"""What a program on any other site's page may fetch too: public files, which no cookie changes (CORS)."""

from functools import wraps

from django.http import HttpResponse
from django.views.decorators.http import require_safe

ORIGIN = {"Access-Control-Allow-Origin": "*"}
OPEN = {
    **ORIGIN,
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# What a browser asks before it sends the ETag that it has: whether it may.
BEFOREHAND = {
    **ORIGIN,
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def opened(response):
    """A file as it is given to everybody's programs."""
    for name, value in OPEN.items():
        response.headers[name] = value
    return response


def asked_beforehand(request):
    """Whether a browser asks if a page of another site may read this."""
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def beforehand():
    return HttpResponse(status=204, headers=BEFOREHAND)


def for_programs(view):
    """A view that is only read, whose files may be read from other sites' pages."""
    read = require_safe(view)

    @wraps(view)
    def answer(request, *args, **kwargs):
        if asked_beforehand(request):
            return beforehand()
        return read(request, *args, **kwargs)

    return answer
