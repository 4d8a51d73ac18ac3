"""The form by which anybody tells us that something on the site is wrong."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.emails import EmailField
from tech_port.open_forms.forms import OnceForm

from ..models import FaultReport

PAGE_LENGTH = FaultReport._meta.get_field("page").max_length
A_PAGE = re.compile(rf"/[^\s\x00-\x1f\\]{{0,{PAGE_LENGTH - 1}}}")
A_KIND = {"feil": "wrong", "bruk": "access", "personvern": "privacy", "annet": "other"}


class ReportForm(OnceForm):
    """What is wrong and on which page; an e-mail address only from who wants an answer."""

    stored_as = FaultReport
    kind = forms.ChoiceField(
        label=_("Hva gjelder det?"),
        choices=FaultReport.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva det gjelder.")},
    )
    page = forms.CharField(
        label=_("Hvilken side?"),
        max_length=PAGE_LENGTH,
        required=False,
        help_text=_("Adressen til siden. Tomt hvis det gjelder hele nettstedet."),
    )
    text = forms.CharField(
        label=_("Hva er galt?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Hva du så eller prøvde, og hva du ventet. Ikke skriv helseopplysninger eller annet følsomt."),
        error_messages={"required": _("Skriv hva som er galt.")},
    )
    email = EmailField(
        label=_("E-post, hvis du vil ha svar"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    STORED = ["kind", "page", "text", "email"]

    def record(self):
        return FaultReport(**{name: self.cleaned_data[name] for name in self.STORED})


def asked_of(query):
    """What the link that led to the form fills in: the page it stood on (`side`), and what it is about (`om`)."""
    page = query.get("side", "")
    return {
        "page": page if A_PAGE.fullmatch(page) and not page.startswith("//") else "",
        "kind": A_KIND.get(query.get("om"), FaultReport.Kind.WRONG),
    }
