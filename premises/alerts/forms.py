"""The form that asks for an alert, and the one that changes how often it comes."""

import uuid

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.history.many import changed
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.forms import ModelForm
from tech_port.open_forms.forms import OnceForm
from tech_port.outbox.models import Mail

from ..models import SearchAlert
from . import watching as alerts

HOW_OFTEN = _("Velg hvor ofte du vil ha e-post.")
LINK_MAIL = "premises/emails/alert_link"


class FrequencyForm(ModelForm):
    class Meta:
        model = SearchAlert
        fields = ["frequency"]
        labels = {"frequency": _("Hvor ofte vil du ha e-post?")}
        error_messages = {"frequency": {"required": HOW_OFTEN}}
        widgets = {"frequency": forms.RadioSelect}

    def save(self):
        """Only this one field: a mail may be noted in the others at the same moment."""
        self.instance.save(update_fields=["frequency"])


class AlertForm(OnceForm):
    """An address and how often; what is watched is the filter in the page's own address."""

    stored_as = SearchAlert
    email = EmailField(label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    frequency = forms.ChoiceField(
        label=_("Hvor ofte vil du ha e-post?"),
        choices=SearchAlert.Frequency.choices,
        initial=SearchAlert.Frequency.AT_ONCE,
        widget=forms.RadioSelect,
        error_messages={"required": HOW_OFTEN},
    )

    def __init__(self, *args, watch, **kwargs):
        """`watch` is the filter; `address`, as of every such form, is the visitor's network address."""
        super().__init__(*args, **kwargs)
        self.watch = watch

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def check_answers(self, data):
        if len(self.watch.query) > SearchAlert._meta.get_field("query").max_length:
            raise ValidationError(_("Filteret er for langt for et varsel. Ta bort noen av valgene."), "long")

    def sent_to(self, email, since):
        return Mail.objects.filter(created_at__gte=since, to=email, template=LINK_MAIL).count()

    @transaction.atomic
    def save(self):
        """Store the alert and mail its link. One that is confirmed already stays as it is, and the mail says so."""
        now = timezone.now()
        email, query = self.cleaned_data["email"], self.watch.query
        asked = {
            "frequency": self.cleaned_data["frequency"],
            "language": get_language(),
            "created_at": now,
            "sender_hash": self.sender_hash,
        }
        alert, created = SearchAlert.objects.update_or_create(
            email=email, query=query, defaults={}, create_defaults=asked
        )
        if not created and alert.confirmed_at is None:
            changed(SearchAlert.objects.filter(pk=alert.pk), **asked)
        self._mail(alert)

    def _mail(self, alert):
        """Queue the mail with the link, once a form: its Message-ID is made of the form's hidden UUID and the alert."""
        message_id = uuid.uuid5(self.cleaned_data["submission"], f"alert {alert.pk}")
        if Mail.objects.filter(message_id=message_id).exists():
            return
        token = alert.new_token()
        context = {
            "alert": alert,
            "token": token,
            "in_words": self.watch.in_words,
            "kept_days": settings.UNCONFIRMED_KEPT_DAYS,
        }
        language, headers = get_language(), alerts.headers(token, get_language())
        Mail.objects.queue(
            LINK_MAIL, alert.email, context, language=language, about=alert, headers=headers, message_id=message_id
        )
