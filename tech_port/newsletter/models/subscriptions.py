"""Who gets the newsletter, and how many came and went, without a name."""

from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.open_forms.records import OptIn, OptInQuerySet
from tech_port.privacy import nameless

MAX_REFUSALS = 3  # of issues in a row, by the recipient's mail server and for good


class SubscriptionQuerySet(OptInQuerySet):
    def active(self):
        """Those that an issue is sent to: confirmed, and not paused. Who stops is gone."""
        return self.confirmed().filter(paused_at=None)

    def paused(self):
        return self.exclude(paused_at=None)


class Subscription(OptIn):
    """An address that gets the newsletter, or will when it has confirmed that it wants it.

    Its mails are those about it, which go with it: whoever stops gets nothing that waits to be sent either.
    """

    LINK_PURPOSE = "newsletter"

    failures = models.PositiveSmallIntegerField(_("på rad som ikke kom fram"), default=0, editable=False)
    paused_at = models.DateTimeField(_("satt på vent"), null=True, blank=True, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("påmelding til nyhetsbrevet")
        verbose_name_plural = _("påmeldinger til nyhetsbrevet")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="subscription_once_an_address",
                violation_error_message=_("Denne adressen er alt meldt på nyhetsbrevet."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("created_at")),
                name="subscription_confirmed_after_created",
                violation_error_message=_("En påmelding blir bekreftet etter at den er laget."),
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None) | Q(confirmed_at__isnull=False),
                name="subscription_paused_is_confirmed",
                violation_error_message=_("Bare en bekreftet påmelding kan settes på vent."),
            ),
        ]

    def __str__(self):
        return nameless(self)

    @property
    def is_active(self):
        return self.confirmed_at is not None and self.paused_at is None

    @transaction.atomic
    def confirm(self, at):
        """The address wants the newsletter, or wants it again after a pause. Twice changes nothing."""
        row = type(self).objects.select_for_update().get(pk=self.pk)
        if row.confirmed_at is None:
            OptIn.confirm(row, at)
            SubscriptionMonth.objects.note("confirmed", at)
        elif row.paused_at:
            row.paused_at, row.failures = None, 0
            row.save(update_fields=["paused_at", "failures"])

    @transaction.atomic
    def stop(self):
        """Delete it with its links and mails; pressed twice, or while it is deleted elsewhere, it is counted once."""
        row = type(self).objects.select_for_update().filter(pk=self.pk).first()
        if row is None:
            return
        if row.confirmed_at:
            SubscriptionMonth.objects.note("stopped", timezone.now())
        row.delete()

    @transaction.atomic
    def note_delivery(self, refused, at):
        """An issue was taken by the recipient's mail server, or refused for good: after some in a row come no more.

        The worker holds the mail meanwhile: it does not wait for one who stops, who waits for the mail.
        """
        row = type(self).objects.select_for_update(skip_locked=True).filter(pk=self.pk).first()
        if row is None or not (refused or row.failures):
            return
        row.failures = row.failures + 1 if refused else 0
        if row.failures >= MAX_REFUSALS and row.is_active:
            row.paused_at = at
        row.save(update_fields=["failures", "paused_at"])


class SubscriptionMonthQuerySet(models.QuerySet):
    def note(self, what, at):
        """One more of `asked`, `confirmed` or `stopped` in the month of a moment."""
        month = timezone.localdate(at).replace(day=1)
        self.get_or_create(month=month)
        self.filter(month=month).update(**{what: F(what) + 1})

    def since(self, day):
        """{"asked": …, "confirmed": …, "stopped": …} of the months from that of a day on."""
        sums = self.filter(month__gte=day.replace(day=1)).aggregate(*map(Sum, self.model.COUNTED))
        return {name: sums[f"{name}__sum"] or 0 for name in self.model.COUNTED}


class SubscriptionMonth(models.Model):
    """How many asked for the newsletter, confirmed it and stopped it in a month: numbers that tell of nobody."""

    COUNTED = ("asked", "confirmed", "stopped")

    month = models.DateField(_("måned"), unique=True, help_text=_("Den første i måneden."))
    asked = models.PositiveIntegerField(_("meldt på"), default=0)
    confirmed = models.PositiveIntegerField(_("bekreftet"), default=0)
    stopped = models.PositiveIntegerField(_("stoppet"), default=0)

    objects = SubscriptionMonthQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]
        verbose_name = _("nyhetsbrevets måned")
        verbose_name_plural = _("nyhetsbrevets måneder")
        constraints = [
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="subscription_month_is_its_first_day",
                violation_error_message=_("En måned skrives som sin første dag."),
            ),
        ]

    def __str__(self):
        return typography.day(self.month, "month")
