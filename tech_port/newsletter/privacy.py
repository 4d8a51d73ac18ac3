"""What is kept about those who get the newsletter."""

from django.conf import settings
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import Held, Purpose, Tells, deleted, kept_since

from .models import Subscription


def erase_subscriptions(now):
    """Delete those that nobody confirmed, and those that no letter has reached for long."""
    unconfirmed = Q(confirmed_at=None, created_at__lt=kept_since(now, settings.UNCONFIRMED_KEPT_DAYS))
    unreached = Q(paused_at__lt=kept_since(now, settings.UNREACHED_KEPT_DAYS))
    return deleted(Subscription.objects.filter(unconfirmed | unreached))


NEWSLETTER = Purpose(
    key="newsletter",
    title=_("Nyhetsbrevet"),
    reason=_("Sende deg nyhetsbrevet."),
    fields=(
        _("E-post"),
        _("Språket du valgte, og når du meldte deg på og bekreftet"),
        _("om brevene ikke når fram til adressen"),
        _("en kode laget av nettadressen din, til du har bekreftet, som bare brukes mot misbruk"),
    ),
    basis=_("Du samtykker når du bekrefter påmeldingen (personvernforordningen artikkel 6 nr. 1 a)."),
    recipients=_("De som er administratorer i staben i Trondheim Tech Port"),
    kept=(
        _("Til du stopper nyhetsbrevet"),
        format_lazy(_("{days} dager når det ikke blir bekreftet"), days=settings.UNCONFIRMED_KEPT_DAYS),
        format_lazy(_("{days} dager etter at brevene sluttet å nå fram"), days=settings.UNREACHED_KEPT_DAYS),
    ),
    erase=erase_subscriptions,
    holds=(Held(Subscription, "created_at", whose=("email",)),),
    right="newsletter.view_subscription",
    tells=(Tells(Subscription),),
    mails=("newsletter/emails/subscription_", "newsletter/emails/issue"),
)
PURPOSES = [NEWSLETTER]
