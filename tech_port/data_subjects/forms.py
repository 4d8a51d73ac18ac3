"""Whom an administrator asks about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..norwegian.emails import clean_email
from ..norwegian.forms import Form
from .asked import Asked
from .held import key


class WhoForm(Form):
    who = forms.CharField(
        label=_("E-postadresse eller navn"),
        min_length=3,
        max_length=254,
        help_text=_("Hele adressen, eller hele navnet. Et navn kan flere ha: se hvem det er før du sletter."),
    )

    def clean_who(self):
        who = " ".join(self.cleaned_data["who"].split())
        return Asked(clean_email(who) if "@" in who else who)


class ChosenForm(Form):
    """Which of the records are to go, as keys or as a kind, and what was seen of it before."""

    chosen = forms.MultipleChoiceField(
        error_messages={
            "required": _("Kryss av for det som skal slettes."),
            "invalid_choice": _("Noe av det du krysset av for, er borte. Se over en gang til."),
        }
    )
    seen = forms.CharField(required=False, max_length=64)

    def __init__(self, data, everything):
        super().__init__(data)
        keys = [key(record) for one in everything for record in one.records]
        self.fields["chosen"].choices = [(one, one) for one in [*keys, *(one.label for one in everything)]]
