"""Letting: what happens when a unit is no longer to be had, whoever says so, and who is told."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.many import changed
from tech_port.history.records import History
from tech_port.hooks import Hook
from tech_port.outbox.models import Mail
from tech_port.staff import leaving
from tech_port.worker.to_many import held_until

from .interest import Interest
from .units import Unit

SENDS = ("premises.change_lettingnotice", "premises.view_interest")
parts_of = Hook()  # (notice): its mails as they will be, [leaving.Part]


class LettingNoticeQuerySet(models.QuerySet):
    @transaction.atomic
    def let(self, units, *, by=None):
        """Take units off the market and list the open interests that asked for them; the notice, None for nobody.

        This is the one way in which an offer ends: by a lease, by signing, by a landlord's list and by a landlord's
        answer. Nothing is mailed by it: staff look at the notice first, at once where they may send it. An interest is
        told of a unit once.
        """
        keys = [unit.pk for unit in units]
        units = list(Unit.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
        changed(Unit.objects.filter(pk__in=keys), is_offered=False)
        asked = Interest.units.through.objects.filter(
            unit__in=units, interest__in=Interest.objects.open().order_by().values("pk")
        )
        told = set(LettingNoticeLine.objects.filter(unit__in=units).values_list("interest", "unit"))
        pairs = [pair for pair in asked.order_by("pk").values_list("interest", "unit") if pair not in told]
        if not pairs:
            return None
        notice = self.create(created_by=by)
        lines = [LettingNoticeLine(notice=notice, interest_id=interest, unit_id=unit) for interest, unit in pairs]
        LettingNoticeLine.objects.bulk_create(lines)
        if by and by.has_perms(SENDS):
            leaving.send(notice.sending)
        return notice

    def unseen(self):
        """Those that nobody of the staff has looked at."""
        return self.filter(state=LettingNotice.State.UNSEEN)

    def coming(self):
        """Those that can still be stopped."""
        return self.filter(state__in=[LettingNotice.State.UNSEEN, LettingNotice.State.HELD])

    @transaction.atomic
    def take_back(self, units, now):
        """Some units are to be had again: nobody is told of them who has not been; a notice of nothing is over."""
        lines = LettingNoticeLine.objects.filter(unit__in=units, told_at=None)
        for notice in self.coming().select_for_update().filter(pk__in=lines.values("notice")).order_by("pk"):
            notice.lines.filter(unit__in=units, told_at=None).delete()
            if not notice.lines.exists():
                notice.finish(now, LettingNotice.State.WITHDRAWN)

    def due(self, now):
        return self.filter(state=LettingNotice.State.HELD, due_at__lte=now).order_by("due_at", "pk")


class LettingNotice(models.Model):
    """One mail to each who asked for units that one act took off the market: looked at, held a while, then sent."""

    class State(models.TextChoices):
        UNSEEN = "unseen", _("venter på at noen ser over")
        HELD = "held", _("sendes om litt")
        STOPPED = "stopped", _("stanset")
        WITHDRAWN = "withdrawn", _("tatt tilbake")
        DONE = "done", _("ferdig")

    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.UNSEEN)
    created_at = models.DateTimeField(_("laget"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("av"), null=True, blank=True, related_name="+"
    )
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("sett over av"),
        null=True,
        blank=True,
        related_name="+",
    )
    due_at = models.DateTimeField(_("sendes"), null=True, blank=True)
    finished_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)
    units = models.ManyToManyField(
        Unit, verbose_name=_("lokaler"), through="LettingNoticeLine", related_name="letting_notices"
    )
    written = models.PositiveIntegerField(_("e-poster skrevet"), default=0)
    failed = models.PositiveIntegerField(_("kunne ikke skrives"), default=0)

    objects = LettingNoticeQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("beskjed om utleide lokaler")
        verbose_name_plural = _("beskjeder om utleide lokaler")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="unseen", due_at=None, finished_at=None)
                | Q(state="held", due_at__isnull=False, finished_at=None)
                | Q(state__in=["stopped", "withdrawn", "done"], finished_at__isnull=False),
                name="letting_notice_state_has_times",
                violation_error_message=_("Tilstanden og tidspunktene stemmer ikke overens."),
            )
        ]

    def __str__(self):
        return f"{self._meta.verbose_name.capitalize()} {self.pk}"

    @property
    def can_be_stopped(self):
        return self.state in (self.State.UNSEEN, self.State.HELD)

    @transaction.atomic
    def send(self, lines, *, by, now):
        """Hold the mails of some of its lines for a while and leave the others out; whether nobody was first."""
        locked = type(self).objects.unseen().select_for_update().filter(pk=self.pk).first()
        if locked is None:
            return False
        self.lines.exclude(pk__in=[line.pk for line in lines]).update(is_left_out=True)
        self.state, self.seen_by = self.State.HELD, by
        self.due_at = held_until(now)
        self.save(update_fields=["state", "seen_by", "due_at"])
        leaving.send(self.sending)
        return True

    def sending(self):
        """Its mails, for who looks at what leaves: one that nobody has seen is sent by their yes, or waits on."""
        parts = parts_of(self)[0]
        if self.state == self.State.HELD:
            return leaving.Sending(parts, due_at=self.due_at, is_the_point=True)
        return leaving.Sending(parts, lambda now: None, self._send_all, held_until(timezone.now()))

    def _send_all(self, by, now):
        self.send(list(self.lines.all()), by=by, now=now)

    def stop(self, now):
        """Send none of it; whether it could still be stopped."""
        coming = type(self).objects.coming().filter(pk=self.pk)
        return bool(changed(coming, state=self.State.STOPPED, finished_at=now))

    def finish(self, now, state=State.DONE):
        self.state, self.finished_at = state, now
        self.save(update_fields=["state", "finished_at", "written", "failed"])


class LettingNoticeLine(models.Model):
    """A unit that an interest asked for and that is no longer to be had, and whether its tenant has been told."""

    notice = models.ForeignKey(LettingNotice, models.CASCADE, verbose_name=_("beskjed"), related_name="lines")
    interest = models.ForeignKey(
        Interest, models.CASCADE, verbose_name=_("interessemelding"), related_name="letting_lines"
    )
    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name=_("lokale"), related_name="letting_lines")
    is_left_out = models.BooleanField(_("utelatt"), default=False)
    told_at = models.DateTimeField(_("fortalt"), null=True, blank=True)
    mail = models.ForeignKey(
        Mail, models.SET_NULL, verbose_name=_("e-post"), null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["interest", "unit", "pk"]
        verbose_name = _("linje i beskjed")
        verbose_name_plural = _("linjer i beskjed")
        constraints = [
            models.UniqueConstraint(
                fields=["interest", "unit"],
                name="letting_told_once",
                violation_error_message=_("Denne meldingen står alt i en beskjed om lokalet."),
            ),
            models.CheckConstraint(
                condition=Q(is_left_out=False) | Q(told_at=None),
                name="letting_left_out_is_not_told",
                violation_error_message=_("Den som er utelatt, får ingen beskjed."),
            ),
        ]

    def __str__(self):
        return f"{self.interest}: {self.unit}"
