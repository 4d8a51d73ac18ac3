"""The staff's log is in one language, whoever acted in whichever: bokmål, the source language of all texts.

What is logged is therefore lazy: it is made words of in the log's language, and for who acts in theirs.
"""

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import override


def filled(text, words):
    """A lazy text with its words put in when it is read: `filled(_("%(name)s er med."), {"name": name})`."""
    return lazy(lambda: text % words, str)()


def listed(texts):
    """Lazy texts with commas between them."""
    return lazy(lambda: ", ".join(map(str, texts)), str)()


class LoggedInOneLanguage:
    """Admin pages whose lines in the log are in the log's language."""

    def log_addition(self, request, obj, message):
        with override(settings.LANGUAGE_CODE):
            return super().log_addition(request, obj, as_stored(message))

    def log_change(self, request, obj, message):
        with override(settings.LANGUAGE_CODE):
            return super().log_change(request, obj, as_stored(message))


def as_stored(message):
    """Words; what Django lists of a form, which it makes words of for each who reads it, stays as it is."""
    return message if isinstance(message, list) else str(message)
