"""Mailing a landlord a link: to who asks with an address, and to the address of a link that is too old."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.emails import EmailField
from tech_port.open_forms.forms import PacedForm
from tech_port.outbox.models import Mail

from ..models import LandlordLink
from ..models.landlords import OPENS_FOR
from .who import buildings_of


@transaction.atomic
def send(email, *, sender_hash=""):
    """Mail a new link where the address is a landlord's, once a minute and some an hour at most; and count who asked.

    Everything but the last row is done either way, so that neither the answer nor its time tells which it was.
    """
    now = timezone.now()
    is_landlords = bool(list(buildings_of(email).select_for_update(of=["self"])))  # held: a double click is one mail
    asked = LandlordLink.objects.filter(email__iexact=email, reason=LandlordLink.Reason.ASKED)
    of_the_minute = asked.filter(sent_at__gt=now - timedelta(minutes=1)).count()
    of_the_hour = asked.filter(sent_at__gt=now - timedelta(hours=1)).count()
    is_sent = is_landlords and not of_the_minute and of_the_hour < settings.FORMS_AN_HOUR_PER_EMAIL
    link = LandlordLink.objects.create(
        email=email if is_sent else "", language=get_language(), sender_hash=sender_hash, sent_at=now
    )
    context = {"token": link.new_token(), "days": OPENS_FOR.days}
    mail = Mail.objects.draft("premises/emails/landlord_link", email, context, language=link.language, about=link)
    if is_sent:
        mail.save()


class LinkForm(PacedForm):
    """An e-mail address; whether it is a landlord's is told to nobody but the mailbox."""

    email = EmailField(label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def clean(self):
        data = super().clean()
        self.check_pace()
        self.check_rate(None)
        return data

    def sent_by_sender(self, since):
        return LandlordLink.objects.filter(sent_at__gte=since, sender_hash__in=self.sender_hashes).count()

    def save(self):
        send(self.cleaned_data["email"], sender_hash=self.sender_hash)
