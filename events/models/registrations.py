"""Who has signed up for an event."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian.emails import EmailColumn
from tech_port.open_forms.records import OpenFormQuerySet, OpenFormRecord, SecretLink, SecretLinkQuerySet
from tech_port.privacy import nameless

from .. import deadlines
from . import untold
from .events import Event


class RegistrationQuerySet(SecretLinkQuerySet, OpenFormQuerySet):
    def active(self):
        """Those who have a seat, are offered one, or wait."""
        return self.filter(status__in=Registration.ACTIVE)

    def seated(self):
        """Those who take up seats: confirmed, offered or there."""
        return self.filter(status__in=Registration.SEATED)

    def waiting(self):
        """The waiting list in its order; who has not confirmed a sign-up that is only held stands on none yet."""
        return self.certain().filter(status=Registration.Status.WAITING).order_by("created_at", "pk")

    def certain(self):
        """Without those that are only held until they are confirmed."""
        return self.filter(is_held=False)

    def held(self):
        """Those that keep a seat or a place in the list only until they are confirmed."""
        return self.filter(is_held=True, status__in=[Registration.Status.CONFIRMED, Registration.Status.WAITING])


class Registration(SecretLink, OpenFormRecord):
    """One person's sign-up, for themselves and perhaps some more.

    Who waits for more seats than there are is asked whether `seats_offered` would do, until `offer_expires_at` as for
    an offer; when that is over the number stays, so that nobody is asked twice about as many.
    """

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("påmeldt")
        WAITING = "waiting", _("på venteliste")
        OFFERED = "offered", _("tilbudt plass")
        CANCELLED = "cancelled", _("avmeldt")
        EXPIRED = "expired", _("tilbudet gikk ut")
        ATTENDED = "attended", _("møtte")

    SEATED = (Status.CONFIRMED, Status.OFFERED, Status.ATTENDED)
    ACTIVE = (Status.CONFIRMED, Status.WAITING, Status.OFFERED, Status.ATTENDED)
    RECEIVED_FIELD = "created_at"
    LINK_PURPOSE = "registration"

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("arrangement"), related_name="registrations")
    name = models.CharField(_("navn"), max_length=100)
    email = EmailColumn(_("e-post"))
    organisation_name = models.CharField(_("virksomhet"), max_length=150, blank=True)
    people = models.PositiveSmallIntegerField(_("antall personer"), default=1)
    needs = models.TextField(
        _("mat og tilrettelegging"),
        blank=True,
        max_length=4500,
        help_text=_("Én linje for hver person, tom for den som ikke trenger noe."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    created_at = models.DateTimeField(_("meldt på"), default=timezone.now)
    cancelled_at = models.DateTimeField(_("meldt av"), null=True, blank=True)
    checked_in_at = models.DateTimeField(_("møtte"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("påminnet"), null=True, blank=True, editable=False)
    told_sequence = models.PositiveIntegerField(_("kjenner endring nr."), default=0, editable=False)
    offered_at = models.DateTimeField(_("tilbudt"), null=True, blank=True, editable=False)
    offer_expires_at = models.DateTimeField(_("tilbudet gjelder til"), null=True, blank=True)
    seats_offered = models.PositiveSmallIntegerField(_("plasser spurt om"), null=True, blank=True, editable=False)
    is_held = models.BooleanField(_("venter på bekreftelse"), default=False, db_default=False, editable=False)

    former_status = None  # of this object, before its status was changed

    objects = RegistrationQuerySet.as_manager()
    history = History(excluded_fields=untold.REGISTRATION)

    class Meta:
        ordering = ["event", "created_at", "pk"]
        verbose_name = _("påmelding")
        verbose_name_plural = _("påmeldinger")
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=20),
                name="registration_people_in_range",
                violation_error_message=_("En påmelding gjelder 1 til 20 personer."),
            ),
            models.CheckConstraint(
                condition=Q(offer_expires_at__isnull=False, offered_at__isnull=False, status="offered")
                | Q(
                    offer_expires_at__isnull=False,
                    offered_at__isnull=False,
                    seats_offered__isnull=False,
                    status="waiting",
                )
                | (Q(offer_expires_at=None, offered_at=None) & ~Q(status="offered")),
                name="registration_offer_has_end",
            ),
            models.CheckConstraint(
                condition=~Q(is_held=True, status__in=["offered", "attended"]),
                name="registration_held_is_not_certain",
            ),
            models.CheckConstraint(
                condition=Q(checked_in_at__isnull=False, status="attended")
                | (Q(checked_in_at=None) & ~Q(status="attended")),
                name="registration_attended_has_time",
            ),
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=Q(status__in=["confirmed", "waiting", "offered", "attended"]),
                name="registration_once_an_event",
                violation_error_message=_("Denne adressen er alt påmeldt."),
            ),
        ]

    def __str__(self):
        return f"{nameless(self)}: {self.event}"

    @property
    def is_active(self):
        return self.status in self.ACTIVE

    @property
    def needs_in_words(self):
        """What each person needs, on one line; of a party it says which of them."""
        lines = enumerate(self.needs.splitlines(), start=1)
        if self.people == 1:
            return "; ".join(line for _number, line in lines if line)
        return "; ".join(f"{number}: {line}" for number, line in lines if line)

    @property
    def confirm_by(self):
        """Until when a sign-up that is only held keeps what it holds."""
        return self.created_at + deadlines.HOLD_LASTS

    @property
    def answer_by(self):
        """Until when its offer or question can be answered as the event's times are now; None where there is none."""
        if self.offer_expires_at is None:
            return None
        return deadlines.answer_by(self.event, self.offered_at, self.offer_expires_at)

    def is_answerable(self, now):
        """Whether an offer or a question is still open."""
        return self.offer_expires_at is not None and self.answer_by > now

    def is_asked(self, now):
        """Whether it is asked just now if fewer seats than it waits for would do."""
        return self.status == self.Status.WAITING and self.is_answerable(now)

    @property
    def position(self):
        """Its place on the waiting list, the first being 1; None for who does not wait."""
        if self.status != self.Status.WAITING:
            return None
        earlier = Q(created_at__lt=self.created_at) | Q(created_at=self.created_at, pk__lt=self.pk)
        return Registration.objects.waiting().filter(earlier, event=self.event_id).count() + 1
