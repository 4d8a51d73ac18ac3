"""What is kept about those who send in a challenge."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.open_forms.records import EnquiryQuerySet
from tech_port.privacy import Held, Purpose, Tells

from ..models import Challenge
from .forms import ChallengeForm

SENDER = ("organisation_name", "contact_name", "contact_email", "contact_phone")


def erase_contacts(now):
    """Take the sender away from the challenges whose time has come; the task and its outcome stay."""
    return Challenge.objects.expired(now).erase_senders()


CHALLENGE_PURPOSES = [
    Purpose(
        key="challenge",
        title=_("Utfordringer"),
        reason=_("Svare deg på utfordringen, og gi deg beskjed når det skjer noe med den."),
        fields=(
            *(ChallengeForm.base_fields[name].label for name in ChallengeForm.CONTACT),
            _("en kode laget av nettadressen din, som bare brukes mot misbruk"),
        ),
        basis=_("Du ber om et samarbeid (personvernforordningen artikkel 6 nr. 1 b)."),
        recipients=_("Staben i Trondheim Tech Port. Kontakten vises aldri på siden."),
        kept=(
            format_lazy(
                _("Høyst {months} måneder etter at utfordringen kom, hvis den ikke blir vurdert"),
                months=settings.CHALLENGE_KEPT_MONTHS,
            ),
            format_lazy(
                _("{months} måneder etter at utfordringen er løst, avsluttet eller avslått"),
                months=settings.CHALLENGE_KEPT_MONTHS_CLOSED,
            ),
        ),
        erase=erase_contacts,
        holds=(
            Held(Challenge, "submission"),
            Held(Challenge, "submission", "sender", EnquiryQuerySet.erase_senders, SENDER, whose=SENDER[1:3]),
        ),
        right="members.view_challenge",
        tells=(Tells(Challenge, (*ChallengeForm.CONTACT, "sender_hash")),),
        mails=("members/emails/challenge_",),
    )
]
