"""Asking members and landlords by mail whether what the site says of theirs is still right: at most once a year.

Staff ask some at a time, the oldest first. Each mail waits as long as others to many do, and can be stopped meanwhile.
"""

import hashlib

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, override

from ..outbox.models import Mail
from ..staff.told_words import in_words
from ..worker.to_many import held_until
from ..writing.translated import Text, language_of
from .confirming import confirm
from .kinds import asked, kind_of, type_of
from .models import ANSWERED_WITHIN, Question

AT_ONCE = 20
CLAIMS = ("claim", "completion")  # what records say of when, with its basis
TEMPLATE = "still_right/emails/question"


def waiting(who, today):
    """The records whose people may be asked today, those that nobody has spoken of first."""
    found = who.to_ask(today)
    same = type_of(found.model, "about_type")
    lately = Question.objects.lately(today).filter(**same, about_id=OuterRef("pk"))
    return found.exclude(Exists(lately)).order_by(F("right_on").asc(nulls_first=True), "pk")


@transaction.atomic
def ask(who, now, today):
    """Queue the next mails, held for some minutes; returns how many. Their rows are held, so that two ask once."""
    keys = list(waiting(who, today).values_list("pk", flat=True)[:AT_ONCE])
    list(who.to_ask(today).model.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",)))
    for record in waiting(who, today).filter(pk__in=keys):
        question = Question.objects.create(how=who.how, about=record, email=record.asked_at, asked_on=today)
        mail = drafted(question, question.new_token())
        mail.next_try_at = held_until(now)
        mail.is_the_point = True
        mail.save(force_insert=True)
    return len(keys)


def drafted(question, token):
    with override(question.language):
        context = {"question": question, "token": token, "told": told(question), "days": ANSWERED_WITHIN.days}
    return Mail.objects.draft(TEMPLATE, question.email, context, language=question.language, about=question)


@transaction.atomic
def stop(how, now):
    """Stop those whose mail has not left; how many. They can be asked again at once."""
    held = list(Question.objects.filter(how=how).held(now).select_for_update(of=("self",)))
    mails = Mail.objects.about_any(Question.objects.filter(pk__in=[one.pk for one in held]))
    queued = set(mails.filter(state=Mail.State.QUEUED, tries=0).select_for_update().values_list("about_id", flat=True))
    Question.objects.filter(pk__in=queued).delete()
    return len(queued)


# What they are asked about


def told(question):
    """[(label of the kind, [(what it is called, [(field, value)])])] of what they answer for."""
    groups = []
    for rows in asked()[question.how].records(question.about):
        kind = kind_of(rows.model)
        found = [(str(row), fields_of(kind, row)) for row in rows.order_by("pk")]
        if found:
            groups.append((kind.label if len(found) == 1 else kind.labels, found))
    return groups


def fields_of(kind, row):
    """[(label, value)] of what is looked over, without what says nothing; claims as pages tell them, plans as plans."""
    told, today = [], timezone.localdate()
    for name in kind.shows:
        if name in CLAIMS:
            told.append((gettext("Når"), getattr(row, name).sentence(today)))
        else:
            field = kind.model._meta.get_field(name)
            words, language = in_words(field, row), language_of(field)
            told.append((capfirst(str(field.verbose_name)), Text(words, language) if language else words))
    return [(label, value) for label, value in told if value]


def digest(found):
    """Of what a page told: what is confirmed is what was read."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:32]


@transaction.atomic
def answer(question, now, today):
    """They say that all of it is right; False where they have said so before."""
    held = Question.objects.select_for_update().get(pk=question.pk)
    if held.answered_at:
        return False
    for rows in asked()[held.how].records(held.about):
        confirm(rows, today, how=held.how, question=held)
    held.answered_at = now
    held.save(update_fields=["answered_at"])
    return True
