"""What is kept about people in backups, and of those who were erased."""

from dateutil.relativedelta import relativedelta
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import ADMINISTRATOR, Purpose, Tells

from .models import Backup, Erased
from .thinning import MONTHS

KEPT = relativedelta(months=MONTHS + 1)  # longer than any backup that they might be needed for


def erase_traces(now):
    """Forget what was erased before the oldest backup, and which backups there were then."""
    Backup.objects.filter(made_at__lt=now - KEPT).delete()
    count, _rows = Erased.objects.filter(at__lt=now - KEPT).delete()
    return count


PURPOSES = [
    Purpose(
        key="backup",
        title=_("Sikkerhetskopier"),
        reason=_("Få nettstedet tilbake når noe går i stykker, uten at det som er slettet kommer tilbake."),
        fields=(
            _("alt som står på denne siden, slik det var da kopien ble laget"),
            _("et spor av hver sletting, som ikke sier hvem det gjaldt"),
        ),
        basis=_("Kravet til sikkerhet (personvernforordningen artikkel 32)."),
        recipients=_("De som drifter nettstedet for Trondheim Tech Port"),
        kept=(
            format_lazy(_("Kopiene: høyst {months} måneder"), months=MONTHS),
            format_lazy(_("Sporene: {months} måneder, så de varer lenger enn kopiene"), months=MONTHS + 1),
        ),
        erase=erase_traces,
        right=ADMINISTRATOR,
        tells=(Tells(Backup), Tells(Erased)),
    )
]
