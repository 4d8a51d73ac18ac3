"""What is kept about those who report that something is wrong."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import Held, Purpose, Tells

from ..models import FaultReport
from ..models.reports import KEPT_MONTHS, KEPT_MONTHS_HANDLED
from .forms import ReportForm


def erase_reports(now):
    """Delete the reports whose time has come, with the mails to who sent them."""
    return FaultReport.objects.expired(now).erase()


REPORT = Purpose(
    key="report",
    title=_("Meldinger om feil på siden"),
    reason=_("Rette det som er galt, og svare deg hvis du vil ha svar."),
    fields=(
        ReportForm.base_fields["email"].label,
        _("det du selv skriver i meldingen"),
        _("en kode laget av nettadressen din, som bare brukes mot misbruk"),
    ),
    basis=_("Vår interesse i at siden er riktig og kan brukes av alle (personvernforordningen artikkel 6 nr. 1 f)."),
    recipients=_("Staben i Trondheim Tech Port"),
    kept=(
        format_lazy(_("{months} måneder etter at meldingen er ordnet"), months=KEPT_MONTHS_HANDLED),
        format_lazy(_("Høyst {months} måneder etter at den kom"), months=KEPT_MONTHS),
    ),
    erase=erase_reports,
    holds=(Held(FaultReport, "submission", whose=("email",)),),
    right="members.view_faultreport",
    tells=(Tells(FaultReport),),
    mails=("members/emails/report_",),
)
