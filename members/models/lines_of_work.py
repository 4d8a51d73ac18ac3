"""What organisations do for a living, as far as a source says."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tech_port.content.claims import Claimed, claim_constraints
from tech_port.content.models import Source
from tech_port.history.records import History

from .. import lines_of_work
from .organisations import Organisation


class LineOfWork(Claimed):
    """One line of work of an organisation, as a source reports it; one that nobody reports has none."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("virksomhet"), related_name="lines_of_work"
    )
    division = models.CharField(_("bransje"), max_length=2, choices=lines_of_work.choices)
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), related_name="+")

    history = History()

    class Meta:
        ordering = ["organisation", "division"]
        verbose_name = _("bransje")
        verbose_name_plural = _("bransjer")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "division"],
                name="line_of_work_once",
                violation_error_message=_("Virksomheten har alt denne bransjen."),
            ),
            *claim_constraints("line_of_work", None),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.get_division_display()}"

    @property
    def told_by(self):
        """`Enhetsregisteret, Brønnøysundregistrene, 26. november 2026`, without a day that is not known."""
        return ", ".join(filter(None, [self.source.publisher, self.known and str(self.known)]))
