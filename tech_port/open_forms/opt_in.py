"""The form that asks for mails to an address, which begin when a link that is mailed to it is confirmed."""

import uuid

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..norwegian.emails import EmailField
from ..outbox.models import Mail
from .forms import OnceForm


class OptInForm(OnceForm):
    """A subclass names the model in `stored_as`, an OptIn, and the mail with the link in `link_mail`.

    The page's answer is the same for every address: only the mail says whether it is known.
    """

    link_mail = None

    email = EmailField(label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def sent_to(self, email, since):
        return Mail.objects.filter(created_at__gte=since, to=email, template=self.link_mail).count()

    def key(self):
        """What there is one row of."""
        return {"email": self.cleaned_data["email"]}

    @property
    def mail_language(self):
        """Of the mails: by default the page's."""
        return get_language()

    def asked(self):
        """What the row says besides, until it is confirmed."""
        return {"language": self.mail_language}

    def link_context(self, record):
        """What the mail with the link is made of, besides its token."""
        return {}

    def headers(self, token):
        """How a mail program stops the mails with one press, from this mail on."""
        raise NotImplementedError

    @transaction.atomic
    def save(self):
        """Store what is asked and mail its link. What is confirmed already stays as it is, and the mail says so."""
        asked = {**self.asked(), "created_at": timezone.now(), "sender_hash": self.sender_hash}
        record, created = self.stored_as.objects.update_or_create(**self.key(), defaults={}, create_defaults=asked)
        if not created and record.confirmed_at is None:
            for name, value in asked.items():
                setattr(record, name, value)
            record.save(update_fields=list(asked))
        self._mail(record)
        return record, created

    def _mail(self, record):
        """Queue the mail with the link, once a form: its Message-ID is made of the hidden UUID and the record."""
        message_id = uuid.uuid5(self.cleaned_data["submission"], f"{record.LINK_PURPOSE} {record.pk}")
        if Mail.objects.filter(message_id=message_id).exists():
            return
        token = record.new_token()
        context = {**self.link_context(record), "token": token, "kept_days": settings.UNCONFIRMED_KEPT_DAYS}
        Mail.objects.queue(
            self.link_mail,
            record.email,
            context,
            language=self.mail_language,
            about=record,
            headers=self.headers(token),
            message_id=message_id,
        )
