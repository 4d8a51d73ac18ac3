"""Mails to many at once: one row of what is to be told, from which the worker writes them a while later."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.hooks import Hook
from tech_port.staff import leaving
from tech_port.worker.to_many import held_until

from .events import Event

parts_of = Hook()  # (batch): the mails of a batch as they will be, [leaving.Part]


class MailBatchQuerySet(models.QuerySet):
    def coming(self):
        """Batches that will be written, or are being written: these can be stopped."""
        return self.filter(state__in=[MailBatch.State.HELD, MailBatch.State.WRITING])

    def open_changes(self):
        """Changes that are still to be told of; an event has one at most."""
        return self.coming().filter(kind=MailBatch.Kind.CHANGE)

    def due(self, now):
        return self.coming().filter(due_at__lte=now).order_by("due_at", "pk")

    def unseen(self):
        """Changes that came by another way than the form of the event, so that nobody has said when to tell of them.

        Those of an event that was taken down some time ago wait until it is published again.
        """
        is_unseen = Q(due_at=None) | ~Q(sequence=models.F("event__sequence"))
        return self.open_changes().filter(is_unseen).exclude(event__state="draft", before__state="draft")


class MailBatch(models.Model):
    """Something that many are to be told, once each.

    That of a change is made by the database itself (migrations 0009, 0011), so that no change can be forgotten:
    `before` is what those who signed up know, with the number of that change. One that is over stays as it is: the next
    change makes another, which takes over what they know from one that was stopped.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", _("endring")
        LETTER = "letter", _("e-post fra staben")

    class State(models.TextChoices):
        HELD = "held", _("venter")
        WRITING = "writing", _("sendes")
        STOPPED = "stopped", _("stanset")
        WITHDRAWN = "withdrawn", _("tatt tilbake")
        DONE = "done", _("ferdig")

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("arrangement"), related_name="mail_batches")
    kind = models.CharField(_("hva"), max_length=10, choices=Kind.choices)
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.HELD)
    created_at = models.DateTimeField(_("laget"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("av"), null=True, blank=True, related_name="+"
    )
    due_at = models.DateTimeField(_("sendes"), null=True, blank=True)
    finished_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)
    written = models.PositiveIntegerField(_("e-poster skrevet"), default=0)
    failed = models.PositiveIntegerField(_("kunne ikke skrives"), default=0)
    sequence = models.PositiveIntegerField(_("endring nr."), default=0, editable=False)
    before = models.JSONField(_("før endringen"), null=True, blank=True, editable=False)
    letter = models.JSONField(_("brevet"), null=True, blank=True, editable=False)
    submission = models.UUIDField(_("skjema"), unique=True, null=True, blank=True, editable=False)
    cursor = models.BigIntegerField(_("kommet til"), default=0, editable=False)

    is_the_point = False  # of this object: staff want it sent, and nothing else

    objects = MailBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("utsending")
        verbose_name_plural = _("utsendinger")
        constraints = [
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(kind="change", state__in=["held", "writing"]),
                name="mail_batch_one_open_change",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.event}"

    def save(self, *args, **kwargs):
        """Whoever looks at what leaves, sees what is held."""
        super().save(*args, **kwargs)
        if self.state == self.State.HELD and self.due_at:
            leaving.send(self._sending)

    @property
    def can_be_stopped(self):
        return self.state in (self.State.HELD, self.State.WRITING)

    def _sending(self):
        if self.state != self.State.HELD:
            return None
        is_the_point = self.is_the_point or self.kind == self.Kind.LETTER
        return leaving.Sending(parts_of(self)[0], self.stop, due_at=self.due_at, is_the_point=is_the_point)

    def hold(self, now, by=None):
        """Write it some minutes from now and not before: until then it can be stopped, or replaced."""
        self.state, self.due_at = self.State.HELD, held_until(now)
        self.created_by = by or self.created_by
        self.save(update_fields=["state", "due_at", "sequence", "created_by"])

    @transaction.atomic
    def stop(self, now):
        """Write no more of it; a change is told of with the next one, should there be one. Returns whether it was."""
        # A change that is being saved takes for granted what is held: it goes first, or finds this stopped.
        Event.objects.select_for_update(of=("self",)).get(pk=self.event_id)
        coming = type(self).objects.coming().filter(pk=self.pk)
        return bool(coming.update(state=self.State.STOPPED, finished_at=now, letter=None))

    def finish(self, now, state=State.DONE):
        """What was written to whom is in the mails; the text of a letter is kept there alone."""
        self.state, self.finished_at, self.letter = state, now, None
        self.save(update_fields=["state", "finished_at", "letter", "failed", "written", "cursor"])
