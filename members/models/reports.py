"""What visitors report about a page: that it is wrong, hard to use, or tells of them."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian.emails import EmailColumn
from tech_port.open_forms.records import Enquiry, EnquiryQuerySet
from tech_port.privacy import nameless

KEPT_MONTHS = 12
KEPT_MONTHS_HANDLED = 3


class FaultReportQuerySet(EnquiryQuerySet):
    def waiting(self):
        return self.filter(status=FaultReport.Status.RECEIVED)

    def expired(self, at):
        """Those that were handled, or came, too long ago to be kept."""
        handled = Q(handled_at__lt=at - relativedelta(months=KEPT_MONTHS_HANDLED))
        return self.filter(handled | Q(received_at__lt=at - relativedelta(months=KEPT_MONTHS)))


class FaultReport(Enquiry):
    """Something that a visitor found wrong on the site, until staff have handled it; an address is given at will."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("Noe er feil eller utdatert")
        ACCESS = "access", _("Noe er vanskelig å bruke")
        PRIVACY = "privacy", _("Det gjelder opplysninger om meg")
        OTHER = "other", _("Noe annet")

    class Status(models.TextChoices):
        RECEIVED = "received", _("mottatt")
        HANDLED = "handled", _("ordnet")

    MAIL_TEMPLATES = "members/emails/report_"

    kind = models.CharField(_("hva det gjelder"), max_length=10, choices=Kind.choices, default=Kind.WRONG)
    page = models.CharField(_("side"), max_length=500, blank=True)
    text = models.TextField(_("melding"), max_length=4000)
    email = EmailColumn(_("e-post"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RECEIVED)
    answer = models.TextField(_("svar"), max_length=2000, blank=True)
    handled_at = models.DateTimeField(_("ordnet"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("ordnet av"), null=True, blank=True, related_name="+"
    )

    objects = FaultReportQuerySet.as_manager()
    history = History(excluded_fields=["submission", "sender_hash"])

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("melding om feil")
        verbose_name_plural = _("meldinger om feil")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="received", handled_at=None) | Q(status="handled", handled_at__isnull=False),
                name="fault_report_handled_has_time",
                violation_error_message=_("En melding som er ordnet, har et tidspunkt."),
            ),
        ]

    def __str__(self):
        return f"{nameless(self)}, {self.get_status_display()}"

    @property
    def is_waiting(self):
        return self.status == self.Status.RECEIVED

    @property
    def mail_context(self):
        return {"report": self, **self.kept_months()}

    @staticmethod
    def kept_months():
        """How long it is kept, for the sentence that says so."""
        return {"months_handled": KEPT_MONTHS_HANDLED, "months_waiting": KEPT_MONTHS}

    @transaction.atomic
    def handle(self, by, answer, now=None):
        """Note that it is handled and mail the answer to who left an address; False where it was before."""
        if not type(self).objects.select_for_update().waiting().filter(pk=self.pk).exists():
            return False
        self.status, self.answer = self.Status.HANDLED, answer
        self.handled_by, self.handled_at = by, now or timezone.now()
        self.save(update_fields=["status", "answer", "handled_by", "handled_at"])
        if answer:
            self.mail_sender("answer")
        return True
