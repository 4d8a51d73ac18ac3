"""Who is told that units are no longer to be had, the mail each gets, and writing those that are due."""

import logging
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import transaction

from tech_port.history.many import changed
from tech_port.open_forms import tokens
from tech_port.outbox.models import Mail
from tech_port.postgres.errors import is_temporary
from tech_port.staff.leaving import LISTED, Part
from tech_port.worker.rows import each

from ..models import LettingNotice, Unit

MAX_SHOWN = 20  # mails that are looked at one by one
TEMPLATE = "premises/emails/interest_gone"
State = LettingNotice.State
logger = logging.getLogger("portal.premises")


@dataclass(frozen=True)
class Recipient:
    """An interest, and the lines of a notice that are about it."""

    interest: object
    lines: list

    @property
    def units(self):
        return [line.unit for line in self.lines]

    @property
    def is_told(self):
        return any(line.told_at for line in self.lines)

    @property
    def is_left_out(self):
        return all(line.is_left_out for line in self.lines)

    def draft(self, token):
        """The mail, not stored; `token` is the secret of the link in it."""
        interest = self.interest
        left = Unit.objects.offered().filter(interests=interest).select_related("building")
        context = {
            "interest": interest,
            "gone": self.units,
            "left": left.exclude(pk__in=[unit.pk for unit in self.units]),
            "query": query_of(interest),
            "token": token,
        }
        return Mail.objects.draft(TEMPLATE, interest.email, context, language=interest.language, about=interest)

    def preview(self):
        return self.draft(tokens.new())


def recipients(notice):
    """Those whom a notice is about, each once, in the order in which they asked, each with the units as one walks."""
    found = {}
    lines = notice.lines.select_related("interest", "unit__building")
    for line in lines.order_by("interest__received_at", "interest", "unit"):
        found.setdefault(line.interest_id, []).append(line)
    return [Recipient(lines[0].interest, lines) for lines in found.values()]


def parts(notice):
    """The mails that a notice becomes, for who looks at them; of many the last stands for the rest."""
    found = [one for one in recipients(notice) if one.interest.is_open and not one.is_left_out]
    shown = [Part(one.preview(), [one.interest.email]) for one in found[:MAX_SHOWN]]
    rest = [one.interest.email for one in found[MAX_SHOWN:]]
    if rest:
        shown[-1].addresses += rest[:LISTED]
        shown[-1].number += len(rest)
        shown[-1].keys = sum(one.interest.pk for one in found[MAX_SHOWN:])
    return shown


def query_of(interest):
    """The need as the finder's address has it."""
    asked = {
        "areal_min": interest.area_min_m2,
        "areal_maks": interest.area_max_m2,
        "ansatte": interest.employees if not (interest.area_min_m2 or interest.area_max_m2) else None,
        "type": interest.use,
    }
    return urlencode({name: value for name, value in asked.items() if value})


def write_due(now):
    """Queue the mails of the notices whose hold is over; returns their number. One that fails holds up no other."""
    erased = LettingNotice.objects.coming().filter(lines=None)
    changed(erased, state=State.WITHDRAWN, finished_at=now)
    due = LettingNotice.objects.due(now).values_list("pk", flat=True)
    return each("letting", LettingNotice, due, lambda key: _write(key, now), now)


def _write(key, now):
    notices = LettingNotice.objects.filter(pk=key)
    notices.take_back(Unit.objects.filter(is_offered=True, letting_notices=key), now)
    notice = notices.due(now).select_for_update(skip_locked=True).first()
    if notice is None:
        return 0
    for recipient in recipients(notice):
        if recipient.interest.is_open and not recipient.is_left_out:
            _tell(notice, recipient, now)
    notice.finish(now)
    return notice.written


def _tell(notice, recipient, now):
    """Queue one mail, and count one that cannot be made."""
    try:
        with transaction.atomic():
            mail = recipient.draft(recipient.interest.new_token())
            mail.save(force_insert=True)
            notice.lines.filter(interest=recipient.interest).update(told_at=now, mail=mail)
    except Exception as error:
        if is_temporary(error):
            raise  # that is not about this one
        logger.exception("a mail of letting notice %s to interest %s was not written", notice.pk, recipient.interest.pk)
        notice.failed += 1
    else:
        notice.written += 1
