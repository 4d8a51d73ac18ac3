"""What is kept about those who ask for premises."""

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.history.many import changed
from tech_port.privacy import Held, Purpose, Tells, deleted, kept_since

from .interest.forms import InterestForm
from .models import (
    AlertMatch,
    Building,
    ConfirmationRequest,
    Interest,
    InterestMessage,
    InterestStep,
    LandlordImport,
    LandlordLink,
    LettingNotice,
    LettingNoticeLine,
    SearchAlert,
    SignedUnit,
    Signing,
)

CONTACT = ("contact_name", "contact_email", "contact_phone")


def erase_interest(now):
    """Delete the forms whose day has come, with their units, their log, their thread and the mails about them."""
    return Interest.objects.expired(timezone.localdate(now)).erase()


def erase_alerts(now):
    """Delete the alerts that nobody confirmed."""
    limit = kept_since(now, settings.UNCONFIRMED_KEPT_DAYS)
    return deleted(SearchAlert.objects.unconfirmed().filter(created_at__lt=limit))


def erase_confirmations(now):
    """Delete what landlords were asked, when they answered, and their links; what they said stands on the units."""
    limit = kept_since(now, settings.CONFIRMATIONS_KEPT_DAYS)
    links = deleted(LandlordLink.objects.expired(now))
    return links + deleted(ConfirmationRequest.objects.filter(sent_at__lt=limit))


OF_INTEREST = [Interest, InterestMessage, InterestStep, LettingNotice, LettingNoticeLine, Signing, SignedUnit]


def forget_contacts(rows):
    """Whom to ask for a lease is taken away by staff, when somebody no longer is; the building stays."""
    return changed(rows, **dict.fromkeys(CONTACT, ""))


PURPOSES = [
    Purpose(
        key="interest",
        title=_("Interesse for lokaler"),
        reason=_("Svare deg på meldingen, finne lokaler som passer, og lage tall uten navn om hva det spørres etter."),
        fields=(
            *(InterestForm.base_fields[name].label for name in ("lokale", *InterestForm.NEED, *InterestForm.CONTACT)),
            InterestForm.base_fields["share_with_landlord"].label,
            _("meldingene mellom deg og staben, og mellom deg og utleieren"),
            _("en kode laget av nettadressen din, som bare brukes mot misbruk"),
        ),
        basis=_("Du ber om det, før en mulig avtale (personvernforordningen artikkel 6 nr. 1 b)."),
        recipients=_(
            "Staben i Trondheim Tech Port. Utleieren av lokalene bare hvis du krysser av for det: da ser utleieren "
            "virksomheten, navnet ditt, behovet og meldingen, men ikke e-post, telefon eller budsjett. Det utleieren "
            "alt har lest, kan vi ikke slette hos dem."
        ),
        kept=(
            format_lazy(_("Høyst {months} måneder etter at meldingen kom"), months=settings.INTEREST_KEPT_MONTHS),
            format_lazy(_("{months} måneder etter at saken er avsluttet"), months=settings.INTEREST_KEPT_MONTHS_CLOSED),
        ),
        erase=erase_interest,
        holds=(Held(Interest, "submission", whose=("contact_name", "email")),),
        right="premises.view_interest",
        tells=tuple(map(Tells, OF_INTEREST)),
        mails=("premises/emails/interest_",),
    ),
    Purpose(
        key="alert",
        title=_("Varsel om lokaler"),
        reason=_("Sende deg e-post når et lokale passer til det du søkte etter."),
        fields=(
            _("E-post"),
            _("Filteret du valgte, språk og hvor ofte du vil ha e-post"),
            _("hvilke lokaler vi har fortalt deg om"),
            _("en kode laget av nettadressen din, til du har bekreftet, som bare brukes mot misbruk"),
        ),
        basis=_("Du samtykker når du bekrefter varselet (personvernforordningen artikkel 6 nr. 1 a)."),
        recipients=_("Staben i Trondheim Tech Port"),
        kept=(
            _("Til du stopper varselet"),
            format_lazy(_("{days} dager når det ikke blir bekreftet"), days=settings.UNCONFIRMED_KEPT_DAYS),
        ),
        erase=erase_alerts,
        holds=(Held(SearchAlert, "created_at", whose=("email",)),),
        right="premises.view_searchalert",
        tells=(Tells(SearchAlert), Tells(AlertMatch)),
        mails=("premises/emails/alert_",),
    ),
    Purpose(
        key="confirmation",
        title=_("Spørsmål og lenker til utleiere"),
        reason=_("La utleiere bekrefte og rette tallene for lokalene sine, så lista er til å stole på."),
        fields=(
            _("E-post for utleie"),
            _("når vi spurte og når du svarte"),
            _("når du ba om en lenke"),
            _("en kode laget av nettadressen din, som bare brukes mot misbruk"),
        ),
        basis=_("Vår interesse i at lista stemmer (personvernforordningen artikkel 6 nr. 1 f)."),
        recipients=_("Staben i Trondheim Tech Port"),
        kept=(
            format_lazy(
                _("{days} dager etter at vi spurte eller lenken ble sendt"), days=settings.CONFIRMATIONS_KEPT_DAYS
            ),
            format_lazy(
                _("{days} dager for koden mot misbruk når adressen ikke er en utleiers. Selve adressen lagres ikke da"),
                days=settings.UNCONFIRMED_KEPT_DAYS,
            ),
        ),
        erase=erase_confirmations,
        holds=(
            Held(ConfirmationRequest, "sent_at", whose=("email",)),
            Held(LandlordLink, "sent_at", whose=("email",)),
            Held(Building, "", "contact", forget_contacts, CONTACT, whose=CONTACT[:2]),
        ),
        right="premises.view_landlordlink",
        tells=(Tells(ConfirmationRequest), Tells(LandlordLink), Tells(LandlordImport, ("file_name", "rows"))),
        mails=("premises/emails/confirmation_request", "premises/emails/landlord_"),
    ),
]
