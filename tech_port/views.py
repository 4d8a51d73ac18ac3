"""The pages about the site itself, and what is shown when something is wrong."""

import sys
from copy import copy
from http import HTTPStatus

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept

from .accessibility import GAPS, Results
from .addresses.lookup import Moved, to_new_address
from .open_forms.secret_pages import LeadsNowhere
from .postgres.errors import is_slow, is_temporary
from .privacy import declared
from .server.refusals import REFUSED
from .storage.away import StorageAway
from .writing.typed import chosen, typed

RETRY_AFTER_SECONDS = 60


def _error(request, status, **context):
    """The page of an error; within the admin it is the admin's own, which leads back to the work."""
    template = "error.html"
    if request.path.startswith(f"/{settings.ADMIN_PATH}"):
        template = "admin/error.html"
        context |= {"site_header": admin.site.site_header, "site_title": admin.site.site_title}
    return render(request, template, {"status": status, **context}, status=status)


def bad_request(request, exception=None):
    request.refused = type(exception).__name__ if exception else None
    if isinstance(exception, TooManyFieldsSent):
        request.GET, request.META["QUERY_STRING"] = QueryDict(), ""  # reading it again would raise again
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _error(request, 400, title=_("Forespørselen var ikke til å forstå"))


def permission_denied(request, exception=None):
    return _error(request, 403, title=_("Denne siden er ikke for alle"))


def csrf_failure(request, reason=""):
    return not_allowed(request) or _error(request, 403, title=_("Skjemaet kunne ikke bekreftes"), is_form=True)


def not_allowed(request):
    """The 405 that the page's view gives a method that it never takes, or None: nothing is wrong with a form then.

    The view is asked by OPTIONS, which is let by without a token anyway and changes nothing.
    """
    if request.path.startswith(f"/{settings.ADMIN_PATH}"):
        return None
    asked, match = copy(request), request.resolver_match
    asked.method = "OPTIONS"
    answer = match.func(asked, *match.args, **match.kwargs)
    takes = answer.headers.get("Allow", "").split(", ")
    return answer if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method not in takes else None


def not_found(request, exception=None):
    if isinstance(exception, Moved):
        return to_new_address(request, exception)
    if isinstance(exception, LeadsNowhere):
        return _error(request, 404, title=exception.sentence, is_secret_link=True, way=exception.way)
    return _error(request, 404, title=_("Siden finnes ikke"))


def method_not_allowed(request):
    return _error(request, 405, title=_("Adressen kan ikke brukes slik"))


def request_timeout(request):
    return _error(request, 408, title=_("Sendingen kom for sent fram"))


def too_large(request):
    return _error(request, 413, title=_("Det var for mye på en gang"))


def too_many_requests(request):
    return _error(request, 429, title=_("Det er prøvd for mange ganger"))


def server_error(request):
    exception = sys.exc_info()[1]
    if is_temporary(exception):  # raised by a middleware: Django asks those of views alone what to do
        return service_unavailable(request, exception)
    return _error(request, 500, title=_("Noe gikk galt hos oss"))


def service_unavailable(request, exception=None):
    title = _("Det tok for lang tid") if is_slow(exception) else _("Vi er straks tilbake")
    in_the_way = is_slow(exception) or REFUSED in request.META
    held = {"typed": typed(request), "files": chosen(request)}
    causes = {"slow": in_the_way, "storage": isinstance(exception, StorageAway)}
    response = _error(request, 503, title=title, is_form=request.method == "POST", **held, **causes)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


@may_be_kept()
@require_safe
def privacy(request):
    """Generated from what the code declares, so that the page and the nightly deletion cannot disagree."""
    return render(request, "privacy.html", {"purposes": declared()})


@may_be_kept()
@require_safe
def accessibility(request):
    return render(request, "accessibility.html", {"results": Results.recorded(), "gaps": GAPS})
