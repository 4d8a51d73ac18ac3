"""An interest as a conversation: what the tenant wrote, the thread and the calls, in the order in which they came."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tech_port.outbox.models import Mail

from ...models import InterestMessage


@dataclass(frozen=True)
class Entry:
    """One thing that was said: by whom, when, and what; a call has no text."""

    who: str
    at: datetime
    subject: str = ""
    body: str = ""
    is_tenants: bool = False
    is_lost: bool = False  # its mail was given up


def conversation(interest):
    """The entries, oldest first; the form that the tenant sent is the first of them."""
    first = Entry(
        _("leietakeren"), interest.received_at, body=interest.message or _("(Ingen melding.)"), is_tenants=True
    )
    messages = [_of_message(message) for message in interest.messages.select_related("by", "mail")]
    calls = [_of_call(step) for step in interest.steps.filter(is_call=True).select_related("by")]
    return [first, *sorted([*messages, *calls], key=lambda entry: entry.at)]


def _of_message(message):
    who = message.get_sender_display()
    return Entry(
        f"{who} ({message.by})" if message.by else who,
        message.at,
        message.subject,
        message.body,
        is_tenants=message.sender == InterestMessage.Sender.TENANT,
        is_lost=bool(message.mail and message.mail.state == Mail.State.FAILED),
    )


def _of_call(step):
    return Entry(step.by.get_username() if step.by else _("staben"), step.at, subject=_("Telefonsamtale"))
