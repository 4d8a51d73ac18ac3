"""What is kept of the staff: their accounts' second factors, and what they did."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.audit.retention import erase_entries
from tech_port.privacy import ADMINISTRATOR, Held, Purpose, Tells

WHOSE = ("user__first_name", "user__last_name", "user__username", "user__email")
ANSWERED_FOR = _(
    "Det noen i staben gjorde, må kunne svares for, så brukeren og navnet blir stående. Har personen sluttet, "
    "avslutter du brukeren."
)
PURPOSES = [
    Purpose(
        key="staff",
        title=_("Stabens brukere"),
        reason=_("Slippe inn dem som skal inn, holde andre ute, og kunne svare for hvem som så eller endret hva."),
        fields=(
            _("brukernavn, navn og e-post"),
            _("en app, passnøkler og reservekoder til innlogging"),
            _("når du logget inn, og hva du så, endret, hentet ut eller slettet"),
        ),
        basis=_("Kravet til sikkerhet (personvernforordningen artikkel 32)."),
        recipients=_("De som styrer brukerne i Trondheim Tech Port"),
        kept=(
            _("Brukeren: så lenge du arbeider her; den avsluttes, men navnet står ved det du gjorde"),
            format_lazy(_("Det du gjorde: {months} måneder"), months=settings.AUDIT_KEPT_MONTHS),
        ),
        erase=erase_entries,
        holds=(
            Held(get_user_model(), whose=("first_name", "last_name", "username", "email"), stays=ANSWERED_FOR),
            Held(Authenticator, "created_at", whose=WHOSE, stays=ANSWERED_FOR),
            Held(EmailAddress, whose=WHOSE, stays=ANSWERED_FOR),
        ),
        right=ADMINISTRATOR,
        tells=(Tells(get_user_model(), ("email", "password")), Tells(Authenticator), Tells(EmailAddress)),
    )
]
