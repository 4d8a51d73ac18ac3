"""What an event leaves behind: the points worth taking home, and its documents."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Person
from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.uploads.stored_files import kept_with_row
from tech_port.writing.translated import Translated

from .events import Event


class KeyPoint(models.Model):
    """One of the few points worth taking home from an event."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("arrangement"), related_name="key_points")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    speaker = models.ForeignKey(
        Person, models.SET_NULL, verbose_name=_("hvem sa det"), null=True, blank=True, related_name="key_points"
    )
    text = Translated(models.TextField(_("poeng"), max_length=600))

    history = History()

    class Meta:
        ordering = ["event", "order", "pk"]
        verbose_name = _("poeng")
        verbose_name_plural = _("poenger")

    def __str__(self):
        return self.text[:60]

    @property
    def told_on(self):
        """The days of its event, or the month where no more is known: `17.–18. mars 2015`; "" before it is over."""
        event, Precision = self.event, Event.Precision
        if event.ends_at > timezone.now():
            return ""
        precision = Precision.MONTH if event.precision == Precision.MONTH else Precision.DAY
        return typography.when(event.starts_at, event.ends_at, precision)


@kept_with_row("file", size="file_size")
class EventDocument(models.Model):
    """Slides, a report or a recording: a PDF here, or an address elsewhere."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("arrangement"), related_name="documents")
    title = Translated(models.CharField(_("tittel"), max_length=150))
    file = models.FileField(_("PDF"), upload_to="arrangementer/", blank=True)
    file_size = models.PositiveIntegerField(_("størrelse (byte)"), null=True, editable=False)
    url = models.URLField(_("ligger hos andre"), max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    history = History()

    class Meta:
        ordering = ["event", "order", "pk"]
        verbose_name = _("dokument fra arrangement")
        verbose_name_plural = _("dokumenter fra arrangementer")
        constraints = [
            models.CheckConstraint(
                condition=~Q(file="") ^ ~Q(url=""),
                name="event_document_file_or_address",
                violation_error_message=_("Legg inn enten en PDF eller en adresse."),
            ),
        ]

    def __str__(self):
        return self.title
