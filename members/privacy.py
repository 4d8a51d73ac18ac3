"""What is kept about people with a public role, about those who want to join, and about members' contacts."""

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import Purpose, deleted

from .challenges.privacy import CHALLENGE_PURPOSES
from .joining.forms import JoinForm
from .models import Contact, JoinRequest, ProfileChange, ProfileLink

STAFF = _("Staben i Trondheim Tech Port")
SENDER_CODE = _("en kode laget av nettadressen din, som bare brukes mot misbruk")


def erase_join_requests(now):
    """Delete the requests whose time has come, with the mails to who sent them."""
    return JoinRequest.objects.expired(now).erase()


def erase_profile_links(now):
    """Delete links some days after they were asked for, whether or not they were opened."""
    return deleted(ProfileLink.objects.expired(now))


def erase_profile_changes(now):
    """Delete proposals with their values and pictures; what was approved stands on the page itself."""
    return deleted(ProfileChange.objects.expired(now))


def erase_contacts(now):
    """Delete the contacts of those who were members and are no longer."""
    return deleted(Contact.objects.expired(timezone.localdate(now)))


JOIN = Purpose(
    key="join",
    title=_("Innmelding"),
    reason=_("Vurdere om dere kan bli medlem, og svare deg."),
    fields=(*(JoinForm.base_fields[name].label for name in JoinForm._meta.fields), SENDER_CODE),
    basis=_("Du ber om det, før en mulig avtale (personvernforordningen artikkel 6 nr. 1 b)."),
    recipients=STAFF,
    kept=(
        format_lazy(_("Høyst {months} måneder mens den venter på svar"), months=settings.JOIN_REQUESTS_KEPT_MONTHS),
        format_lazy(_("{months} måneder etter at vi har svart"), months=settings.JOIN_REQUESTS_KEPT_MONTHS_DECIDED),
    ),
    erase=erase_join_requests,
)
CONTACT = Purpose(
    key="contact",
    title=_("Kontakter hos medlemmene"),
    reason=_("Holde kontakt med medlemmet, vise hvem andre kan spørre, og la medlemmet rette sin egen side."),
    fields=(_("Navn"), _("Stilling"), _("E-post"), _("Telefon"), _("om du vises på siden, og om du får redigere den")),
    basis=_("Vår og medlemmets interesse i å nå hverandre (personvernforordningen artikkel 6 nr. 1 f)."),
    recipients=_("Staben i Trondheim Tech Port. De som vises på siden: alle som leser nettstedet."),
    kept=(
        format_lazy(_("Så lenge medlemskapet varer, og {months} måneder etter"), months=settings.CONTACTS_KEPT_MONTHS),
    ),
    erase=erase_contacts,
)
PROFILE_LINK = Purpose(
    key="profile-link",
    title=_("Lenker til å redigere medlemssiden"),
    reason=_("Vite at den som redigerer, leser e-posten til en kontakt hos medlemmet."),
    fields=(_("når du ba om lenken, åpnet den og sendte inn"), SENDER_CODE),
    basis=_("Vår interesse i at bare medlemmet selv endrer siden (personvernforordningen artikkel 6 nr. 1 f)."),
    recipients=STAFF,
    kept=(format_lazy(_("{days} dager etter at du ba om lenken"), days=settings.PROFILE_LINKS_KEPT_DAYS),),
    erase=erase_profile_links,
)
PROFILE_CHANGE = Purpose(
    key="profile-change",
    title=_("Forslag til endring av medlemssiden"),
    reason=_("La staben se hva som endres, før det vises."),
    fields=(_("hvem som sendte forslaget"), _("kontaktene som står i det"), _("teksten og logoen, før og etter")),
    basis=_("Vår og medlemmets interesse i at siden er riktig (personvernforordningen artikkel 6 nr. 1 f)."),
    recipients=STAFF,
    kept=(
        format_lazy(
            _("{months} måneder etter at forslaget er avgjort, eller etter at det kom når det ikke blir avgjort"),
            months=settings.PROFILE_CHANGES_KEPT_MONTHS,
        ),
    ),
    erase=erase_profile_changes,
)
PURPOSES = [
    Purpose(
        key="roles",
        title=_("Offentlige verv og roller"),
        reason=_("Vise hvem som styrer foreningen, arbeider der og holder innlegg."),
        fields=(_("Navn"), _("Rolle"), _("Virksomhet"), _("Periode")),
        basis=_("Berettiget interesse (personvernforordningen artikkel 6 nr. 1 f): opplysningene er alt offentlige."),
        recipients=_("Alle som leser nettstedet"),
        kept=(_("Så lenge de er del av distriktets historie. Be oss om å rette eller fjerne det som er galt."),),
    ),
    *CHALLENGE_PURPOSES,
    JOIN,
    CONTACT,
    PROFILE_LINK,
    PROFILE_CHANGE,
]
