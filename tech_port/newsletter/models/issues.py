"""Issues of the newsletter: what staff chose and wrote, how far each has come, and what it said when it was sent."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.models import Event, KeyPoint
from premises.models import Unit
from tech_port.content.models import Article
from tech_port.history.records import History
from tech_port.worker.to_many import held_until
from tech_port.writing.publication import Published, PublishedQuerySet
from tech_port.writing.translated import Translated

from .choosable import listed_events, offered_units, published_articles, told_points

MAX_NOTE_LENGTH = 2000
MAX_ORDER = 32767  # what the column holds


class IssueQuerySet(PublishedQuerySet):
    def archived(self):
        """What the archive lists, newest first."""
        return self.published().order_by("-published_at", "-number")

    def next_number(self):
        return (self.aggregate(last=Max("number"))["last"] or 0) + 1

    def due(self, now):
        """Those to be written now, or being written."""
        coming = [Issue.State.HELD, Issue.State.SENDING]
        return self.filter(state__in=coming, due_at__lte=now).order_by("due_at", "pk")


class Issue(Published):
    """One letter to all who asked for them: a draft, held for some minutes, being written, sent or stopped.

    The archive shows it from the moment when its first mail is written. From then on its parts say what they said then.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("kladd")
        HELD = "held", _("venter på å bli sendt")
        SENDING = "sending", _("sendes nå")
        SENT = "sent", _("sendt")
        STOPPED = "stopped", _("stanset underveis")

    number = models.PositiveIntegerField(
        _("nummer"),
        unique=True,
        error_messages={"unique": _("Det finnes alt et nyhetsbrev med dette nummeret.")},
    )
    title = Translated(models.CharField(_("tittel"), max_length=120))
    intro = Translated(models.TextField(_("innledning"), max_length=5000, blank=True, help_text=_("Markdown")))
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    is_sample = models.BooleanField(_("eksempel"), default=False, editable=False)
    due_at = models.DateTimeField(_("sendes"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("i arkivet fra"), null=True, blank=True, db_index=True, editable=False)
    finished_at = models.DateTimeField(_("avsluttet"), null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("sendt av"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    written = models.PositiveIntegerField(_("e-poster skrevet"), default=0, editable=False)
    failed = models.PositiveIntegerField(_("kunne ikke skrives"), default=0, editable=False)
    cursor = models.BigIntegerField(_("kommet til"), default=0, editable=False)
    uid = models.UUIDField(_("UID"), unique=True, default=uuid.uuid4, editable=False)

    objects = IssueQuerySet.as_manager()
    history = History(excluded_fields=["written", "failed", "cursor", "uid"])

    class Meta:
        ordering = ["-number"]
        verbose_name = _("nyhetsbrev")
        verbose_name_plural = pgettext_lazy("flertall", "nyhetsbrev")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_sample=False) | Q(state="draft", written=0),
                name="issue_sample_is_never_sent",
                violation_error_message=_("Et eksempel sendes aldri til noen."),
            ),
            models.CheckConstraint(
                condition=Q(is_sample=True)
                | Q(state="draft", published_at=None)
                | Q(state="held")
                | Q(state__in=["sending", "sent", "stopped"], published_at__isnull=False),
                name="issue_public_when_it_leaves",
                violation_error_message=_("Et nyhetsbrev står i arkivet fra det begynner å bli sendt, og ikke før."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft", due_at=None) | ~Q(state="draft") & Q(due_at__isnull=False),
                name="issue_held_until",
                violation_error_message=_("Et nyhetsbrev som skal sendes, har et klokkeslett; en kladd har ingen."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sent", "stopped"], finished_at__isnull=False)
                | Q(state__in=["draft", "held", "sending"], finished_at=None),
                name="issue_over_has_time",
                violation_error_message=_("Et nyhetsbrev som er sendt eller stanset, har tidspunktet for det."),
            ),
        ]

    def __str__(self):
        return gettext("Nr. %(number)s: %(title)s") % {"number": self.number, "title": self.title}

    def get_absolute_url(self):
        return reverse("newsletter:issue_detail", args=[self.number])

    def public_values(self):
        """A draft as if it had left now."""
        if self.state != self.State.DRAFT or self.is_sample:
            return {}
        now = timezone.now()
        return {"state": self.State.SENT, "due_at": now, "published_at": now, "finished_at": now}

    @property
    def publication_in_words(self):
        return gettext("eksempel") if self.is_sample else self.get_state_display()

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def can_be_stopped(self):
        return self.state in (self.State.HELD, self.State.SENDING)

    def hold(self, now, by):
        """Write it some minutes from now; one that was stopped midway goes on to those who have not got it."""
        startable = [self.State.DRAFT, self.State.STOPPED]
        if self.is_sample or self.state not in startable:
            return False
        self.state, self.due_at, self.finished_at, self.sent_by = self.State.HELD, held_until(now), None, by
        self.save(update_fields=["state", "due_at", "finished_at", "sent_by"])
        return True

    def stop(self, now):
        """Write no more of it: nobody has got one that is a draft again, one that was begun stays in the archive."""
        if not self.can_be_stopped:
            return False
        if self.published_at is None:
            self.state, self.due_at, self.sent_by = self.State.DRAFT, None, None
        else:
            self.state, self.finished_at = self.State.STOPPED, now
        self.save(update_fields=["state", "due_at", "sent_by", "finished_at"])
        return True

    def begin(self, now):
        self.state, self.published_at = self.State.SENDING, self.published_at or now
        self.save(update_fields=["state", "published_at"])

    def finish(self, now):
        self.state, self.finished_at = self.State.SENT, now
        self.save(update_fields=["state", "finished_at"])


def _of_one_kind():
    """A condition: a part has a record of its own kind and of no other, and free text alone has a heading."""
    records = ["event", "article", "unit", "key_point"]
    none = {f"{name}": None for name in records}
    found = Q(kind="text", **none) & ~Q(heading_nb="")
    for name in records:
        others = {other: None for other in records if other != name}
        found |= Q(kind=name, heading_nb="", heading_en="", **others)
    return found


class Part(models.Model):
    """One thing that an issue tells: a record of ours, with a word from the editor or none, or a text of its own.

    `told` is what it said when it was sent, in each language; a record that is deleted later is told of still.
    """

    class Kind(models.TextChoices):
        EVENT = "event", _("arrangement")
        ARTICLE = "article", _("nyhet")
        UNIT = "unit", _("lokale")
        KEY_POINT = "key_point", _("poeng")
        TEXT = "text", _("tekst")

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("nyhetsbrev"), related_name="parts")
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)
    kind = models.CharField(_("hva"), max_length=9, choices=Kind.choices, default=Kind.TEXT, editable=False)
    event = models.ForeignKey(
        Event,
        models.SET_NULL,
        verbose_name=_("arrangement"),
        null=True,
        blank=True,
        limit_choices_to=listed_events,
        related_name="+",
    )
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        verbose_name=_("nyhet"),
        null=True,
        blank=True,
        limit_choices_to=published_articles,
        related_name="+",
    )
    unit = models.ForeignKey(
        Unit,
        models.SET_NULL,
        verbose_name=_("lokale"),
        null=True,
        blank=True,
        limit_choices_to=offered_units,
        related_name="+",
    )
    key_point = models.ForeignKey(
        KeyPoint,
        models.SET_NULL,
        verbose_name=_("poeng"),
        null=True,
        blank=True,
        limit_choices_to=told_points,
        related_name="+",
    )
    heading = Translated(
        models.CharField(_("overskrift"), max_length=120, blank=True, help_text=_("Bare for en tekst uten post."))
    )
    text = Translated(
        models.TextField(_("tekst fra redaktøren"), max_length=MAX_NOTE_LENGTH, blank=True, help_text=_("Markdown"))
    )
    told = models.JSONField(_("slik det ble sendt"), null=True, blank=True, editable=False)

    history = History(excluded_fields=["told"])

    class Meta:
        ordering = ["issue", "order", "pk"]
        verbose_name = _("del av nyhetsbrev")
        verbose_name_plural = _("deler av nyhetsbrev")
        constraints = [
            models.CheckConstraint(
                condition=_of_one_kind(),
                name="part_of_one_kind",
                violation_error_message=_("Velg én post, eller skriv en tekst med overskrift. Ikke begge deler."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["issue", name],
                    name=f"part_{name}_once_an_issue",
                    violation_error_message=_("Dette står alt i nyhetsbrevet."),
                )
                for name in ("event", "article", "unit", "key_point")
            ),
        ]

    def __str__(self):
        return str(self.heading or self.record or self.get_kind_display())

    def save(self, *args, **kwargs):
        """A new one that was given no place comes last."""
        if self._state.adding and not self.order:
            last = Part.objects.filter(issue=self.issue_id).aggregate(last=Max("order"))["last"] or 0
            self.order = min(last + 10, MAX_ORDER)
        super().save(*args, **kwargs)

    @property
    def record(self):
        """What it tells of; None for a text, and where the record is deleted."""
        return None if self.kind == self.Kind.TEXT else getattr(self, self.kind)

    def take_kind(self):
        """Be of the kind of the record that is chosen."""
        chosen = [kind for kind in self.Kind.values if kind != self.Kind.TEXT and getattr(self, f"{kind}_id")]
        if chosen or self.pk is None:
            self.kind = chosen[0] if chosen else self.Kind.TEXT
