"""What is known of each job's last run, of the rows that it could not do, and which workers are alive."""

from contextlib import contextmanager, suppress
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import Error, connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.outbox.about import AboutQuerySet
from tech_port.outbox.models import RETRY_AFTER

from .schedule import declared

LOCKS = 7_419  # the portal's own number among PostgreSQL's advisory locks; the second is the job's key
LATE_AFTER = timedelta(minutes=30)
FORGOTTEN_AFTER = timedelta(days=1)


class JobQuerySet(models.QuerySet):
    def due(self, now):
        """Jobs to run now, longest overdue first."""
        return self.filter(next_run_at__lte=now).order_by("next_run_at", "pk")

    def troubled(self, now):
        """What staff should look at: jobs that failed, and jobs that nobody does."""
        return self.filter(~Q(last_error="") | Q(next_run_at__lt=now - LATE_AFTER))

    def match_declared(self, now):
        """A row for each declared job and no other; one that is to come sooner than it is planned for does."""
        jobs = declared()
        self.exclude(name__in=jobs).delete()
        self.bulk_create([self.model(name=name, next_run_at=now) for name in jobs], ignore_conflicts=True)
        for name, job in jobs.items():
            soonest = job.next_after(now)
            self.filter(name=name, next_run_at__gt=soonest).update(next_run_at=soonest)


class Job(models.Model):
    """A timed job: when it ran, how that went, and when it runs again."""

    name = models.CharField(_("navn"), max_length=50, unique=True)
    next_run_at = models.DateTimeField(_("neste gang"), default=timezone.now)
    last_started_at = models.DateTimeField(_("begynte sist"), null=True, blank=True)
    last_finished_at = models.DateTimeField(_("ferdig sist"), null=True, blank=True)
    duration_ms = models.PositiveIntegerField(_("varte (ms)"), null=True, blank=True)
    last_count = models.PositiveIntegerField(_("gjort sist"), null=True, blank=True)
    last_error = models.CharField(_("feil"), max_length=300, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("jobb")
        verbose_name_plural = _("jobber")

    def __str__(self):
        return self.name

    @property
    def declared(self):
        """The job itself; None for one that the code no longer has."""
        return declared().get(self.name)

    def state(self, now):
        """How it goes, in a word: failed and late are what `troubled` finds."""
        if self.last_error:
            return "failed"
        if self.next_run_at < now - LATE_AFTER:
            return "late"
        return "ok" if self.last_finished_at else "never"

    @contextmanager
    def held(self):
        """Whether this connection has got the job, and no other has it until the end of the block.

        The lock is the session's, not a transaction's: a job has many transactions. It ends with the connection, so
        that a worker that is killed has let go of its job before anybody could notice.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, self.pk])
            [got] = cursor.fetchone()
        if not got:
            yield False
            return
        try:
            yield True
        finally:
            with suppress(Error), connection.cursor() as cursor:  # a connection that broke has let go already
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, self.pk])

    def begin(self, now):
        self.last_started_at = now
        self.save(update_fields=["last_started_at"])

    def finish(self, now, seconds, count=None, error=""):
        """Note how a run went; it is done again when it would have been anyway."""
        self.last_finished_at, self.duration_ms = now, round(seconds * 1000)
        self.last_count, self.last_error = count, error.replace("\x00", "")[:300]
        self.next_run_at = self.declared.next_after(now)
        self.save()


class HeartbeatQuerySet(models.QuerySet):
    def beat(self, worker, now):
        self.update_or_create(worker=worker, defaults={"seen_at": now})

    def forget(self, now):
        """Delete those of workers that ended long ago."""
        self.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()

    def alive(self, now):
        return self.filter(seen_at__gte=now - timedelta(minutes=settings.WORKER_SILENT_MINUTES))


class Heartbeat(models.Model):
    """A worker that runs, and when it was last heard of."""

    worker = models.CharField(_("arbeider"), max_length=100, unique=True)
    started_at = models.DateTimeField(_("startet"), default=timezone.now)
    seen_at = models.DateTimeField(_("sist hørt fra"), default=timezone.now)

    objects = HeartbeatQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at", "pk"]
        verbose_name = _("arbeider")
        verbose_name_plural = _("arbeidere")

    def __str__(self):
        return self.worker


class StuckRowQuerySet(AboutQuerySet):
    def of(self, job, model):
        """Those of one job and one kind of row."""
        return self.filter(job=job, about_type=ContentType.objects.get_for_model(model))

    def given_up(self):
        return self.filter(next_try_at=None)

    def note(self, job, model, key, error, now):
        """A row was tried and failed; it is tried again later, longer from now each time, and given up at last."""
        about_type = ContentType.objects.get_for_model(model)
        row, _is_new = self.get_or_create(job=job, about_type=about_type, about_id=key, defaults={"failed_at": now})
        row.tries, row.failed_at, row.error = row.tries + 1, now, error[:300]
        row.next_try_at = now + RETRY_AFTER[row.tries - 1] if row.tries <= len(RETRY_AFTER) else None
        row.save()


class StuckRow(models.Model):
    """A row that a job could not be done with, while all the others were."""

    job = models.CharField(_("jobb"), max_length=50)
    about_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("gjelder"), related_name="+")
    about_id = models.PositiveBigIntegerField(_("gjelder nr."))
    about = GenericForeignKey("about_type", "about_id")
    tries = models.PositiveSmallIntegerField(_("forsøk"), default=0)
    failed_at = models.DateTimeField(_("feilet sist"), default=timezone.now)
    next_try_at = models.DateTimeField(_("neste forsøk"), null=True, blank=True, help_text=_("Tomt: gitt opp."))
    error = models.CharField(_("feil"), max_length=300, blank=True)

    objects = StuckRowQuerySet.as_manager()

    class Meta:
        ordering = ["-failed_at", "-pk"]
        verbose_name = _("rad som står fast")
        verbose_name_plural = _("rader som står fast")
        constraints = [
            models.UniqueConstraint(fields=["job", "about_type", "about_id"], name="stuck_row_once_a_job"),
        ]

    def __str__(self):
        return f"{self.job}, {self.about_id}"

    def is_due(self, now):
        return self.next_try_at is not None and self.next_try_at <= now

    def try_again(self, now):
        """From the beginning, the next time that the job runs."""
        self.tries, self.next_try_at = 0, now
        self.save(update_fields=["tries", "next_try_at"])
