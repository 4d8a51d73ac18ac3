"""What is kept about those who ask for premises."""

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import Purpose

from .forms import InterestForm
from .models import Interest


def erase_interest(now):
    """Delete the forms whose day has come, with their units and their log."""
    _rows, deleted = Interest.objects.expired(timezone.localdate(now)).delete()
    return deleted.get(Interest._meta.label, 0)


PURPOSES = [
    Purpose(
        key="interest",
        title=_("Interesse for lokaler"),
        reason=_("Svare deg på meldingen, og finne lokaler som passer."),
        fields=(
            *(InterestForm.base_fields[name].label for name in ("lokale", *InterestForm.NEED, *InterestForm.CONTACT)),
            _("en kode laget av nettadressen din, som bare brukes mot misbruk"),
        ),
        basis=_("Du ber om det, før en mulig avtale (personvernforordningen artikkel 6 nr. 1 b)."),
        recipients=_("Staben i Trondheim Tech Port"),
        kept=(
            format_lazy(_("Høyst {months} måneder etter at meldingen kom"), months=settings.INTEREST_KEPT_MONTHS),
            format_lazy(_("{months} måneder etter at saken er avsluttet"), months=settings.INTEREST_KEPT_MONTHS_CLOSED),
        ),
        erase=erase_interest,
    )
]
