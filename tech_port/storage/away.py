"""What is done while files can be neither kept nor read: forms come back, other pages say when to try again."""

from contextvars import ContextVar
from functools import wraps

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class StorageAway(Exception):
    """Files cannot be kept or read just now; trying again in a while may help."""


trying_again = ContextVar("trying_again", default=False)


def asked_again(view):
    """A view whose file could not be kept is asked once more; its form then comes back and says so at its field.

    What came before is undone, so the view must save in a transaction. What was typed stays in the form.
    """

    @wraps(view)
    def asked(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except StorageAway:
            before = trying_again.set(True)
        try:
            return view(*args, **kwargs)
        finally:
            trying_again.reset(before)

    return asked


def refuse_uploads_that_cannot_be_kept():
    """Raise ValidationError, for a field with a new file, while a view is asked again."""
    if trying_again.get():
        raise ValidationError(_("Vi får ikke lagret filen akkurat nå. Velg den igjen og prøv om et minutt."), "away")
