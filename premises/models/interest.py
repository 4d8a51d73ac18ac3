"""What tenants ask for: interest that is answered."""

import secrets

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.norwegian.contacts import OrgnrColumn, PhoneColumn
from tech_port.norwegian.emails import EmailColumn
from tech_port.norwegian.orgnr import validate_orgnr
from tech_port.open_forms import tokens
from tech_port.open_forms.models import Link
from tech_port.open_forms.records import Enquiry, EnquiryQuerySet, SecretLink, SecretLinkQuerySet

from ..interest.answer_times import LATELY, AnswerTimes
from .units import Unit

REFERENCE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def make_reference():
    """Six letters and digits that are told apart on the phone: `TTP-7K3F9M`."""
    return "TTP-" + "".join(secrets.choice(REFERENCE_LETTERS) for _letter in range(6))


REPLY_TEMPLATE = "premises/emails/interest_reply"


class InterestQuerySet(SecretLinkQuerySet, EnquiryQuerySet):
    def open(self):
        """Those that still wait for something."""
        return self.exclude(status__in=Interest.CLOSED)

    def unanswered(self):
        return self.filter(status=Interest.Status.NEW)

    def overdue(self, on):
        """Unanswered after the promised day."""
        return self.unanswered().filter(answer_due_on__lt=on)

    def with_last_word(self):
        """Each with the sender, the moment and the landlord's building of the last message in its thread, or None."""
        messages = self.model._meta.get_field("messages").related_model.objects.filter(interest=OuterRef("pk"))
        last = messages.order_by("-at", "-pk")
        names = {"last_word": "sender", "last_word_at": "at", "last_word_building": "building"}
        return self.annotate(**{name: Subquery(last.values(column)[:1]) for name, column in names.items()})

    def awaiting_reply(self):
        """Open ones, answered before, in which the tenant has the last word of the thread, and said it to the staff."""
        open_ones = self.open().exclude(status=Interest.Status.NEW).with_last_word()
        return open_ones.filter(last_word="tenant", last_word_building=None)

    def awaiting_landlord(self):
        """Open ones, answered before, in which the tenant has the last word, and said it to a landlord."""
        open_ones = self.open().exclude(status=Interest.Status.NEW).with_last_word()
        return open_ones.filter(last_word="tenant", last_word_building__isnull=False)

    def shared_with(self, buildings):
        """Open ones that their tenants sent to the landlords of units in some buildings too."""
        asked = self.model.units.through.objects.filter(unit__building__in=buildings).values("interest")
        return self.open().filter(share_with_landlord=True, pk__in=asked)

    def resembling(self, interest):
        """Others with the same e-mail, organisation number or organisation name."""
        same = Q(email__iexact=interest.email) | Q(organisation_name__iexact=interest.organisation_name)
        if interest.orgnr:
            same |= Q(orgnr=interest.orgnr)
        return self.filter(same).exclude(pk=interest.pk)

    def answer_times(self, now):
        """The median of the answers of the last 90 days, None while there are too few."""
        lately = self.filter(answered_at__gt=now - LATELY, answered_at__lte=now)
        return AnswerTimes.of(lately.order_by().values_list("received_at", "answered_at"))

    def expired(self, on):
        """Those whose personal data is no longer to be kept."""
        return self.filter(delete_on__lte=on)


