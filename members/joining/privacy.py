"""What is kept about those who ask to become members."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import Held, Purpose, Tells

from ..models import JoinRequest
from .forms import JoinForm


def erase_join_requests(now):
    """Delete the requests whose time has come, with the mails to who sent them."""
    return JoinRequest.objects.expired(now).erase()


JOIN = Purpose(
    key="join",
    title=_("Innmelding"),
    reason=_("Vurdere om dere kan bli medlem, og svare deg."),
    fields=(
        *(JoinForm.base_fields[name].label for name in JoinForm._meta.fields),
        _("en kode laget av nettadressen din, som bare brukes mot misbruk"),
    ),
    basis=_("Du ber om det, før en mulig avtale (personvernforordningen artikkel 6 nr. 1 b)."),
    recipients=_(
        "Staben i Trondheim Tech Port; organisasjonsnummeret også av Enhetsregisteret, når dere henter derfra"
    ),
    kept=(
        format_lazy(_("Høyst {months} måneder mens den venter på svar"), months=settings.JOIN_REQUESTS_KEPT_MONTHS),
        format_lazy(_("{months} måneder etter at vi har svart"), months=settings.JOIN_REQUESTS_KEPT_MONTHS_DECIDED),
        _("Blir dere medlem, står virksomheten på siden, og vi tar vare på kontakten så lenge medlemskapet varer."),
    ),
    erase=erase_join_requests,
    holds=(Held(JoinRequest, "submission", whose=("contact_name", "email")),),
    right="members.view_joinrequest",
    tells=(Tells(JoinRequest),),
    mails=("members/emails/join_",),
)
