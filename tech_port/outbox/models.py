"""Every mail the portal sends, stored in the transaction of what caused it and delivered by the worker alone."""

import re
import uuid
from datetime import timedelta
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from ..hooks import Hook
from ..norwegian.emails import EmailColumn
from ..norwegian.typography import shortened
from ..privacy import nameless
from ..staff import leaving
from .about import AboutQuerySet
from .look import with_look
from .message import Message, message_id, reply_address, without_secrets

MAX_SUBJECT_LENGTH = 150
RETRY_AFTER = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440)]

settled = Hook()  # (mail, error): it is sent, or given up for what was raised; in the transaction that says so


class MailQuerySet(AboutQuerySet):
    def due(self, at):
        """Mails to send now, oldest first."""
        return self.filter(state=Mail.State.QUEUED, next_try_at__lte=at).order_by("next_try_at", "pk")

    def queue(self, template, to, context, *, language, about=None, headers=None, calendar="", message_id=None):
        """Store the mail `templates/<template>.{subject.txt,txt,html}` in a language, for one recipient.

        `about` is the record that it goes with. `calendar` is the text of an iCalendar file to attach. `message_id`
        is a UUID that only this mail has.
        """
        mail = self.draft(template, to, context, language=language, about=about)
        mail.headers, mail.calendar, mail.message_id = headers or {}, calendar, message_id or mail.message_id
        mail.save(force_insert=True)
        return mail

    def queue_to_staff(self, template, context, about=None):
        """Store a mail to each of the staff's addresses, in Norwegian."""
        for address in settings.STAFF_EMAILS:
            self.queue(template, address, context, language="nb", about=about)

    def draft(self, template, to, context, *, language, about=None):
        """The same mail, not stored: for a preview."""
        with translation.override(language):
            context = {"site_url": settings.SITE_URL, "mail_language": language, **context}
            subject = " ".join(render_to_string(f"{template}.subject.txt", context).split())
            mail = self.model(
                to=to,
                about=about,
                subject=shortened(subject, MAX_SUBJECT_LENGTH),
                text=render_to_string(f"{template}.txt", context) + "",  # a plain string, which a preview escapes
                html=render_to_string(f"{template}.html", {**context, "subject": subject}),
                template=template,
            )
        mail.language = language
        return mail


