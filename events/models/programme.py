"""What happens when at an event."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Organisation, Person
from tech_port.history.records import History
from tech_port.norwegian.clock import last_day
from tech_port.writing.translated import Translated

from .events import Event


class ProgrammeItem(models.Model):
    """One part of an event's programme, at times on the clock of one of its days.

    They are times of a day and no moments, so that a programme goes along when its event is moved to another day,
    copied or repeated.
    """

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("arrangement"), related_name="programme_items")
    day = models.PositiveSmallIntegerField(_("dag nr."), default=1, help_text=_("1: den første dagen."))
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    starts = models.TimeField(_("fra kl."), null=True, blank=True)
    ends = models.TimeField(_("til kl."), null=True, blank=True)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    text = Translated(models.TextField(_("tekst"), max_length=600, blank=True))
    room = Translated(models.CharField(_("rom"), max_length=100, blank=True))
    speakers = models.ManyToManyField(Person, verbose_name=_("innledere"), blank=True, related_name="programme_items")
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("virksomheter"), blank=True, related_name="programme_items"
    )

    history = History()

    class Meta:
        ordering = ["event", "day", "order", F("starts").asc(nulls_last=True), "pk"]
        verbose_name = _("programpost")
        verbose_name_plural = _("programposter")
        constraints = [
            models.CheckConstraint(
                condition=Q(day__gte=1),
                name="programme_item_day_from_one",
                violation_error_message=_("Den første dagen er dag nr. 1."),
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts__isnull=False, ends__gt=F("starts")),
                name="programme_item_times_in_order",
                violation_error_message=_("Programposten slutter før den begynner."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        """Within the event's days, and its hours where they are known. The event may be one that is being edited."""
        super().clean()
        event = getattr(self, "event", None)
        if event is None or self.day is None or not (event.starts_at and event.ends_at):
            return
        begins, first = timezone.localtime(event.starts_at), timezone.localdate(event.starts_at)
        on, last = first + timedelta(days=self.day - 1), last_day(event.starts_at, event.ends_at)
        if on > last:
            raise ValidationError({"day": _("Så mange dager varer ikke arrangementet.")})
        if event.precision != Event.Precision.TIME:
            return
        if self.starts and on == first and self.starts < begins.time():
            raise ValidationError({"starts": _("Det er før arrangementet begynner.")})
        ends = timezone.localtime(event.ends_at)
        if on == ends.date() and max(filter(None, [self.starts, self.ends]), default=ends.time()) > ends.time():
            raise ValidationError({"ends": _("Det er etter at arrangementet slutter.")})


def take_in_speakers(event):
    """Whoever speaks in the programme speaks at the event: on its page, in search, on the page of where they work."""
    event.speakers.add(*Person.objects.filter(programme_items__event=event))
