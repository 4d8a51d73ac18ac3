"""What tenants ask for: interest that is answered, and alerts that wait for something to fit."""

import hashlib
import hmac
import secrets
import uuid
from base64 import urlsafe_b64encode

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.orgnr import validate_orgnr
from tech_port import typography

from .units import Unit

REFERENCE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def make_reference():
    """Six letters and digits that are told apart on the phone: `TTP-7K3F9M`."""
    return "TTP-" + "".join(secrets.choice(REFERENCE_LETTERS) for _letter in range(6))


def link_token(submission):
    """The secret of one interest's link, 256 bits, made from the form's UUID and the site's key.

    The same form sent twice leads to the same link, and nothing stored reveals it.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), b"interest-link:" + submission.bytes, hashlib.sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def token_hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


class InterestQuerySet(models.QuerySet):
    def open(self):
        """Those that still wait for something."""
        return self.exclude(status__in=Interest.CLOSED)

    def unanswered(self):
        return self.filter(status=Interest.Status.NEW)

    def overdue(self, on):
        """Unanswered after the promised day."""
        return self.unanswered().filter(answer_due_on__lt=on)

    def by_token(self, token):
        return self.filter(token_hash=token_hash(token))

    def expired(self, on):
        """Those whose personal data is no longer to be kept."""
        return self.filter(delete_on__lte=on)


class Interest(models.Model):
    """A tenant's form: the need, the units, whom to answer, and how far it has come."""

    class Status(models.TextChoices):
        NEW = "new", _("ny")
        CONTACTED = "contacted", _("kontaktet")
        VIEWING = "viewing", _("visning")
        OFFER = "offer", _("tilbud")
        NEGOTIATING = "negotiating", _("forhandling")
        SIGNED = "signed", _("signert")
        DECLINED = "declined", _("avslått")
        WITHDRAWN = "withdrawn", _("trukket")
        LOST = "lost", _("tapt")

    CLOSED = (Status.SIGNED, Status.DECLINED, Status.WITHDRAWN, Status.LOST)

    reference = models.CharField(_("referanse"), max_length=12, unique=True, default=make_reference, editable=False)
    submission = models.UUIDField(_("innsending"), unique=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    units = models.ManyToManyField(Unit, verbose_name=_("lokaler"), blank=True, related_name="interests")
    organisation_name = models.CharField(_("virksomhet"), max_length=150)
    orgnr = models.CharField(_("organisasjonsnummer"), max_length=9, blank=True, validators=[validate_orgnr])
    employees = models.PositiveIntegerField(_("ansatte"), null=True, blank=True)
    area_min_m2 = models.PositiveIntegerField(_("areal fra (m²)"), null=True, blank=True)
    area_max_m2 = models.PositiveIntegerField(_("areal til (m²)"), null=True, blank=True)
    move_in_on = models.DateField(_("innflytting"), null=True, blank=True)
    use = models.CharField(_("bruk"), max_length=10, choices=Unit.Use.choices, blank=True)
    budget_nok_year = models.PositiveIntegerField(_("budsjett (kr/år)"), null=True, blank=True)
    message = models.TextField(_("melding"), max_length=3000, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=100)
    email = models.EmailField(_("e-post"))
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.NEW)
    lost_reason = models.CharField(_("hvorfor tapt"), max_length=200, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("ansvarlig"), null=True, blank=True, related_name="+"
    )
    received_at = models.DateTimeField(_("mottatt"), default=timezone.now, db_index=True)
    answer_due_on = models.DateField(_("svar innen"))
    answered_at = models.DateTimeField(_("besvart"), null=True, blank=True)
    closed_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)
    delete_on = models.DateField(_("slettes"), db_index=True)
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["answer_due_on", "received_at"]
        verbose_name = _("interessemelding")
        verbose_name_plural = _("interessemeldinger")
        constraints = [
            models.CheckConstraint(
                condition=Q(area_min_m2=None) | Q(area_max_m2=None) | Q(area_min_m2__lte=F("area_max_m2")),
                name="interest_area_in_order",
                violation_error_message=_("Areal «fra» er større enn «til»."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, status__in=["new", "contacted", "viewing", "offer", "negotiating"])
                | Q(closed_at__isnull=False, status__in=["signed", "declined", "withdrawn", "lost"]),
                name="interest_closed_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="lost") | ~Q(lost_reason=""),
                name="interest_lost_has_reason",
                violation_error_message=_("Skriv hvorfor den gikk tapt."),
            ),
        ]
        indexes = [models.Index(fields=["sender_hash", "received_at"], name="interest_sender")]

    def __str__(self):
        return f"{self.reference} {self.organisation_name}"

    def get_absolute_url(self):
        """The secret link; it leaves the site only in the tenant's own mail."""
        return reverse("premises:interest_detail", args=[link_token(self.submission)])

    @property
    def is_open(self):
        return self.status not in self.CLOSED

    @property
    def answers(self):
        """What the tenant wrote apart from the message, as [(label, text)] without what was left empty."""
        rows = [
            (_("Virksomhet"), self.organisation_name),
            (_("Organisasjonsnummer"), typography.orgnr(self.orgnr)),
            (_("Kontaktperson"), self.contact_name),
            (_("E-post"), self.email),
            (_("Telefon"), self.phone and typography.phone(self.phone)),
            (_("Ansatte"), self.employees and typography.number(self.employees)),
            (_("Areal (m²)"), typography.span(self.area_min_m2, self.area_max_m2)),
            (_("Innflytting"), self.move_in_on and typography.day(self.move_in_on)),
            (_("Bruk"), self.get_use_display().capitalize()),
            (_("Budsjett per år"), self.budget_nok_year and typography.kroner(self.budget_nok_year)),
        ]
        return [(label, text) for label, text in rows if text]

    def move_to(self, status, *, by=None, note="", at=None):
        """Change the status and write it in the log; `by` is the member of staff, None for the tenant."""
        at = at or timezone.now()
        before, self.status = self.status, status
        if self.answered_at is None and status not in {self.Status.NEW, self.Status.WITHDRAWN}:
            self.answered_at = at
        self.closed_at = None if self.is_open else (self.closed_at or at)
        if self.closed_at:
            after = timezone.localdate(self.closed_at) + relativedelta(months=settings.INTEREST_KEPT_MONTHS_CLOSED)
            self.delete_on = min(self.delete_on, after)
        self.save(update_fields=["status", "lost_reason", "answered_at", "closed_at", "delete_on"])
        self.steps.create(before=before, after=status, by=by, note=note, at=at)

    def withdraw(self, note=""):
        """The tenant takes the interest back; a second time changes nothing."""
        if self.is_open:
            self.move_to(self.Status.WITHDRAWN, note=note)


