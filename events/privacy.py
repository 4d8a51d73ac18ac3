"""What is kept about those who sign up for events."""

from datetime import timedelta

from django.conf import settings
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.history.many import changed
from tech_port.open_forms.models import Link
from tech_port.outbox.models import Mail
from tech_port.privacy import Held, Purpose, Tells, deleted, kept_since

from .models import MailBatch, Registration
from .tips.privacy import PURPOSE as TIP

REGISTRATION_KEPT_DAYS = 30
NEEDS_KEPT_DAYS = 7
SENDER_KEPT = timedelta(days=1)
NOBODY = "@slettet.invalid"
PERSON = ("name", "email", "organisation_name", "needs")

Status = Registration.Status


def _over(now, days):
    return Registration.objects.filter(event__ends_at__lt=kept_since(now, days))


def erase_registrations(now):
    """Take away who it was; that somebody came, and how many, stays to be counted.

    Who gave the seat up or did not take it goes altogether, and that soon after it was given up.
    """
    Registration.objects.filter(created_at__lt=now - SENDER_KEPT).exclude(sender_hash="").update(sender_hash="")
    gone = Registration.objects.filter(status__in=[Status.CANCELLED, Status.EXPIRED])
    long_ago = Q(cancelled_at__lt=kept_since(now, REGISTRATION_KEPT_DAYS))
    unconfirmed = Q(is_held=True, created_at__lt=kept_since(now, settings.UNCONFIRMED_KEPT_DAYS))
    count = deleted(gone.filter(long_ago | unconfirmed | Q(pk__in=_over(now, REGISTRATION_KEPT_DAYS))))
    return count + forget(_over(now, REGISTRATION_KEPT_DAYS))


def forget(rows):
    """Take away who it was; how many lost their name."""
    nobody = Concat(Cast(F("pk"), CharField()), Value(NOBODY))
    rows = rows.exclude(email__endswith=NOBODY)
    Link.objects.about_any(rows).delete()  # who has a link could otherwise still be told from the others
    Mail.objects.about_any(rows).delete()
    nothing = {"name": "", "organisation_name": "", "needs": "", "sender_hash": "", "token_hash": None}
    return changed(rows, email=nobody, **nothing)


def erase_at_once(rows):
    """Of an event that is over, who it was; what counts for none goes altogether, and frees its seat if it has one."""
    over = Q(event__ends_at__lte=timezone.now(), status__in=Registration.ACTIVE)
    count = forget(rows.filter(over))
    return count + deleted(rows.exclude(over))


def erase_needs(now):
    """Nobody cooks for who does not come: what is given up loses its needs at once (`signup.changes`).

    Who did not confirm in time may still do so, and keeps them until the night.
    """
    gone = Q(status__in=[Status.CANCELLED, Status.EXPIRED])
    rows = Registration.objects.filter(gone | Q(pk__in=_over(now, NEEDS_KEPT_DAYS)))
    return forget_needs(rows)


def forget_needs(rows):
    return changed(rows.exclude(needs=""), needs="")


PURPOSES = [
    Purpose(
        key="registration",
        title=_("Påmelding til arrangementer"),
        reason=_("Holde av plass til deg, og si fra hvis noe endres."),
        fields=(
            _("Navn"),
            _("E-post"),
            _("Virksomhet"),
            _("Antall personer"),
            _("hvordan påmeldingen står, og når den ble sendt"),
            _("en kode laget av nettadressen din, i høyst to døgn, som bare brukes mot misbruk"),
        ),
        basis=_("Avtalen om plass (personvernforordningen artikkel 6 nr. 1 b)."),
        recipients=_("Staben i Trondheim Tech Port"),
        kept=(
            format_lazy(_("{days} dager etter arrangementet; bare antallet blir stående"), days=REGISTRATION_KEPT_DAYS),
            format_lazy(_("{days} dager etter at du meldte deg av"), days=REGISTRATION_KEPT_DAYS),
            format_lazy(
                _("{days} dager når du blir bedt om å bekrefte, og ikke gjør det"), days=settings.UNCONFIRMED_KEPT_DAYS
            ),
        ),
        erase=erase_registrations,
        holds=(
            Held(Registration, "submission"),
            Held(Registration, "submission", "person", forget, PERSON, whose=PERSON[:2], on_request=erase_at_once),
        ),
        right="events.view_registration",
        tells=(Tells(Registration), Tells(MailBatch)),
        mails=("events/emails/registration_", "events/emails/message"),
    ),
    Purpose(
        key="needs",
        title=_("Mat og tilrettelegging"),
        reason=_("Lage mat du kan spise, og gjøre stedet tilgjengelig for deg."),
        fields=(_("Det du selv skriver om mat og tilrettelegging, for deg og for hver i følget ditt"),),
        basis=_("Samtykket ditt (personvernforordningen artikkel 6 nr. 1 a og artikkel 9 nr. 2 a)."),
        recipients=_("Staben i Trondheim Tech Port"),
        kept=(
            format_lazy(_("{days} dager etter arrangementet"), days=NEEDS_KEPT_DAYS),
            _("Til du melder deg av, eller et tilbud om plass går ut"),
            _("Til natten etter når du blir bedt om å bekrefte, og ikke gjør det"),
        ),
        erase=erase_needs,
        holds=(Held(Registration, "submission", "needs", forget_needs, ("needs",)),),
        right="events.change_registration",
        tells=(Tells(Registration, ("needs",)),),
    ),
    TIP,
]
