"""A line for each request: the route's name instead of its address, which may hold a token."""

import logging
import re
import secrets
import time

from django.conf import settings

from .logs import request_id

logger = logging.getLogger("portal.request")
GIVEN_BY_A_PROXY = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestLogMiddleware:
    """The outermost middleware; the number in `X-Request-ID` finds the lines of an answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began, number = time.perf_counter(), number_of(request.META)
        known = request_id.set(number)
        try:
            response = self.get_response(request)
            ms = round((time.perf_counter() - began) * 1000)
            fields = {"method": request.method, "route": route_of(request), "status": response.status_code, "ms": ms}
            refused = getattr(request, "refused", None)
            logger.info("", extra={"fields": fields | ({"refused": refused} if refused else {})})
        finally:
            request_id.reset(known)
        response.headers["X-Request-ID"] = number
        return response


def log_kept(environ, route, how):
    """The line of an answer that Django was not asked for; gives its number."""
    number = number_of(environ)
    known = request_id.set(number)
    fields = {"method": environ["REQUEST_METHOD"], "route": route, "status": 200, "kept": how}
    logger.info("", extra={"fields": fields})
    request_id.reset(known)
    return number


def number_of(environ):
    """The number of a request, by its WSGI environment."""
    given = environ.get("HTTP_X_REQUEST_ID", "") if settings.BEHIND_PROXY else ""
    return given if GIVEN_BY_A_PROXY.fullmatch(given) else secrets.token_hex(8)


def route_of(request):
    """The name of what answered, such as `premises:interest_change`; None where no address fits."""
    if request.resolver_match:
        return request.resolver_match.view_name
    return "static" if request.path_info.startswith(settings.STATIC_URL) else None