class InterestStep(models.Model):
    """A line in the log of one interest."""

    interest = models.ForeignKey(Interest, models.CASCADE, verbose_name=_("interessemelding"), related_name="steps")
    at = models.DateTimeField(_("tid"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("av"), null=True, blank=True, related_name="+"
    )
    before = models.CharField(_("fra"), max_length=12, choices=Interest.Status.choices, blank=True)
    after = models.CharField(_("til"), max_length=12, choices=Interest.Status.choices)
    note = models.CharField(_("merknad"), max_length=500, blank=True, help_text=_("Bare for staben."))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("steg")
        verbose_name_plural = _("steg")

    def __str__(self):
        return f"{self.get_before_display()} → {self.get_after_display()}"


class SearchAlert(models.Model):
    """A saved need that mails when a unit fits."""

    class Frequency(models.TextChoices):
        AT_ONCE = "at_once", _("med en gang")
        WEEKLY = "weekly", _("en gang i uka")

    email = models.EmailField(_("e-post"))
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    query = models.CharField(_("søk"), max_length=500, help_text=_("Filteret, slik det står i adressen."))
    frequency = models.CharField(_("hvor ofte"), max_length=10, choices=Frequency.choices, default=Frequency.AT_ONCE)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("opprettet"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("bekreftet"), null=True, blank=True)
    last_sent_at = models.DateTimeField(_("sist sendt"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("varsel")
        verbose_name_plural = _("varsler")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("created_at")),
                name="alert_confirmed_after_created",
            ),
            models.UniqueConstraint(
                fields=["email", "query"],
                name="alert_once_a_search",
                violation_error_message=_("Denne adressen har alt et varsel for dette søket."),
            ),
        ]

    def __str__(self):
        return f"{self.email}: {self.query}"
