"""What is kept of the mails that the portal sends."""

from django.conf import settings
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import ADMINISTRATOR, Held, Purpose, Tells, kept_since

from .models import Mail


def erase_mails(now):
    """Delete mails some days after they were sent or given up."""
    limit = kept_since(now, settings.MAIL_KEPT_DAYS)
    given_up = Q(state=Mail.State.FAILED, next_try_at__lt=limit)
    count, _rows = Mail.objects.filter(Q(sent_at__lt=limit) | given_up).delete()
    return count


PURPOSES = [
    Purpose(
        key="mail",
        title=_("E-post fra nettstedet"),
        reason=_("Sende kvitteringer og svar, også når e-posttjeneren er nede en stund."),
        fields=(_("E-post"), _("Emne og tekst i e-posten")),
        basis=_("Samme som for det e-posten gjelder."),
        recipients=_("Staben i Trondheim Tech Port"),
        kept=(format_lazy(_("{days} dager etter at e-posten ble sendt eller gitt opp"), days=settings.MAIL_KEPT_DAYS),),
        erase=erase_mails,
        holds=(Held(Mail, "created_at", whose=("to",)),),
        right=ADMINISTRATOR,  # but for the mails that another purpose names
        tells=(Tells(Mail, ("to", "subject", "text", "html", "calendar", "headers", "error")),),
    )
]
