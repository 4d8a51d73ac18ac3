"""Who acts, by which way and why, while something is changed: each row of a history says so."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


class Way(models.TextChoices):
    FORM = "form", _("skjema i administrasjonen")
    IMPORT = "import", _("import")
    APPROVAL = "approval", _("godkjenning")
    LINK = "link", _("lenke i e-post")
    PAGE = "page", _("skjema på nettstedet")
    JOB = "job", _("portalens egen jobb")
    COMMAND = "command", _("kommando")
    UNKNOWN = "", _("ikke kjent")


ENGLISH_IS_RIGHT = "english:"  # begins the reason of a row that changes nothing, before the name of the text it is of


@dataclass(frozen=True)
class Act:
    """`request` is asked for its user only when a row is written, so that no page reads a session for it."""

    way: str = Way.UNKNOWN
    reason: str = ""
    request: object = None

    @property
    def user(self):
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None


NOBODY = Act()
_act = ContextVar("act", default=NOBODY)


def current():
    return _act.get()


def go_on(**said):
    """Say more of what is being done, until the end of the `acting` around it.

    A reason that is lazy is told in the language of the log, whoever acts in whichever.
    """
    if isinstance(said.get("reason"), Promise):
        with override(settings.LANGUAGE_CODE):
            said["reason"] = str(said["reason"])
    return _act.set(replace(_act.get(), **{name: value for name, value in said.items() if value is not None}))


@contextmanager
def acting(way=None, reason=None, request=None):
    """Let what is changed within be told as done by this way, for this reason and by who sent this request."""
    token = go_on(way=way, reason=reason, request=request)
    try:
        yield
    finally:
        _act.reset(token)
