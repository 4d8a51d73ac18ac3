"""What is kept about those who edit their organisation's profile."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.pictures.models import Picture
from tech_port.privacy import Held, Purpose, Tells, deleted

from ..models import ProfileChange, ProfileLink

STAFF = _("Staben i Trondheim Tech Port")
SENDER_CODE = _("en kode laget av nettadressen din, som bare brukes mot misbruk")


def erase_profile_links(now):
    """Delete links some days after they were asked for, whether or not they were opened."""
    return deleted(ProfileLink.objects.expired(now))


def erase_profile_changes(now):
    """Delete proposals with their values and pictures; what was approved stands on the page itself."""
    return erase_changes(ProfileChange.objects.expired(now))


def erase_changes(rows):
    pictures = list(rows.exclude(logo=None).values_list("logo", flat=True))
    count = deleted(rows)
    Picture.objects.delete_unused(pictures)
    return count


PROFILE_LINK = Purpose(
    key="profile-link",
    title=_("Lenker til å redigere medlemssiden"),
    reason=_("Vite at den som redigerer, leser e-posten til en kontakt hos medlemmet."),
    fields=(_("når du ba om lenken, åpnet den og sendte inn"), SENDER_CODE),
    basis=_("Vår interesse i at bare medlemmet selv endrer siden (personvernforordningen artikkel 6 nr. 1 f)."),
    recipients=STAFF,
    kept=(format_lazy(_("{days} dager etter at du ba om lenken"), days=settings.PROFILE_LINKS_KEPT_DAYS),),
    erase=erase_profile_links,
    holds=(Held(ProfileLink, "created_at", whose=("contact__name", "contact__email")),),
    right="members.view_profilelink",
    tells=(Tells(ProfileLink),),
    mails=("members/emails/profile_link",),
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
    holds=(Held(ProfileChange, "sent_at", whose=("before", "after"), on_request=erase_changes),),
    right="members.view_profilechange",
    tells=(Tells(ProfileChange),),
    mails=("members/emails/profile_staff", "members/emails/profile_receipt", "members/emails/profile_decided"),
)