class Interest(SecretLink, Enquiry):
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
    MAIL_TEMPLATES = "premises/emails/interest_"
    LINK_PURPOSE = "interest"
    EMAIL_PURPOSE = "interest-email"

    reference = models.CharField(_("referanse"), max_length=12, unique=True, default=make_reference, editable=False)
    units = models.ManyToManyField(Unit, verbose_name=_("lokaler"), blank=True, related_name="interests")
    organisation_name = models.CharField(_("virksomhet"), max_length=150)
    orgnr = OrgnrColumn(_("organisasjonsnummer"), max_length=9, blank=True, validators=[validate_orgnr])
    employees = models.PositiveIntegerField(_("ansatte"), null=True, blank=True)
    area_min_m2 = models.PositiveIntegerField(_("areal fra (m²)"), null=True, blank=True)
    area_max_m2 = models.PositiveIntegerField(_("areal til (m²)"), null=True, blank=True)
    move_in_on = models.DateField(_("innflytting"), null=True, blank=True)
    use = models.CharField(_("bruk"), max_length=10, choices=Unit.Use.choices, blank=True)
    budget_nok_year = models.PositiveIntegerField(_("budsjett (kr/år)"), null=True, blank=True)
    message = models.TextField(_("melding"), max_length=3000, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=100)
    email = EmailColumn(_("e-post"))
    phone = PhoneColumn(_("telefon"), max_length=20, blank=True)
    share_with_landlord = models.BooleanField(_("sendes også til utleieren"), default=False, db_default=False)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.NEW)
    lost_reason = models.CharField(_("hvorfor tapt"), max_length=200, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("ansvarlig"), null=True, blank=True, related_name="+"
    )
    answer_due_on = models.DateField(_("svar innen"))
    answered_at = models.DateTimeField(_("besvart"), null=True, blank=True)
    email_confirmed_at = models.DateTimeField(_("e-posten bekreftet"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)
    delete_on = models.DateField(_("slettes"), db_index=True)

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
        """Nothing personal: the admin's history keeps this text longer than the interest itself."""
        return self.reference

    def new_links(self):
        """The link to its page, and the code that only this mail has: who shows it again reads that mailbox."""
        return {"token": self.new_token(), "code": self.new_token(self.EMAIL_PURPOSE)}

    def is_confirmed_by(self, code):
        """Whether a code was mailed to the address that it has now."""
        if Link.objects.of(Interest, code, self.EMAIL_PURPOSE).filter(about_id=self.pk).exists():
            return True
        before = tokens.from_before(self.EMAIL_PURPOSE, f"{self.submission.hex}:{self.email}")
        return any(constant_time_compare(code, one) for one in before)

    def forget_codes(self):
        """Codes that were mailed to the address that it had confirm no other."""
        self.links.filter(purpose=self.EMAIL_PURPOSE).delete()

    @property
    def mail_context(self):
        return {"interest": self, "units": self.units.select_related("building"), "what": self.in_short}

    @property
    def in_short(self):
        """What it is about, for a subject: the first unit and how many more, else the area, else premises."""
        units = list(self.units.select_related("building"))
        if not units:
            return self._area_in_short
        words = {"unit": units[0].name, "building": units[0].building.name, "count": len(units) - 1}
        if len(units) == 1:
            return _("%(unit)s i %(building)s") % words
        return _("%(unit)s i %(building)s og %(count)d til") % words

    @property
    def _area_in_short(self):
        low, high = self.area_min_m2, self.area_max_m2
        if not (low or high):
            return _("lokaler i distriktet")
        sentence = _("lokaler på %(area)s") if low and high else _("lokaler %(area)s")
        return sentence % {"area": typography.area(low, high)}

    @property
    def is_open(self):
        return self.status not in self.CLOSED

    @property
    def is_withdrawn(self):
        return self.status == self.Status.WITHDRAWN

    @property
    def kept_until(self):
        """A year after it came, or sooner when it is closed; one that is opened again is kept as if it never was."""
        months = relativedelta(months=settings.INTEREST_KEPT_MONTHS)
        last = timezone.localdate(self.received_at) + months
        if not self.closed_at:
            return last
        months_closed = relativedelta(months=settings.INTEREST_KEPT_MONTHS_CLOSED)
        return min(last, timezone.localdate(self.closed_at) + months_closed)

    @property
    def answers(self):
        """What the tenant wrote apart from the message, as [(label, text)] without what was left empty."""
        yours = [
            (_("E-post"), self.email),
            (_("Telefon"), self.phone and typography.phone(self.phone)),
            (_("Budsjett per år"), self.budget_nok_year and typography.kroner(self.budget_nok_year)),
        ]
        return self.answers_to_landlord + [(label, text) for label, text in yours if text]

    @property
    def answers_to_landlord(self):
        """Those of them that a landlord reads: neither how to reach the tenant, nor what it would pay at most."""
        rows = [
            (_("Virksomhet"), self.organisation_name),
            (_("Organisasjonsnummer"), typography.orgnr(self.orgnr)),
            (_("Kontaktperson"), self.contact_name),
            (_("Ansatte"), self.employees and typography.number(self.employees)),
            (_("Areal"), typography.area(self.area_min_m2, self.area_max_m2)),
            (_("Innflytting"), self.move_in_on and typography.day(self.move_in_on)),
            (_("Bruk"), self.get_use_display().capitalize()),
        ]
        return [(label, text) for label, text in rows if text]

    def move_to(self, status, *, by=None, note="", at=None):
        """Change the status and write it in the log; `by` is the member of staff, None for the tenant."""
        at = at or timezone.now()
        before, self.status = self.status, status
        if self.answered_at is None and status not in {self.Status.NEW, self.Status.WITHDRAWN}:
            self.answered_at = at
        self.closed_at = None if self.is_open else (self.closed_at or at)
        self.delete_on = self.kept_until
        self.save(update_fields=["status", "lost_reason", "answered_at", "closed_at", "delete_on"])
        self.steps.create(before=before, after=status, by=by, note=note, at=at)

    def assign(self, colleague):
        self.assigned_to = colleague
        self.save(update_fields=["assigned_to"])

    def withdraw(self, note=""):
        """The tenant takes the interest back; a second time changes nothing."""
        if self.is_open:
            self.move_to(self.Status.WITHDRAWN, note=note)
            self.notify_staff("withdrawn")

    def confirm_email(self):
        """The tenant has shown that the address is theirs; the first time counts."""
        if self.email_confirmed_at is None:
            self.email_confirmed_at = timezone.now()
            self.save(update_fields=["email_confirmed_at"])

    def notify_staff(self, news, **context):
        """Queue a mail to the staff of "changed", "message", "landlord" or "withdrawn", without personal data."""
        self.mail_staff("news", {"news": news, **context})
