"""Events that others tell us about."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.norwegian.emails import EmailColumn
from tech_port.open_forms.records import Enquiry, EnquiryQuerySet

from .events import Event

KEPT_MONTHS = 12
KEPT_MONTHS_DECIDED = 3


class EventTipQuerySet(EnquiryQuerySet):
    def expired(self, at):
        """Those whose sender is no longer to be kept at a moment."""
        decided = Q(decided_at__lt=at - relativedelta(months=KEPT_MONTHS_DECIDED))
        return self.filter(decided | Q(received_at__lt=at - relativedelta(months=KEPT_MONTHS)))


class EventTip(Enquiry):
    """A visitor's tip about an event, until staff have made an event of it or declined."""

    class Status(models.TextChoices):
        RECEIVED = "received", _("mottatt")
        APPROVED = "approved", _("tatt inn")
        DECLINED = "declined", _("ikke tatt inn")

    MAIL_TEMPLATES = "events/emails/tip_"
    SENDER_FIELDS = ("contact_name", "email", "sender_hash")

    title = models.CharField(_("tittel"), max_length=150)
    starts_at = models.DateTimeField(_("begynner"))
    ends_at = models.DateTimeField(_("slutter"), null=True, blank=True)
    place = models.CharField(_("sted"), max_length=150, blank=True)
    organiser = models.CharField(_("arrangør"), max_length=150)
    url = models.URLField(_("nettside"), max_length=500, blank=True)
    about = models.TextField(_("om arrangementet"), max_length=2000, blank=True)
    contact_name = models.CharField(_("navn"), max_length=100)
    email = EmailColumn(_("e-post"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RECEIVED)
    answer = models.TextField(_("begrunnelse"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("avgjort av"), null=True, blank=True, related_name="+"
    )
    event = models.OneToOneField(
        Event, models.SET_NULL, verbose_name=_("ble arrangementet"), null=True, blank=True, related_name="tip"
    )

    objects = EventTipQuerySet.as_manager()
    history = History(excluded_fields=["submission", "sender_hash"])

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("tips om arrangement")
        verbose_name_plural = _("tips om arrangementer")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="event_tip_period_in_order",
                violation_error_message=_("Arrangementet slutter før det begynner."),
            ),
            models.CheckConstraint(
                condition=Q(status="received", decided_at=None) | (~Q(status="received") & Q(decided_at__isnull=False)),
                name="event_tip_decided_has_time",
                violation_error_message=_("Et avgjort tips har et tidspunkt."),
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(answer=""),
                name="event_tip_declined_has_reason",
                violation_error_message=_("Skriv hvorfor tipset ikke tas inn."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def mail_context(self):
        return {"tip": self, **self.kept_months()}

    @staticmethod
    def kept_months():
        """How long the sender is kept, for the sentence that says so."""
        return {"months_decided": KEPT_MONTHS_DECIDED, "months_waiting": KEPT_MONTHS}

    @property
    def answers(self):
        """What was sent apart from the text about it, as [(label, text)] without what was left empty."""
        rows = [
            (_("Arrangement"), self.title),
            (_("Når"), typography.when(self.starts_at, self.ends_at or self.starts_at)),
            (_("Sted"), self.place),
            (_("Arrangør"), self.organiser),
            (_("Nettside"), self.url),
        ]
        return [(label, text) for label, text in rows if text]
