"""Lists of units that a landlord sends, tried before they are applied, and taken back if they were wrong."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.proposals.models import Proposal

from .buildings import Building


class LandlordImport(Proposal):
    """A landlord's file: its rows as read, how far it has come, and what stood there before it was applied.

    `about` is what `landlord_import.file.Table` says of the rows. `answers` are what staff chose while it was tried:
    `columns` {place: field}, the `emptied` fields, `mended` {row: {field: text}}, and `taken` {line: [reasons]}.
    """

    class State(models.TextChoices):
        TRIED = "tried", _("prøvd")
        APPLIED = "applied", _("lest inn")
        UNDONE = "undone", _("angret")

    building = models.ForeignKey(Building, models.PROTECT, verbose_name=_("bygg"), related_name="imports")
    rows = models.JSONField(_("rader"), encoder=DjangoJSONEncoder, default=list, editable=False)
    about = models.JSONField(_("hva fila sier om radene"), default=dict, db_default={}, blank=True, editable=False)
    answers = models.JSONField(_("hva som er valgt"), default=dict, db_default={}, blank=True, editable=False)
    left_out = models.JSONField(_("utelatte rader"), default=list, blank=True, editable=False)
    removes_missing = models.BooleanField(_("fjern fra markedet det som ikke står i fila"), default=False)
    before = models.JSONField(_("slik var det"), encoder=DjangoJSONEncoder, default=list, editable=False)
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.TRIED)
    applied_at = models.DateTimeField(_("lest inn"), null=True, blank=True)
    undone_at = models.DateTimeField(_("angret"), null=True, blank=True)

    history = History(excluded_fields=["rows", "about", "answers", "left_out", "before"])

    class Meta:
        ordering = ["-uploaded_at", "pk"]
        verbose_name = _("import fra utleier")
        verbose_name_plural = _("importer fra utleiere")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="tried", applied_at=None, undone_at=None)
                | Q(state="applied", applied_at__isnull=False, undone_at=None)
                | Q(state="undone", applied_at__isnull=False, undone_at__isnull=False),
                name="landlord_import_state_has_times",
                violation_error_message=_("Tilstanden og tidspunktene stemmer ikke overens."),
            ),
        ]

    def __str__(self):
        return f"{self.file_name}, {self.building}"
