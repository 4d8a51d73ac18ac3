"""What is kept about those who tip us about events."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.open_forms.records import EnquiryQuerySet
from tech_port.privacy import Held, Purpose, Tells

from ..models import EventTip
from ..models.tips import KEPT_MONTHS, KEPT_MONTHS_DECIDED
from .forms import TipForm

SENDER = ("contact_name", "email")


def erase_tips(now):
    """Take away who tipped us; what they told us about the event stays."""
    return EventTip.objects.expired(now).erase_senders()


PURPOSE = Purpose(
    key="tip",
    title=_("Tips om arrangementer"),
    reason=_("Spørre deg om det vi lurer på, og fortelle deg hva vi gjør med tipset."),
    fields=(
        *(TipForm.base_fields[name].label for name in ("contact_name", "email")),
        _("en kode laget av nettadressen din, som bare brukes mot misbruk"),
    ),
    basis=_("Vår interesse i å vite hva som skjer i distriktet (personvernforordningen artikkel 6 nr. 1 f)."),
    recipients=_("Staben i Trondheim Tech Port"),
    kept=(
        format_lazy(_("{months} måneder etter at vi har svart"), months=KEPT_MONTHS_DECIDED),
        format_lazy(_("Høyst {months} måneder etter at tipset kom"), months=KEPT_MONTHS),
    ),
    erase=erase_tips,
    holds=(
        Held(EventTip, "submission"),
        Held(EventTip, "submission", "sender", EnquiryQuerySet.erase_senders, SENDER, whose=SENDER),
    ),
    right="events.view_eventtip",
    tells=(Tells(EventTip, ("contact_name", "email", "answer", "sender_hash")),),
    mails=("events/emails/tip_",),
)