class Mail(models.Model):
    """One mail to one recipient, with how far it has come."""

    class State(models.TextChoices):
        QUEUED = "queued", _("i kø")
        SENT = "sent", _("sendt")
        FAILED = "failed", _("gitt opp")

    to = EmailColumn(_("til"))
    about_type = models.ForeignKey(
        ContentType, models.CASCADE, verbose_name=_("gjelder"), null=True, blank=True, editable=False, related_name="+"
    )
    about_id = models.PositiveBigIntegerField(_("gjelder nr."), null=True, blank=True, editable=False)
    about = GenericForeignKey("about_type", "about_id")
    subject = models.CharField(_("emne"), max_length=200)
    text = models.TextField(_("tekst"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    calendar = models.TextField(_("kalenderfil"), blank=True, help_text=_("Legges ved som invite.ics."))
    template = models.CharField(_("mal"), max_length=100, blank=True)
    headers = models.JSONField(_("felt i hodet"), default=dict, blank=True)
    message_id = models.UUIDField(_("meldings-ID"), unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.QUEUED)
    created_at = models.DateTimeField(_("laget"), default=timezone.now)
    next_try_at = models.DateTimeField(_("neste forsøk"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("forsøk"), default=0)
    sent_at = models.DateTimeField(_("sendt"), null=True, blank=True)
    error = models.CharField(_("feil"), max_length=300, blank=True)

    language = "nb"  # of this object, where it was drafted
    is_the_point = False  # without it what was done would be nothing: an answer, a letter
    runs_out = False  # it tells until when something can be answered
    is_proof = False  # to whoever asks for it and to nobody else, who looks at it as it comes

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("e-post")
        verbose_name_plural = _("e-poster")
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False, state="sent") | Q(sent_at=None, state__in=["queued", "failed"]),
                name="mail_sent_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(state="queued"), name="mail_due"),
            models.Index(fields=["about_type", "about_id"], name="mail_about"),
        ]

    def __str__(self):
        return nameless(self)

    def save(self, *args, **kwargs):
        """Whoever looks at what leaves, sees each mail that is put in the queue."""
        super().save(*args, **kwargs)
        if self.state == self.State.QUEUED and not self.is_proof:
            leaving.send(self._sending)

    def _sending(self):
        part = leaving.Part(self, [self.to])
        withhold = None if self.runs_out else self._withhold
        return leaving.Sending([part], withhold, is_the_point=self.is_the_point, runs_out=self.runs_out)

    def _withhold(self, now):
        type(self).objects.filter(pk=self.pk).delete()

    def deliver(self):
        """Try to send; success, the next try or giving up is saved. The Message-ID is the same at every try.

        Whatever one mail raises is that mail's alone: it counts as a try, so that the others go on.
        """
        now = timezone.now()
        self.tries += 1
        failed = None
        try:
            with transaction.atomic():
                self.as_message().send()
        except Exception as error:
            failed = error
            self.error = f"{type(error).__name__}: {error}".replace("\x00", "")[:300]
            if is_final(error) or self.tries > len(RETRY_AFTER):
                self.state = self.State.FAILED
            else:
                self.next_try_at = now + RETRY_AFTER[self.tries - 1]
        else:
            self.state, self.sent_at, self.error = self.State.SENT, now, ""
        self.save(update_fields=["tries", "error", "state", "next_try_at", "sent_at"])
        if self.state != self.State.QUEUED:
            settled(self, failed)

    def resend(self):
        """Put the mail in the queue again: a new message, which a mail program does not take for the old one."""
        self.state, self.sent_at, self.tries, self.next_try_at = self.State.QUEUED, None, 0, timezone.now()
        self.message_id = uuid.uuid4()
        self.is_the_point = True
        self.save(update_fields=["state", "sent_at", "tries", "next_try_at", "message_id"])

    @property
    def text_without_secrets(self):
        return without_secrets(self.text)

    @property
    def calendar_method(self):
        """What the calendar file asks for: the part of the mail has to say the same (RFC 6047)."""
        return re.search(r"^METHOD:(\w+)", self.calendar, re.MULTILINE)[1]

    @property
    def reply_to(self):
        """The address that an answer reaches: the association's."""
        return reply_address()

    @property
    def thread(self):
        """The headers by which mail programs keep what one address gets about one record together."""
        if self.about_id is None:
            return {}
        root = message_id(f"{ContentType.objects.get_for_id(self.about_type_id).model}-{self.about_id}")
        before = Mail.objects.filter(about_type=self.about_type_id, about_id=self.about_id, to__iexact=self.to)
        earlier = before.filter(pk__lt=self.pk).order_by("-pk").values_list("message_id", flat=True).first()
        last = message_id(earlier) if earlier else root
        return {"References": " ".join(dict.fromkeys([root, last])), "In-Reply-To": last}

    def as_message(self):
        message = Message(
            self.subject,
            self.text,
            to=[self.to],
            reply_to=[self.reply_to] if self.reply_to else [],
            headers={
                "Auto-Submitted": "auto-generated",
                **self.thread,
                **self.headers,
                "Message-ID": message_id(self.message_id),
            },
        )
        if self.html:
            message.attach_alternative(with_look(self.html), "text/html")
        if self.calendar:
            message.attach("invite.ics", self.calendar, f"text/calendar; method={self.calendar_method}")
        return message


def is_final(error):
    """Whether a mail server's answer to one mail is for good (5xx), so that another try would only annoy it.

    A refused sign-in is about our settings and not about the mail: it is tried again.
    """
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    return (
        isinstance(error, SMTPResponseException)
        and not isinstance(error, SMTPAuthenticationError)
        and 500 <= error.smtp_code < 600
    )
