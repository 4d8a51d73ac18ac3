"""That somebody said of a record that it is still right, and those who were asked by mail."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, Func, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..norwegian import typography
from ..norwegian.emails import EmailColumn
from ..open_forms.records import SecretLink, SecretLinkQuerySet
from ..outbox.about import AboutQuerySet
from ..outbox.models import Mail
from ..privacy import nameless

ASKED_AGAIN_AFTER = 365  # days
ANSWERED_WITHIN = timedelta(days=60)
THE_YEAR_AFTER = Func(
    F("asked_on"),
    ExpressionWrapper(F("asked_on") + Value(ASKED_AGAIN_AFTER), models.DateField()),
    function="DATERANGE",
    output_field=DateRangeField(),
)


class QuestionQuerySet(AboutQuerySet, SecretLinkQuerySet):
    def lately(self, today):
        """Those because of which the same is not asked of again yet."""
        return self.filter(asked_on__gt=today - timedelta(days=ASKED_AGAIN_AFTER))

    def held(self, now):
        """Those whose mail has not left, and can be stopped."""
        waiting = Mail.objects.filter(state=Mail.State.QUEUED, next_try_at__gt=now, tries=0, about_id=OuterRef("pk"))
        of_question = ContentType.objects.get_for_model(self.model)
        return self.filter(Exists(waiting.filter(about_type=of_question)))


class Question(SecretLink):
    """A mail that asks somebody whether what the site says of theirs is still right, and when they answered.

    `about` is what they answer for: an organisation, a building. Its mail and links go with it.
    """

    LINK_PURPOSE = "still-right"

    how = models.CharField(_("spurt som"), max_length=8, choices=[("member", _("medlem")), ("landlord", _("utleier"))])
    about_type = models.ForeignKey(
        ContentType, models.CASCADE, verbose_name=_("gjelder"), related_name="+", editable=False
    )
    about_id = models.PositiveBigIntegerField(_("gjelder nr."), editable=False)
    about = GenericForeignKey("about_type", "about_id")
    email = EmailColumn(_("e-post"))
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    asked_on = models.DateField(_("spurt"), default=timezone.localdate)
    answered_at = models.DateTimeField(_("besvart"), null=True, blank=True)
    mails = GenericRelation(Mail, "about_id", "about_type")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("spørsmål om det fortsatt er riktig")
        verbose_name_plural = pgettext_lazy("flertall", "spørsmål om det fortsatt er riktig")
        constraints = [
            ExclusionConstraint(
                name="question_once_a_year",
                expressions=[
                    (THE_YEAR_AFTER, RangeOperators.OVERLAPS),
                    ("about_type", RangeOperators.EQUAL),
                    ("about_id", RangeOperators.EQUAL),
                ],
                violation_error_message=_("Det er spurt om dette det siste året."),
            ),
        ]

    def __str__(self):
        return f"{nameless(self)}, {typography.day(self.asked_on)}"

    def is_late(self, today):
        """Whether the link is too old to answer by."""
        return self.asked_on + ANSWERED_WITHIN <= today


class ConfirmationQuerySet(AboutQuerySet):
    def standing(self):
        """Those that nobody has taken back."""
        return self.filter(undone_at=None)

    def latest_first(self):
        return self.order_by("-day", "-pk")


class Confirmation(models.Model):
    """Somebody's word that the whole of a record was right on a day. One that was taken back stays, and says when."""

    class How(models.TextChoices):
        STAFF = "staff", _("staben")
        MEMBER = "member", _("medlemmet")
        LANDLORD = "landlord", _("utleieren")

    about_type = models.ForeignKey(
        ContentType, models.CASCADE, verbose_name=_("gjelder"), related_name="+", editable=False
    )
    about_id = models.PositiveBigIntegerField(_("gjelder nr."), editable=False)
    about = GenericForeignKey("about_type", "about_id")
    day = models.DateField(_("riktig den"), default=timezone.localdate)
    how = models.CharField(_("sagt av"), max_length=8, choices=How.choices, default=How.STAFF)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("hvem"), null=True, blank=True, related_name="+"
    )
    question = models.ForeignKey(
        Question, models.SET_NULL, verbose_name=_("svar på"), null=True, blank=True, related_name="confirmations"
    )
    before = models.DateField(
        _("dagen som sto der før"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Av en oppføring som har en egen dag den sist ble bekreftet."),
    )
    said_at = models.DateTimeField(_("sagt"), default=timezone.now, editable=False)
    undone_at = models.DateTimeField(_("angret"), null=True, blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at", "-pk"]
        verbose_name = _("bekreftelse")
        verbose_name_plural = _("bekreftelser")
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "day", "how"],
                condition=Q(undone_at=None),
                name="confirmation_one_a_day",
                violation_error_message=_("Dette er alt bekreftet i dag."),
            ),
            models.CheckConstraint(
                condition=Q(how="staff", question=None) | (~Q(how="staff") & Q(by=None)),
                name="confirmation_by_staff_or_by_mail",
                violation_error_message=_("En bekreftelse kommer fra staben eller som svar på e-post, ikke begge."),
            ),
        ]

    def __str__(self):
        return f"{nameless(self)}, {typography.day(self.day)}"
