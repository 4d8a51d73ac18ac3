"""Whether what is on offer still is: asked of the landlord by mail, answered on the landlord's page."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.norwegian import typography
from tech_port.norwegian.emails import EmailColumn
from tech_port.open_forms.records import SecretLink, SecretLinkQuerySet
from tech_port.outbox.models import Mail
from tech_port.privacy import nameless

from .units import Unit

ASKED_AGAIN_AFTER = 14  # days


class ConfirmationRequestQuerySet(SecretLinkQuerySet):
    def since(self, day):
        """Those sent on a day or later."""
        return self.filter(sent_at__date__gte=day)

    def answered_by(self, email, at):
        """A landlord has said something of its units: what it was asked is answered."""
        self.filter(email__iexact=email, answered_at=None, sent_at__lte=at).update(answered_at=at)


class ConfirmationRequest(SecretLink):
    """A mail that asks a landlord's contact whether some units are still on offer, and its answer."""

    LINK_PURPOSE = "confirmation"

    email = EmailColumn(_("e-post"))
    units = models.ManyToManyField(Unit, verbose_name=_("lokaler"), related_name="confirmation_requests")
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    sent_at = models.DateTimeField(_("sendt"), default=timezone.now)
    answered_at = models.DateTimeField(_("besvart"), null=True, blank=True)
    mails = GenericRelation(Mail, "about_id", "about_type")

    objects = ConfirmationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "pk"]
        verbose_name = _("spørsmål om bekreftelse")
        verbose_name_plural = pgettext_lazy("flertall", "spørsmål om bekreftelse")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                TruncDate("sent_at"),
                name="confirmation_once_a_day",
                violation_error_message=_("Denne adressen er alt spurt i dag."),
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=F("sent_at")),
                name="confirmation_answered_after_sent",
                violation_error_message=_("Svaret kan ikke komme før spørsmålet."),
            ),
        ]

    def __str__(self):
        return f"{nameless(self)}, {typography.day(timezone.localdate(self.sent_at))}"
