"""What the records that came by an open form share; a subclass has what was asked, and how far it has come."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..outbox.models import Mail
from ..privacy import deleted
from . import tokens

AN_HOUR = timedelta(hours=1)
MAX_MAILED_TO_STAFF = 20  # of one kind, from one network address, within an hour


class OpenFormQuerySet(models.QuerySet):
    def received_since(self, moment):
        return self.filter(**{f"{self.model.RECEIVED_FIELD}__gte": moment})

    def of_sender(self, sender_hash):
        return self.filter(sender_hash=sender_hash)

    def of_address(self, email):
        """Those of an e-mail address, whatever its case."""
        return self.filter(**{f"{self.model.EMAIL_FIELD}__iexact": email})


class OpenFormRecord(models.Model):
    """A row that anybody can make by a form, one however often the form is sent.

    `sender_hash` is a code of the network address, to count by; `EMAIL_FIELD` and `RECEIVED_FIELD` name the columns
    with the sender's address and the moment.
    """

    EMAIL_FIELD = "email"
    RECEIVED_FIELD = "received_at"

    submission = models.UUIDField(_("innsending"), unique=True, default=uuid.uuid4, editable=False)
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True


class EnquiryQuerySet(OpenFormQuerySet):
    def erase(self):
        """Delete them with what goes with them and every mail about them, sent or not; how many they were."""
        for enquiry in self:
            enquiry.mails.delete()
        return deleted(self)

    def erase_senders(self):
        """Take away who sent them, and leave what they sent; how many still had a sender."""
        nobody = dict.fromkeys(self.model.SENDER_FIELDS, "")
        return self.exclude(**nobody).update(**nobody)


class Enquiry(OpenFormRecord):
    """What somebody sends to the staff: a receipt goes back, a mail to each of the staff, and later an answer.

    `MAIL_TEMPLATES` is how the names of its mails' templates begin; `SENDER_FIELDS` are those that tell who sent it.
    """

    MAIL_TEMPLATES = None
    SENDER_FIELDS = ()

    received_at = models.DateTimeField(_("mottatt"), default=timezone.now, db_index=True)

    class Meta:
        abstract = True

    @property
    def mails(self):
        """The mails of its kind to who sent it that the outbox still has."""
        email = getattr(self, self.EMAIL_FIELD)
        return Mail.objects.filter(template__startswith=self.MAIL_TEMPLATES, to__iexact=email)

    @property
    def mail_context(self):
        """What its mails are made of."""
        return {}

    def mail_sender(self, name, context=None, reply_to=""):
        """Queue the mail `<MAIL_TEMPLATES><name>` to who sent it, in their language, as long as the address is kept."""
        if email := getattr(self, self.EMAIL_FIELD):
            context = self.mail_context | (context or {})
            Mail.objects.queue(self.MAIL_TEMPLATES + name, email, context, language=self.language, reply_to=reply_to)

    def mail_staff(self, name, context=None):
        """Queue the mail `<MAIL_TEMPLATES><name>` to each of the staff's addresses."""
        Mail.objects.queue_to_staff(self.MAIL_TEMPLATES + name, self.mail_context | (context or {}))

    @property
    def is_crowded(self):
        """Whether so many of its kind came from its network address within the hour that one mail each is too much."""
        rows = type(self).objects.received_since(self.received_at - AN_HOUR)
        return rows.of_sender(self.sender_hash).count() > MAX_MAILED_TO_STAFF

    def acknowledge(self):
        """Queue the receipt to who sent it, and tell the staff that it came.

        Those of a crowd, or of a robot, stand in the admin as all others and do not fill the staff's mailboxes.
        """
        context = self.mail_context
        self.mail_sender("receipt", context)
        if not self.is_crowded:
            self.mail_staff("staff", context)


class SecretLinkQuerySet(models.QuerySet):
    def by_token(self, token):
        return self.filter(token_hash=tokens.hashed(token))


class SecretLink(models.Model):
    """A row with a secret link, of which only a hash is stored."""

    token_hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        abstract = True
