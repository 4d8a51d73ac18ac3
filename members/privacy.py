"""What is kept about people with a public role, about those who want to join, and about members' contacts."""

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import Held, Purpose, Tells, deleted

from .challenges.privacy import CHALLENGE_PURPOSES
from .contact.privacy import REPORT
from .joining.privacy import JOIN
from .models import BoardSeat, Contact, Person, StaffRole
from .profiles.privacy import PROFILE_CHANGE, PROFILE_LINK

PART_OF_HISTORY = _(
    "Offentlige verv og roller er en del av distriktets historie, og blir stående. Er noe galt, eller veier hensynet "
    "til personen tyngre, retter eller sletter du det på siden til oppføringen."
)


def erase_contacts(now):
    """Delete the contacts of those who were members and are no longer."""
    return deleted(Contact.objects.expired(timezone.localdate(now)))


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
    holds=(Held(Contact, whose=("name", "email")),),
    right="members.view_contact",
    tells=(Tells(Contact),),
)
PURPOSES = [
    Purpose(
        key="roles",
        title=_("Offentlige verv og roller"),
        reason=_("Vise hvem som styrer foreningen, arbeider der og holder innlegg."),
        fields=(_("Navn"), _("Rolle"), _("Virksomhet"), _("Periode")),
        basis=_("Berettiget interesse (personvernforordningen artikkel 6 nr. 1 f): opplysningene er alt offentlige."),
        recipients=_("Alle som leser nettstedet eller henter de åpne dataene"),
        kept=(_("Så lenge de er del av distriktets historie. Be oss om å rette eller fjerne det som er galt."),),
        holds=(
            Held(BoardSeat, whose=("person__name",), stays=PART_OF_HISTORY),
            Held(StaffRole, whose=("person__name",), stays=PART_OF_HISTORY),
            Held(Person, whose=("name",), stays=PART_OF_HISTORY),
        ),
    ),
    *CHALLENGE_PURPOSES,
    JOIN,
    CONTACT,
    PROFILE_LINK,
    PROFILE_CHANGE,
    REPORT,
]
