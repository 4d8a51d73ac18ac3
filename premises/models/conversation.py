"""The conversation about an interest, and the texts it is answered with."""

import uuid

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.outbox.models import Mail
from tech_port.privacy import nameless
from tech_port.writing.translated import Translated

from .interest import REPLY_TEMPLATE, Interest


class ReplyTemplate(models.Model):
    """A text that staff begin an answer with; `{name}`, `{reference}`, `{units}` and `{staff}` are filled in."""

    name = models.CharField(_("navn"), max_length=100, unique=True)
    subject = Translated(models.CharField(_("emne"), max_length=150))
    body = Translated(models.TextField(_("tekst"), max_length=5000))
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("svarmal")
        verbose_name_plural = _("svarmaler")

    def __str__(self):
        return self.name


class InterestMessageQuerySet(models.QuerySet):
    """Both ways to write hold the interest's row, so that a form that is sent twice is one message and one mail."""

    @transaction.atomic
    def from_tenant(self, interest, body, submission):
        """Store what the tenant wrote and tell the staff that it came."""
        interest = Interest.objects.select_for_update().get(pk=interest.pk)
        submission = own(interest, submission)
        if not self.filter(submission=submission).exists():
            self.create(interest=interest, sender=InterestMessage.Sender.TENANT, body=body, submission=submission)
            interest.notify_staff("message")

    @transaction.atomic
    def from_staff(self, interest, subject, body, submission, by, status=None):
        """Store an answer with its mail; a new interest is then contacted. Says whether this was the first time.

        An answer that moves it to a `status` is for one that is open still, and otherwise not sent.
        """
        interest = Interest.objects.select_for_update().get(pk=interest.pk)
        submission = own(interest, submission)
        if self.filter(submission=submission).exists() or (status and not interest.is_open):
            return False
        mail = reply_mail(interest, subject, body, interest.new_token())
        mail.save()
        self.create(
            interest=interest,
            sender=InterestMessage.Sender.STAFF,
            by=by,
            subject=subject,
            body=body,
            submission=submission,
            mail=mail,
        )
        interest.note_answer()
        if status or interest.status == Interest.Status.NEW:
            interest.move_to(status or Interest.Status.CONTACTED, by=by)
        return True


def own(interest, submission):
    """A form's hidden UUID as it is stored: of this interest alone, so that no other's can take it."""
    return uuid.uuid5(interest.submission, str(submission))


def reply_mail(interest, subject, body, token):
    """The mail of an answer, not stored yet; `token` is the secret of the link in it."""
    context = {"interest": interest, "subject_line": subject, "body": body, "token": token}
    return Mail.objects.draft(REPLY_TEMPLATE, interest.email, context, language=interest.language, about=interest)


class InterestMessage(models.Model):
    """One message in the thread: from the staff by mail, or from the tenant's own page."""

    class Sender(models.TextChoices):
        STAFF = "staff", _("staben")
        TENANT = "tenant", _("leietakeren")

    interest = models.ForeignKey(Interest, models.CASCADE, verbose_name=_("interessemelding"), related_name="messages")
    sender = models.CharField(_("fra"), max_length=10, choices=Sender.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("skrevet av"), null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(_("tid"), default=timezone.now)
    subject = models.CharField(_("emne"), max_length=150, blank=True)
    body = models.TextField(_("tekst"), max_length=5000)
    submission = models.UUIDField(_("innsending"), unique=True, null=True, blank=True, editable=False)
    mail = models.ForeignKey(
        Mail, models.SET_NULL, verbose_name=_("e-post"), null=True, blank=True, related_name="+", editable=False
    )

    objects = InterestMessageQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("melding i tråden")
        verbose_name_plural = _("meldinger i tråden")

    def __str__(self):
        return f"{nameless(self)}, {self.interest}"
