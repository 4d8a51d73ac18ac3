"""A landlord's answer to a tenant, in the thread of an interest."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form

from ..models import InterestMessage


class AnswerForm(Form):
    """What a landlord writes to a tenant; it goes by mail, stands in the thread, and staff read it too."""

    submission = forms.UUIDField(widget=forms.HiddenInput(attrs={"id": None}))
    body = forms.CharField(
        label=_("Svar til leietakeren"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Sendes på e-post og står i tråden. Staben i Trondheim Tech Port leser det også."),
        error_messages={"required": _("Skriv et svar.")},
    )

    def __init__(self, *args, interest, building, **kwargs):
        """`building` is the landlord's own among those that the interest is about."""
        super().__init__(*args, initial={"submission": uuid.uuid4()}, **kwargs)
        self.interest, self.building = interest, building

    def clean(self):
        landlord = InterestMessage.Sender.LANDLORD
        if self.interest.messages.are_many(landlord, timezone.now(), building=self.building):
            raise ValidationError(_("Du har sendt mange meldinger den siste timen. Vent litt."), "rate")
        return super().clean()

    def save(self):
        """False when the tenant has taken the interest back in the meantime."""
        data = self.cleaned_data
        return InterestMessage.objects.from_landlord(self.interest, self.building, data["body"], data["submission"])
