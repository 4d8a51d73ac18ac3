"""What tenants ask for: interest that is answered."""

import secrets

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.norwegian.contacts import OrgnrColumn, PhoneColumn
from tech_port.norwegian.emails import EmailColumn
from tech_port.norwegian.orgnr import validate_orgnr
from tech_port.open_forms import tokens
from tech_port.open_forms.models import Link
from tech_port.open_forms.records import Enquiry, EnquiryQuerySet, SecretLink, SecretLinkQuerySet
from tech_port.outbox.models import Mail

from ..interest import answers
from ..interest.answer_times import AnswerTimes
from .threads import ThreadedQuerySet
from .units import Unit

REFERENCE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
REPLY_TEMPLATE = "premises/emails/interest_reply"


def make_reference():
    """Six letters and digits that are told apart on the phone: `TTP-7K3F9M`."""
    return "TTP-" + "".join(secrets.choice(REFERENCE_LETTERS) for _letter in range(6))


class InterestQuerySet(ThreadedQuerySet, SecretLinkQuerySet, EnquiryQuerySet):
    def open(self):
        """Those that still wait for something."""
        return self.exclude(status__in=Interest.CLOSED)

    def unanswered(self):
        """Those that wait for the first answer, see `interest.answers`; what has become of them is another matter."""
        return self.open().filter(answered_at=None)

    def overdue(self, on):
        """Unanswered after the promised day."""
        return self.unanswered().filter(answer_due_on__lt=on)

    def resembling(self, interest):
        """Others with the same e-mail, organisation number or organisation name."""
        same = Q(email__iexact=interest.email) | Q(organisation_name__iexact=interest.organisation_name)
        if interest.orgnr:
            same |= Q(orgnr=interest.orgnr)
        return self.filter(same).exclude(pk=interest.pk)

    def answered_in_vain(self):
        """Those whose answer is a message of which the mail was given up."""
        return self.filter(messages__mail__state=Mail.State.FAILED, messages__at=F("answered_at")).distinct()

    def answer_times(self, now):
        """The median time to an answer, of those that came in the last 90 days and of those that wait still."""
        return AnswerTimes.of(answers.waits(self, now))

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
    need_query = models.CharField(
        _("resten av behovet"), max_length=500, blank=True, default="", db_default="", editable=False
    )
    viewing_when = models.CharField(_("tid for visning"), max_length=200, blank=True, default="", db_default="")
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
    history = History(excluded_fields=["submission", "sender_hash", "token_hash"])

    class Meta:
        ordering = ["answer_due_on", "received_at", "pk"]
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
    def is_waiting(self):
        """Whether the first answer is still owed."""
        return self.is_open and self.answered_at is None

    @property
    def is_late(self):
        return self.is_waiting and self.answer_due_on < timezone.localdate()

    @property
    def has_signing(self):
        """Whether a signing stands, so that it is taken back with all it made, and not by a status."""
        return self.signings.filter(undone_at=None).exists()

    @property
    def leases(self):
        """The leases that its signing made and that are there still; none before, or when it was taken back."""
        about = "lease__unit__building", "lease__organisation"
        units = [row for signing in self.signings.standing() for row in signing.units.select_related(*about)]
        return [row.lease for row in units if row.lease]

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
            (_("Kan komme på visning"), self.viewing_when),
        ]
        return [(label, text) for label, text in rows if text]

    def move_to(self, status, *, by=None, note="", at=None):
        """Change the status and write it in the log; `by` is the member of staff, None for the tenant."""
        at = at or timezone.now()
        before, self.status = self.status, status
        self.closed_at = None if self.is_open else (self.closed_at or at)
        self.delete_on = self.kept_until
        self.save(update_fields=["status", "lost_reason", "closed_at", "delete_on"])
        self.steps.create(before=before, after=status, by=by, note=note, at=at)

    def note_answer(self):
        """Something was said to the tenant: the first of it is the answer."""
        if self.answered_at is None:
            self.answered_at = answers.answered_at(self)
            self.save(update_fields=["answered_at"])

    def note_call(self, by, at):
        """A member of staff has talked with the tenant on the telephone; a new one is then contacted."""
        before = self.status
        if before == self.Status.NEW:
            self.status = self.Status.CONTACTED
            self.save(update_fields=["status"])
        self.steps.create(before=before, after=self.status, by=by, at=at, is_call=True)
        self.note_answer()

    def take_back_answer(self):
        """What was said did not leave: what was said besides is the answer, else they wait still."""
        self.answered_at = None
        self.save(update_fields=["answered_at"])
        self.note_answer()

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
