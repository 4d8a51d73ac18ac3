"""Mails that a mail program stops with one press, as RFC 8058 has it; by hand it is a page with a button."""

from email.utils import parseaddr
from functools import wraps
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .secret_pages import secret_page


def headers(name, token, language, subject):
    """The headers of a mail: the page of that URL name, and an address to write to with a subject."""
    with translation.override(language):
        page, subject = settings.SITE_URL + reverse(name, args=[token]), quote(str(subject))
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return {
        "List-Unsubscribe": f"<{page}>, <mailto:{address}?subject={subject}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def one_click(view):
    """The address in the header: `view(request, token)` stops the mails and says so in a sentence when it is pressed.

    Anything but a press it answers with the way to the page by hand.
    """

    @csrf_exempt  # a mail program sends neither cookie nor CSRF token; the secret in the address says who asks
    @secret_page
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request, token):
        said = view(request, token)
        return said if isinstance(said, HttpResponse) else HttpResponse(said, content_type="text/plain; charset=utf-8")

    return answer


def is_pressed(request):
    return request.POST.get("List-Unsubscribe") == "One-Click"
