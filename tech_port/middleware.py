"""What every answer carries, and what visitors see when the database is away."""

import logging
from http import HTTPStatus

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.urls import get_resolver
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from .history.acting import Way, acting, go_on
from .open_forms import secret_pages
from .postgres.errors import is_slow, is_temporary
from .server.refusals import REFUSED
from .storage.away import StorageAway

logger = logging.getLogger("portal.database")

WAIT_SECONDS = "600"  # as the open forms say in words
# For whoever has a cookie; without one the door says what all may keep. Django adds what an answer varies by.
FOR_ONE_VISITOR = "private, max-age=0, must-revalidate"
KNOWN_REFUSALS = {431: 400, 501: 400}  # too many headers, and an encoding that nobody sends
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class ResponseHeadersMiddleware:
    """The headers that Django does not set itself, and no caching of what belongs to one visitor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers.setdefault("Retry-After", WAIT_SECONDS)
        if secret_pages.is_secret(request):
            for name, value in secret_pages.HEADERS.items():
                response.headers[name] = value
        if self.is_private(request, response):
            # Django adds max-age and the like; of these only no-store keeps a page out of a shared computer's history.
            add_never_cache_headers(response)
            response.headers["Cache-Control"] = "no-store"
        elif request.COOKIES:
            response.headers.setdefault("Cache-Control", FOR_ONE_VISITOR)
        return response

    @staticmethod
    def is_private(request, response):
        """Admin, answers that set a cookie, and answers to anything but reading."""
        return (
            request.path.startswith(f"/{settings.ADMIN_PATH}")
            or bool(response.cookies)
            or request.method not in {"GET", "HEAD"}
        )


class AddressLanguageMiddleware(LocaleMiddleware):
    """The address alone decides the language, so no answer varies with what a browser would rather have."""

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class ActingMiddleware:
    """What a request changes is told as done by its way; who has signed in is asked for in the admin alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_admin = request.path.startswith(f"/{settings.ADMIN_PATH}")
        with acting(way=Way.FORM if is_admin else Way.PAGE, request=request if is_admin else None):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Who comes by a link in a mail fills in a form of their own."""
        if secret_pages.is_secret(request):
            go_on(way=Way.LINK)


class RefusalMiddleware:
    """What the server or its door refused unread gets its page here, with the headers of the middlewares above."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        status = request.META.get(REFUSED)
        if status is None:
            return self.get_response(request)
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_resolver().resolve_error_handler(KNOWN_REFUSALS.get(status, status))(request)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Cache-Control"] = "no-store"
        return response


class NotAllowedMiddleware:
    """A method that an address does not take is answered with a page, where Django answers with nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_bare = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content
        if not is_bare or not request.accepts("text/html"):
            return response
        page = get_resolver().resolve_error_handler(response.status_code)(request)
        page.headers["Allow"] = response.headers["Allow"]
        return page


class DatabaseErrorsMiddleware:
    """A database or a storage of files that does not answer, or too late, gives 503 with when to try again, not 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, StorageAway):
            logger.error("files can neither be kept nor read: %s", exception)
        elif not is_temporary(exception):
            return None
        elif is_slow(exception):
            logger.error("a statement or a lock took too long", exc_info=exception)
        else:
            logger.error("the database does not answer: %s", type(exception).__name__)
        return get_resolver().resolve_error_handler(HTTPStatus.SERVICE_UNAVAILABLE)(request, exception)
