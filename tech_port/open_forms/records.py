"""What the records that came by an open form share; a subclass has what was asked, and how far it has come."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..history.many import changed
from ..norwegian.emails import EmailColumn
from ..outbox.models import Mail
from ..privacy import deleted
from . import tokens
from .models import Link

AN_HOUR = timedelta(hours=1)
MAX_MAILED_TO_STAFF = 20  # of one kind, from one network address, within an hour


class OpenFormQuerySet(models.QuerySet):
    def received_since(self, moment):
        return self.filter(**{f"{self.model.RECEIVED_FIELD}__gte": moment})

    def of_sender(self, sender_hashes):
        """Those from a network address, by its hashes with the keys that the site has and had."""
        return self.filter(sender_hash__in=sender_hashes)

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
    mails = GenericRelation(Mail, "about_id", "about_type")

    class Meta:
        abstract = True


class EnquiryQuerySet(OpenFormQuerySet):
    def erase(self):
        """Delete them with what goes with them, every mail about them too, sent or not; how many they were."""
        return deleted(self)

    def erase_senders(self):
        """Take away who sent them and the mails about it, and leave what they sent; how many still had a sender."""
        nobody = dict.fromkeys(self.model.SENDER_FIELDS, "")
        Mail.objects.about_any(self).delete()
        return changed(self.exclude(**nobody), **nobody)


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
    def mail_context(self):
        """What its mails are made of."""
        return {}

    def new_links(self):
        """What a mail to who sent it has besides: the secrets of links that are that mail's own."""
        return {}

    def mail_sender(self, name, context=None):
        """Queue the mail `<MAIL_TEMPLATES><name>` to who sent it, in their language; None where no address is kept."""
        if not (email := getattr(self, self.EMAIL_FIELD)):
            return None
        context = self.mail_context | self.new_links() | (context or {})
        return Mail.objects.queue(self.MAIL_TEMPLATES + name, email, context, language=self.language, about=self)

    def mail_staff(self, name, context=None):
        """Queue the mail `<MAIL_TEMPLATES><name>` to each of the staff's addresses."""
        Mail.objects.queue_to_staff(self.MAIL_TEMPLATES + name, self.mail_context | (context or {}), about=self)

    @property
    def is_crowded(self):
        """Whether so many of its kind came from its network address within the hour that one mail each is too much."""
        rows = type(self).objects.received_since(self.received_at - AN_HOUR)
        return rows.of_sender([self.sender_hash]).count() > MAX_MAILED_TO_STAFF

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
        """The record that a secret link leads to: one of its many, or the only one that it had before."""
        linked = Link.objects.of(self.model, token, self.model.LINK_PURPOSE).order_by().values("about_id")
        own = self.model._base_manager.filter(token_hash=tokens.hashed(token)).order_by().values("pk")
        return self.filter(pk__in=linked.union(own).order_by())


class SecretLink(models.Model):
    """A record with secret links, a new one for each mail and page that shows one; they go with it.

    `LINK_PURPOSE` is what the link to its own page is called. `token_hash` is of the one link that records had before.
    """

    LINK_PURPOSE = None

    token_hash = models.CharField(_("nøkkel (hash)"), max_length=64, unique=True, null=True, editable=False)
    links = GenericRelation(Link, "about_id", "about_type")

    class Meta:
        abstract = True

    def new_token(self, purpose=None):
        """The secret of a new link to it, by default to its own page."""
        return Link.objects.issue(self, purpose or self.LINK_PURPOSE)


class OptInQuerySet(SecretLinkQuerySet, OpenFormQuerySet):
    def confirmed(self):
        return self.exclude(confirmed_at=None)

    def unconfirmed(self):
        return self.filter(confirmed_at=None)


class OptIn(SecretLink, OpenFormRecord):
    """What an address gets mails of from when it says so by a link that was mailed to it."""

    RECEIVED_FIELD = "created_at"

    submission = None  # there is one for what is asked, however many forms ask for it
    email = EmailColumn(_("e-post"))
    created_at = models.DateTimeField(_("opprettet"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("bekreftet"), null=True, blank=True)

    class Meta:
        abstract = True

    def confirm(self, at):
        """The address says that it wants the mails; who asked for them is then no longer of use."""
        self.confirmed_at, self.sender_hash = at, ""
        self.save(update_fields=["confirmed_at", "sender_hash"])
