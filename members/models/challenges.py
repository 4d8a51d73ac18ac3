"""Tasks that municipalities and members put to students, researchers and pilots."""

import uuid

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.content.models import BusinessArea
from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.norwegian.contacts import PhoneColumn
from tech_port.norwegian.emails import EmailColumn
from tech_port.open_forms.records import Enquiry, EnquiryQuerySet
from tech_port.writing.publication import Publication
from tech_port.writing.translated import Translated

from ..challenges.slugs import slug_of
from .organisations import Organisation


class ChallengeQuerySet(EnquiryQuerySet):
    def public(self):
        """Those that have been taken in."""
        return self.filter(status__in=Challenge.PUBLIC)

    def open(self):
        return self.filter(status=Challenge.Status.OPEN)

    def waiting(self, on):
        """Open ones that can still be answered on a day, the nearest deadline first."""
        return self.open().exclude(deadline__lt=on).order_by(F("deadline").asc(nulls_last=True), "pk")

    def received(self):
        """Those that nobody has decided on."""
        return self.filter(status=Challenge.Status.RECEIVED)

    def overdue(self, on):
        """Open ones whose deadline has passed."""
        return self.open().filter(deadline__lt=on)

    def board_order(self, on):
        """Open ones by deadline, then those whose deadline has passed, then what came of the others, newest first."""
        Status = Challenge.Status
        place = Case(
            When(status=Status.OPEN, deadline__lt=on, then=1),
            *(When(status=status, then=2 * number) for number, status in enumerate(Challenge.PUBLIC)),
        )
        return self.order_by(
            place,
            Case(When(status=Status.OPEN, then=F("deadline"))).asc(nulls_last=True),
            F("closed_at").desc(nulls_last=True),
            F("published_at").desc(nulls_last=True),
            "-pk",
        )

    def expired(self, at):
        """Those whose sender's contact is no longer to be kept at a moment."""
        decided = at - relativedelta(months=settings.CHALLENGE_KEPT_MONTHS_CLOSED)
        waiting = at - relativedelta(months=settings.CHALLENGE_KEPT_MONTHS)
        due = Q(closed_at__lte=decided) | Q(status=Challenge.Status.RECEIVED, received_at__lte=waiting)
        return self.filter(due)


