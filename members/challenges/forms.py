"""The form that sends in a challenge."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.lists.filters import DayInput
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.phones import clean_phone
from tech_port.open_forms.forms import OnceForm

from ..models import Challenge
from .slugs import hidden_slug


def line(label, longest, **attributes):
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(attrs=attributes))


class ChallengeForm(OnceForm):
    """A task, in the sender's own language, and whom to answer. Only the phone, the reason and the day may be left."""

    stored_as = Challenge
    title = line(_("Oppgaven i én setning"), 150)
    task = forms.CharField(
        label=_("Hva skal løses?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Hvordan er det i dag, og hva er et godt resultat? Teksten vises på tavla, uten kontakten."),
    )
    reason = forms.CharField(
        label=_("Hvorfor betyr det noe?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    deadline = forms.DateField(
        label=_("Når trenger dere svar?"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": _("Skriv datoen som år-måned-dag, for eksempel 2027-06-16.")},
    )
    organisation_name = line(_("Virksomhet"), 150, autocomplete="organization")
    contact_name = line(_("Ditt navn"), 100, autocomplete="name")
    contact_email = EmailField(label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    contact_phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    TASK = ["title", "task", "reason", "deadline"]
    CONTACT = ["organisation_name", "contact_name", "contact_email", "contact_phone"]

    def clean_deadline(self):
        day = self.cleaned_data["deadline"]
        if day and day < timezone.localdate():
            raise ValidationError(_("Fristen kan ikke være før i dag."), "past")
        return day

    def clean_contact_phone(self):
        return clean_phone(self.cleaned_data["contact_phone"])

    def record(self):
        """The text stands in the sender's language alone, until staff translate it."""
        data, language = self.cleaned_data, get_language()
        return Challenge(
            slug=hidden_slug(data["submission"]),
            deadline=data["deadline"],
            **{f"{name}_{language}": data[name] for name in ("title", "task", "reason")},
            **{name: data[name] for name in self.CONTACT},
        )
