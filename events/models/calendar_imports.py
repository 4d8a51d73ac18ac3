"""Calendars that members give us, tried before they become events."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from tech_port.history.many import changed
from tech_port.history.records import History
from tech_port.proposals.models import Proposal


class CalendarImport(Proposal):
    """A calendar file of a member: read, shown as a trial, and then made into events."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("virksomhet"), related_name="calendar_imports"
    )
    content = models.TextField(_("innhold"), editable=False)
    is_norwegian_time = models.BooleanField(
        _("ukjente tidssoner er norsk tid"), null=True, editable=False
    )  # None: nobody has been asked, or has answered
    applied_at = models.DateTimeField(_("tatt i bruk"), null=True, blank=True)

    history = History(excluded_fields=["content"])

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("kalenderimport")
        verbose_name_plural = _("kalenderimporter")

    def __str__(self):
        return f"{self.organisation}: {self.file_name}"

    def answer_zones(self, *, is_norwegian):
        """Note what staff said of the zones that nobody knows; once it has been applied it is too late."""
        changed(type(self).objects.filter(pk=self.pk, applied_at=None), is_norwegian_time=is_norwegian)
        self.refresh_from_db(fields=["is_norwegian_time"])