class Challenge(Enquiry):
    """A task with a deadline, the way it was sent, and what came of it."""

    class Route(models.TextChoices):
        EIT = "eit", "Eksperter i team"
        BRIDGE = "bridge", "NTNU Bridge"
        THESIS = "thesis", _("masteroppgave")
        PILOT = "pilot", _("pilot")
        PROCUREMENT = "procurement", _("anskaffelse")

    class Status(models.TextChoices):
        RECEIVED = "received", _("mottatt")
        DECLINED = "declined", _("ikke tatt inn")
        OPEN = "open", _("åpen")
        ROUTED = "routed", _("satt i gang")
        SOLVED = "solved", _("løst")
        CLOSED = "closed", _("avsluttet")

    PUBLIC = (Status.OPEN, Status.ROUTED, Status.SOLVED, Status.CLOSED)
    ENDED = (Status.DECLINED, Status.SOLVED, Status.CLOSED)
    STEPS = {
        Status.RECEIVED: (Status.OPEN, Status.DECLINED),
        Status.OPEN: (Status.ROUTED, Status.CLOSED),
        Status.ROUTED: (Status.SOLVED, Status.CLOSED),
    }
    MAIL_TEMPLATES = "members/emails/challenge_"
    EMAIL_FIELD = "contact_email"
    SENDER_FIELDS = ("organisation_name", "contact_name", "contact_email", "contact_phone", "sender_hash")

    submission = models.UUIDField(
        _("innsending"), unique=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("virksomhet"), null=True, blank=True, related_name="challenges"
    )
    organisation_name = models.CharField(
        _("virksomhet, som innsenderen skrev den"), max_length=150, blank=True, help_text=_("Vises aldri på siden.")
    )
    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    task = Translated(models.TextField(_("oppgaven")))
    reason = Translated(models.TextField(_("hvorfor det betyr noe"), blank=True))
    business_areas = models.ManyToManyField(
        BusinessArea, verbose_name=_("virksomhetsområder"), blank=True, related_name="challenges"
    )
    deadline = models.DateField(_("frist"), null=True, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=100, blank=True)
    contact_email = EmailColumn(_("kontaktens e-post"), blank=True, help_text=_("Vises aldri på siden."))
    contact_phone = PhoneColumn(_("kontaktens telefon"), max_length=30, blank=True)
    route = models.CharField(_("vei"), max_length=12, choices=Route.choices, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RECEIVED)
    outcome = Translated(models.TextField(_("resultat"), blank=True))
    received_at = models.DateTimeField(_("mottatt"), default=timezone.now)
    published_at = models.DateTimeField(_("publisert"), null=True, blank=True)
    closed_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = ChallengeQuerySet.as_manager()
    history = History(excluded_fields=["submission", "sender_hash"])

    class Meta:
        ordering = ["deadline", "pk"]
        verbose_name = _("utfordring")
        verbose_name_plural = _("utfordringer")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["received", "declined"]) | Q(organisation__isnull=False),
                name="challenge_public_has_organisation",
                violation_error_message=_("Velg virksomheten før utfordringen blir synlig."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["received", "declined", "open", "closed"]) | ~Q(route=""),
                name="challenge_routed_has_route",
                violation_error_message=_("En utfordring som er satt i gang eller løst, må ha en vei."),
            ),
            models.CheckConstraint(
                condition=~Q(status="solved") | ~Q(outcome_nb=""),
                name="challenge_solved_has_outcome",
                violation_error_message=_("Skriv resultatet før utfordringen settes som løst."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("collaboration:challenge_detail", args=[self.slug])

    def public_values(self):
        """What was only sent in as if it were taken in."""
        return {} if self.is_public else {"status": self.Status.OPEN}

    @property
    def publication(self):
        if self.is_public:
            return Publication.PUBLISHED
        return Publication.DRAFT if self.status == self.Status.RECEIVED else Publication.EXPIRED

    @property
    def publication_in_words(self):
        return self.get_status_display()

    @property
    def is_public(self):
        return self.status in self.PUBLIC

    @property
    def is_overdue(self):
        """Open, though its deadline has passed."""
        return bool(self.status == self.Status.OPEN and self.deadline and self.deadline < timezone.localdate())

    @property
    def next_statuses(self):
        """What may come after the status it has."""
        return self.STEPS.get(self.status, ())

    @property
    def published_on(self):
        return self.published_at and timezone.localdate(self.published_at)

    @property
    def ended_on(self):
        return self.closed_at and timezone.localdate(self.closed_at)

    @property
    def updated_at(self):
        """When the public last saw something new of it."""
        return self.closed_at or self.published_at or self.received_at

    @property
    def sent_in(self):
        """What the sender wrote, as [(label, text)] without what was left empty: for the sender alone."""
        rows = [
            (_("Oppgaven i én setning"), self.title),
            (_("Hva skal løses?"), self.task),
            (_("Hvorfor betyr det noe?"), self.reason),
            (_("Frist"), self.deadline and typography.day(self.deadline)),
            (_("Virksomhet"), self.organisation_name),
            (_("Kontaktperson"), self.contact_name),
            (_("E-post"), self.contact_email),
            (_("Telefon"), self.contact_phone and typography.phone(self.contact_phone)),
        ]
        return [(label, text) for label, text in rows if text]

    @property
    def suggested_organisation(self):
        """The organisation that the sender's words name: its whole name, else a part of any of its names, else None."""
        words = self.organisation_name.strip()
        if not words:
            return None
        called = Organisation.objects.filter(name__iexact=words).first()
        return called or Organisation.objects.named(words).first()

    def publish(self):
        """Put it on the board, for the organisation that it was given."""
        self.slug = slug_of(self)
        self._move(self.Status.OPEN, "slug", "organisation", published_at=timezone.now())

    def decline(self, reason):
        """Leave it off the board; the sender is told why, in the sender's language."""
        self._move(self.Status.DECLINED, closed_at=timezone.now(), **{f"outcome_{self.language}": reason})

    def send(self, route):
        """Set it going by a route."""
        self._move(self.Status.ROUTED, route=route)

    def solve(self, **outcome):
        """Say what came of it: `outcome_nb` and, where there is one, `outcome_en`."""
        self._move(self.Status.SOLVED, closed_at=timezone.now(), **outcome)

    def close(self):
        """End it without an outcome."""
        self._move(self.Status.CLOSED, closed_at=timezone.now())

    @transaction.atomic
    def _move(self, status, *changed, **values):
        """Take one step of `STEPS`, save it and tell the sender; a ValidationError says why not.

        The row is held meanwhile, so of two who press at once one takes the step.
        """
        held = type(self).objects.select_for_update(of=("self",)).values_list("status", flat=True).get(pk=self.pk)
        if held != self.status or status not in self.next_statuses:
            now = self.Status(held).label
            raise ValidationError(_("Utfordringen har alt statusen «%(status)s».") % {"status": now}, "step")
        for name, value in {"status": status, **values}.items():
            setattr(self, name, value)
        self.validate_constraints()
        self.save(update_fields=["status", *changed, *values])
        self.mail_sender("news")

    @property
    def mail_context(self):
        return {"challenge": self, **self.kept_months()}

    @staticmethod
    def kept_months():
        """How long the contact is kept, for the texts that promise it."""
        return {
            "months_waiting": settings.CHALLENGE_KEPT_MONTHS,
            "months_closed": settings.CHALLENGE_KEPT_MONTHS_CLOSED,
        }
