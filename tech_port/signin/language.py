"""The admin speaks the language that each of the staff has chosen; until then, and before signing in, the browser's.

What is chosen lies in the session while somebody is signed in, so that no page asks for it. Pages of visitors have the
language of their address, and no session.
"""

from django.conf import settings
from django.contrib.auth import user_logged_in
from django.db import Error
from django.dispatch import receiver
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from tech_port.middleware import DatabaseErrorsMiddleware

from .models import Preferences

LANGUAGE, SLASH = "signin.language", "signin.slash"
READ_BY = {"nb": "nb", "nn": "nb", "no": "nb", "da": "nb", "sv": "nb", "en": "en"}


@receiver(user_logged_in)
def remember(sender, request, user, **kwargs):
    keep(request.session, Preferences.objects.filter(pk=user.pk).first() or Preferences())


def keep(session, preferences):
    session.update({LANGUAGE: preferences.language, SLASH: preferences.jumps_by_slash})


def of_browser(request):
    """The first of ours that a browser asks for, or one that its reader knows as well."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    found = (READ_BY.get(code.partition("-")[0]) for code, _quality in asked)
    return next(filter(None, found), settings.LANGUAGE_CODE)


def language_of(request):
    return request.session.get(LANGUAGE) or of_browser(request)


class StaffLanguageMiddleware:
    """Gives the admin its language, and its field for jumping the key that it comes by."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.answer_to = DatabaseErrorsMiddleware(get_response).process_exception

    def __call__(self, request):
        if request.path_info.startswith(f"/{settings.ADMIN_PATH}"):
            try:
                self.begin(request)
            except Error as error:
                if answer := self.answer_to(request, error):
                    return answer
                raise
        return self.get_response(request)

    @staticmethod
    def begin(request):
        request.LANGUAGE_CODE = language_of(request)
        request.jumps_by_slash = request.session.get(SLASH, True)
        translation.activate(request.LANGUAGE_CODE)
