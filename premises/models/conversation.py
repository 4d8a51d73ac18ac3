"""The conversation about an interest, and the texts it is answered with."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.history.records import History
from tech_port.outbox.models import Mail
from tech_port.privacy import nameless
from tech_port.writing.translated import Translated

from .buildings import Building
from .interest import REPLY_TEMPLATE, Interest
from .landlords import LandlordLink


class ReplyTemplate(models.Model):
    """A text that staff begin an answer with; `{name}`, `{reference}`, `{units}` and `{staff}` are filled in."""

    name = models.CharField(_("navn"), max_length=100, unique=True)
    subject = Translated(models.CharField(_("emne"), max_length=150))
    body = Translated(models.TextField(_("tekst"), max_length=5000))
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    history = History()

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("svarmal")
        verbose_name_plural = _("svarmaler")

    def __str__(self):
        return self.name


class InterestMessageQuerySet(models.QuerySet):
    """Every way to write holds the interest's row, so that a form that is sent twice is one message and one mail."""

    @transaction.atomic
    def from_tenant(self, interest, body, submission, building=None):
        """Store what the tenant wrote and tell the staff that it came, and the landlord of a building it is for too."""
        interest = Interest.objects.select_for_update().get(pk=interest.pk)
        submission = own(interest, submission)
        if not self.filter(submission=submission).exists():
            tenant = InterestMessage.Sender.TENANT
            self.create(interest=interest, sender=tenant, body=body, submission=submission, building=building)
            interest.notify_staff("message")
            if building:
                LandlordLink.objects.notify(building.contact_email, interest, "message")

    @transaction.atomic
    def from_landlord(self, interest, building, body, submission):
        """Store a landlord's answer with its mail to the tenant; a new interest is then contacted, and staff are told.

        False when the tenant has taken it back from the landlord in the meantime.
        """
        held = Interest.objects.select_for_update().shared_with([building]).filter(pk=interest.pk).first()
        if held is None:
            return False
        submission = own(held, submission)
        if self.filter(submission=submission).exists():
            return True
        sender = InterestMessage.Sender.LANDLORD
        message = self.model(interest=held, sender=sender, building=building, body=body, submission=submission)
        message.mail = held.mail_sender("landlord", {"building": building, "body": body})
        message.save()
        held.note_answer()
        if held.status == Interest.Status.NEW:
            held.move_to(Interest.Status.CONTACTED, note=str(_("Besvart av utleieren.")))
        held.notify_staff("landlord")
        return True

    def are_many(self, sender, at, **of):
        """Whether somebody has written as much in the hour before a moment as one may; they are asked to wait."""
        lately = self.filter(sender=sender, at__gte=at - timedelta(hours=1), **of)
        return lately.count() >= settings.FORMS_AN_HOUR_PER_EMAIL

    def between(self, interest, buildings):
        """What the tenant and the landlord of some buildings have written to each other."""
        return self.filter(interest=interest, building__in=buildings).select_related("building")

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
        mail.is_the_point = True
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
    """One message in the thread: from the staff by mail, or from the page of the tenant or of a landlord.

    `building` is whose landlord wrote it, or reads what the tenant wrote; without one it is between tenant and staff.
    """

    class Sender(models.TextChoices):
        STAFF = "staff", _("staben")
        TENANT = "tenant", _("leietakeren")
        LANDLORD = "landlord", _("utleieren")

    interest = models.ForeignKey(Interest, models.CASCADE, verbose_name=_("interessemelding"), related_name="messages")
    sender = models.CharField(_("fra"), max_length=10, choices=Sender.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("skrevet av"), null=True, blank=True, related_name="+"
    )
    building = models.ForeignKey(
        Building,
        models.PROTECT,
        verbose_name=_("utleieren av"),
        null=True,
        blank=True,
        related_name="+",
        db_index=False,  # looked up within an interest
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
        constraints = [
            models.CheckConstraint(
                condition=~Q(sender="landlord") | Q(building__isnull=False), name="message_landlord_has_building"
            ),
            models.CheckConstraint(
                condition=~Q(sender="staff") | Q(building=None), name="message_staff_has_no_building"
            ),
        ]

    def __str__(self):
        return f"{nameless(self)}, {self.interest}"
