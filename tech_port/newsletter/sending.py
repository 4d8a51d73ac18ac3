"""Sending an issue: looked at, held for some minutes, and written by the worker, a few at a time, once to each reader.

Each few are rendered while nothing is locked, and stored in one short transaction with the mark of how far it has come.
So a worker may be killed anywhere; and the number of each mail is made of issue and reader, so that the database itself
takes none twice. Who confirms after it began gets the next one.
"""

import uuid
from functools import partial

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override

from tech_port.open_forms.models import Link
from tech_port.outbox.models import Mail
from tech_port.staff import leaving
from tech_port.worker import to_many
from tech_port.worker.rows import each

from . import printed, subscribing
from .models import Issue, Subscription

TEMPLATE = subscribing.ISSUES
LANGUAGES = ("nb", "en")
State = Issue.State


def readers(issue, now=None):
    """Those who get it, or the rest of it, in the order in which it is written."""
    rows = Subscription.objects.active().filter(pk__gt=issue.cursor, confirmed_at__lte=issue.published_at or now)
    return rows.order_by("pk")


@transaction.atomic
def hold(issue_pk, by, now):
    """Hold an issue that staff send; whoever looks at what leaves sees it. None where it is not to be sent any more."""
    issue = Issue.objects.select_for_update(of=("self",)).get(pk=issue_pk)
    if not issue.hold(now, by):
        return None
    leaving.send(partial(_sending, issue))
    return issue


@transaction.atomic
def stop(issue_pk, now):
    """Stop it; the issue, or None where it has left already. A few that are being stored are waited for."""
    issue = Issue.objects.select_for_update(of=("self",)).get(pk=issue_pk)
    return issue if issue.stop(now) else None


def _sending(issue):
    """For each language how many get it, the first of them, and the mail of the very first."""
    now = timezone.now()
    rows, render = readers(issue, now), renderer(issue)
    parts = [part for language in LANGUAGES if (part := _part(rows.filter(language=language), render))]
    number = sum(part.number for part in parts)
    button = ngettext("Send til %(number)d leser", "Send til %(number)d lesere", number) % {"number": number}
    title = gettext("Se over før det sendes")
    return leaving.Sending(parts, due_at=issue.due_at, is_the_point=True, title=title, button=button)


def _part(rows, render):
    found = rows.order_by().aggregate(number=Count("pk"), keys=Sum("pk"))
    first = list(rows[: leaving.LISTED]) if found["number"] else []
    if not first:
        return None
    addresses, keys = [one.email for one in first], int(found["keys"])
    return leaving.Part(render(first[0]), addresses, found["number"], keys, for_all=True)


def renderer(issue):
    """The function from a reader to the mail; what is the same for all of a language is made once."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = content(issue)

    def render(reader):
        token, link = Link.objects.draft(reader, reader.LINK_PURPOSE)
        context = {**said[reader.language], "token": token, "reader": reader}
        mail = Mail.objects.draft(TEMPLATE, reader.email, context, language=reader.language, about=reader)
        mail.headers = subscribing.headers(token, reader.language)
        mail.message_id, mail.link = uuid.uuid5(issue.uid, str(reader.pk)), link
        return mail

    return render


def content(issue):
    """What its mails say in the language of now."""
    return {"issue": issue, "parts": printed.parts_of(issue, is_mail=True)}


def proof(issue, language, to):
    """The mail to one of the staff: as readers get it, without a reader's own links."""
    with override(language):
        context = {**content(issue), "is_proof": True}
    return Mail.objects.draft(TEMPLATE, to, context, language=language)


def write_due(now):
    """Write what is due of every issue; returns the number of readers. One that fails holds up no other."""
    due = Issue.objects.due(now).values_list("pk", flat=True)
    return each("newsletter", Issue, due, partial(to_many.write_on, write_some, now), now, atomic=False)


def write_some(issue_pk, now):
    """Write the next few mails; returns for how many readers, 0 when there is nothing to write now."""
    issue = begun(issue_pk, now)
    if issue is None:
        return 0
    render = renderer(issue)
    mails = {row.pk: to_many.rendered(row, render) for row in readers(issue)[: to_many.AT_ONCE]}
    with transaction.atomic():
        return _store(issue, mails, now)


@transaction.atomic
def begun(issue_pk, now):
    """The issue, with what it says kept as it is now; one of which nothing may be seen any more is a draft again."""
    issue = Issue.objects.due(now).filter(pk=issue_pk).select_for_update(of=("self",)).first()
    if issue is None or issue.state == State.SENDING:
        return issue
    if issue.published_at is None and not printed.keep(issue):
        issue.stop(now)
        return None
    issue.begin(now)
    return issue


def _store(issue, mails, now):
    """Store the mails of those who still want them, with the mark; nothing when another worker has got further."""
    as_read = {"pk": issue.pk, "cursor": issue.cursor, "state": State.SENDING}
    issue = Issue.objects.filter(**as_read).select_for_update(of=("self",)).first()
    if issue is None:
        return 0
    if not mails:
        issue.finish(now)
        return 0
    rows = Subscription.objects.active().filter(pk__in=mails).select_for_update(of=("self",))
    wanted = set(rows.values_list("pk", flat=True))
    issue.failed += to_many.insert([mail for pk, mail in mails.items() if pk in wanted])
    issue.written += len(wanted)
    issue.cursor = max(mails)
    issue.save(update_fields=["written", "failed", "cursor"])
    return len(mails)
