"""What a subscriber's mails carry, what comes of them, and what is kept about somebody."""

from smtplib import SMTPRecipientsRefused

from django.utils import timezone, translation
from django.utils.translation import gettext

from tech_port.open_forms import one_click
from tech_port.outbox.models import Mail, is_final

from .models import Subscription

ISSUES = "newsletter/emails/issue"  # how the names of the templates of issues begin


def headers(token, language):
    """How a mail program stops the newsletter with one press."""
    with translation.override(language):
        subject = gettext("Stopp nyhetsbrevet")
    return one_click.headers("newsletter:subscription_unsubscribe", token, language, subject)


def note_delivery(mail, error):
    """An issue was sent, or given up: one that the recipient's server refused for good counts against the address.

    What our own mail server could not do says nothing of the address.
    """
    if not mail.template.startswith(ISSUES) or not isinstance(mail.about, Subscription):
        return
    is_refused = isinstance(error, SMTPRecipientsRefused) and is_final(error)
    if error is None or is_refused:
        mail.about.note_delivery(is_refused, timezone.now())


def everything(subscription):
    """All that the portal keeps about a subscriber, ready for JSON; keys are the names of the stored fields."""
    names = ["email", "language", "created_at", "confirmed_at", "failures", "paused_at"]
    return {
        **{name: getattr(subscription, name) for name in names},
        "mails": list(
            Mail.objects.about(subscription)
            .order_by("created_at", "pk")
            .values("to", "subject", "text", "html", "state", "created_at", "sent_at")
        ),
        "readers": [gettext("de som er administratorer i staben i Trondheim Tech Port")],
    }
