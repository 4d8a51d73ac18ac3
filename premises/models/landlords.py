"""What landlords say of their units, number by number, and the links by which they come to say it."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.norwegian.emails import EmailColumn
from tech_port.open_forms.records import SecretLink, SecretLinkQuerySet
from tech_port.outbox.models import Mail
from tech_port.privacy import kept_since, nameless

from ..landlord import numbers
from ..landlord.numbers import ASKED, Number
from .letting import LettingNotice
from .units import Unit

OPENS_FOR = timedelta(days=30)


class NumberConfirmationQuerySet(models.QuerySet):
    def confirm(self, said, on):
        """Landlords say on a day that numbers are right; `said` is [(unit, number, its text)]."""
        rows = [self.model(unit=unit, number=number, value=value, confirmed_on=on) for unit, number, value in said]
        self.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["unit", "number"],
            update_fields=["value", "confirmed_on"],
        )


class NumberConfirmation(models.Model):
    """The last time that a landlord said that one number of a unit is right, and what it was then.

    It holds as long as the unit says the same: a number that anybody changes afterwards is not confirmed.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name=_("lokale"), related_name="number_confirmations")
    number = models.CharField(_("tall"), max_length=30, choices=[(one.value, one.label) for one in ASKED])
    value = models.CharField(_("verdi"), max_length=20, blank=True)
    confirmed_on = models.DateField(_("bekreftet"))

    objects = NumberConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "number"]
        verbose_name = _("bekreftet tall")
        verbose_name_plural = _("bekreftede tall")
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="number_confirmed_once_a_unit"),
            models.CheckConstraint(condition=Q(number__in=ASKED), name="number_confirmed_is_known"),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_number_display()}"

    @property
    def in_words(self):
        return numbers.in_words(self.number, self.value)


class NumberCorrectionQuerySet(models.QuerySet):
    def unseen(self):
        """Those that no staff have looked at."""
        return self.filter(state=NumberCorrection.State.NEW)


class NumberCorrection(models.Model):
    """A number that a landlord changed, with what stood there before; in force at once, seen and undone by staff."""

    class State(models.TextChoices):
        NEW = "new", _("ikke sett av staben")
        KEPT = "kept", _("beholdt")
        UNDONE = "undone", _("satt tilbake")

    unit = models.ForeignKey(Unit, models.CASCADE, verbose_name=_("lokale"), related_name="number_corrections")
    number = models.CharField(_("tall"), max_length=30, choices=Number.choices)
    before = models.CharField(_("før"), max_length=20, blank=True)
    after = models.CharField(_("etter"), max_length=20, blank=True)
    at = models.DateTimeField(_("rettet"), default=timezone.now)
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.NEW)
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("avgjort av"), null=True, blank=True, related_name="+"
    )

    objects = NumberCorrectionQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("rettelse fra utleier")
        verbose_name_plural = _("rettelser fra utleiere")
        constraints = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="number_correction_changes"),
            models.CheckConstraint(condition=Q(number__in=Number.values), name="number_correction_is_known"),
            models.CheckConstraint(
                condition=Q(state="new", decided_at=None) | (~Q(state="new") & Q(decided_at__isnull=False)),
                name="number_correction_decided_has_time",
            ),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_number_display()}"

    @property
    def before_in_words(self):
        return numbers.in_words(self.number, self.before)

    @property
    def after_in_words(self):
        return numbers.in_words(self.number, self.after)

    @property
    def is_undone(self):
        return self.state == self.State.UNDONE

    def keep(self, by):
        """Staff have seen it, and it stays."""
        self._decide(self.State.KEPT, by)

    @transaction.atomic
    def undo(self, by):
        """Put the number back as it was; False, and nothing done, where it has been changed since."""
        unit = Unit.objects.select_for_update().get(pk=self.unit_id)
        if self.is_undone or numbers.text(self.number, getattr(unit, self.number)) != self.after:
            return False
        setattr(unit, self.number, numbers.value(self.number, self.before))
        unit.save(update_fields=[self.number])
        if self.number == Number.OFFERED:
            LettingNotice.objects.take_back([unit], timezone.now())
        self._decide(self.State.UNDONE, by)
        return True

    def _decide(self, state, by):
        self.state, self.decided_by, self.decided_at = state, by, timezone.now()
        self.save(update_fields=["state", "decided_by", "decided_at"])


class LandlordLinkQuerySet(SecretLinkQuerySet):
    def notify(self, email, interest, news):
        """Mail a landlord's contact that a tenant asks ("new") or wrote ("message"): where to read it, and no more."""
        link = self.create(email=email, reason=LandlordLink.Reason.INTEREST)
        context = {"token": link.new_token(), "interest": interest, "news": news, "days": OPENS_FOR.days}
        Mail.objects.queue("premises/emails/landlord_news", email, context, language=link.language, about=link)

    def expired(self, now):
        """Those that are no longer to be kept: of nobody's address, only the code of the network address is."""
        nobodys = Q(email="", sent_at__lt=kept_since(now, settings.UNCONFIRMED_KEPT_DAYS))
        return self.filter(nobodys | Q(sent_at__lt=kept_since(now, settings.CONFIRMATIONS_KEPT_DAYS)))


class LandlordLink(SecretLink):
    """A mail with a link to a landlord's units, other than the question about them.

    Asking with an address that is no contact's leaves a row without one, so that both count as much.
    """

    LINK_PURPOSE = "landlord"

    class Reason(models.TextChoices):
        ASKED = "asked", _("utleieren ba om den")
        INTEREST = "interest", _("en leietaker har meldt interesse")

    email = EmailColumn(_("e-post"), blank=True)
    reason = models.CharField(_("grunn"), max_length=10, choices=Reason.choices, default=Reason.ASKED)
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sendt"), default=timezone.now, db_index=True)
    mails = GenericRelation(Mail, "about_id", "about_type")

    objects = LandlordLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("lenke til utleier")
        verbose_name_plural = _("lenker til utleiere")

    def __str__(self):
        return f"{nameless(self)}, {typography.day(timezone.localdate(self.sent_at))}"
