"""The form that asks for the newsletter, and the one that changes its language."""

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm
from tech_port.open_forms.opt_in import OptInForm

from . import subscribing
from .models import Subscription, SubscriptionMonth

LANGUAGE = _("Språk i nyhetsbrevet")
CHOOSE = _("Velg språket du vil ha nyhetsbrevet på.")


class LanguageForm(ModelForm):
    class Meta:
        model = Subscription
        fields = ["language"]
        labels = {"language": LANGUAGE}
        error_messages = {"language": {"required": CHOOSE}}
        widgets = {"language": forms.RadioSelect}

    def save(self):
        """Only this one field: others may be noted at the same moment."""
        self.instance.save(update_fields=["language"])


class SubscriptionForm(OptInForm):
    """An address and a language; nothing else is needed to send a letter."""

    stored_as = Subscription
    link_mail = "newsletter/emails/subscription_link"

    language = forms.ChoiceField(
        label=LANGUAGE,
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )

    @classmethod
    def of(cls, request, **kwargs):
        return super().of(request, initial={"language": get_language()}, **kwargs)

    @property
    def mail_language(self):
        return self.cleaned_data["language"]

    def link_context(self, record):
        return {"subscription": record}

    def headers(self, token):
        return subscribing.headers(token, self.mail_language)

    @transaction.atomic
    def save(self):
        subscription, is_new = super().save()
        if is_new:
            SubscriptionMonth.objects.note("asked", timezone.now())
        return subscription, is_new
