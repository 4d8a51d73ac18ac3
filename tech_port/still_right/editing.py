"""What «Stemmer fortsatt» on lists and forms of the admin says and does: see `staff.confirmable`."""

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .confirming import confirm
from .kinds import kind_of
from .known import last_right

SAID = gettext_lazy("Bekreftet riktig.")


def sentence_of(record):
    found = last_right([record]).get(record)
    return found.sentence(timezone.localdate()) if found else ""


def written_in(request, rows):
    """Who writes in a record without a source of a day is who says that it is right, today.

    Not of a kind that has a day of its own: that is a decision, as of a unit that is offered.
    """
    told = last_right(row for row in rows if not getattr(row, "is_sample", False))
    new = [row for row, last in told.items() if last.span is None and not kind_of(type(row)).own_day]
    confirm(new, timezone.localdate(), by=request.user)


def say(model_admin, request, rows):
    """Confirm records today, note it in the log of each, and say so with the way to take it back."""
    number = confirm(rows, timezone.localdate(), by=request.user)
    for row in rows:
        model_admin.log_change(request, row, SAID)
    text = ngettext("%(number)d er bekreftet riktig i dag.", "%(number)d er bekreftet riktig i dag.", number)
    undo = format_html(' <a href="{}">{}</a>', reverse("admin:still_right") + "#angre", _("Se eller angre"))
    messages.success(request, format_html("{}{}", text % {"number": number}, undo))
