"""The form that sends in a challenge."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.contacts import PhoneField
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.fields import DAY_HELP, PLANNED, DayField
from tech_port.open_forms.forms import OnceForm

from ..models import Challenge
from .slugs import hidden_slug


def line(label, longest, required, **attributes):
    """A field of one line; `required` is the sentence for an empty one."""
    widget = forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, max_length=longest, widget=widget, error_messages={"required": required})


class ChallengeForm(OnceForm):
    """A task, in the sender's own language, and whom to answer. Only the phone, the reason and the day may be left."""

    stored_as = Challenge
    title = line(_("Oppgaven i én setning"), 150, _("Skriv oppgaven i én setning."))
    task = forms.CharField(
        label=_("Hva skal løses?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Hvordan er det i dag, og hva er et godt resultat? Teksten vises på tavla, uten kontakten."),
        error_messages={"required": _("Skriv hva som skal løses.")},
    )
    reason = forms.CharField(
        label=_("Hvorfor betyr det noe?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    deadline = DayField(
        label=_("Når trenger dere svar?"), required=False, stretch="last", help_text=DAY_HELP, **PLANNED
    )
    organisation_name = line(_("Virksomhet"), 150, _("Skriv navnet på virksomheten."), autocomplete="organization")
    contact_name = line(_("Ditt navn"), 100, _("Skriv navnet ditt."), autocomplete="name")
    contact_email = EmailField(label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    contact_phone = PhoneField(
        label=_("Telefon"), required=False, max_length=30, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )

    TASK = ["title", "task", "reason", "deadline"]
    CONTACT = ["organisation_name", "contact_name", "contact_email", "contact_phone"]

    def clean_deadline(self):
        day = self.cleaned_data["deadline"]
        if day and day < timezone.localdate():
            raise ValidationError(_("Fristen kan ikke være før i dag."), "past")
        return day

    def record(self):
        """The text stands in the sender's language alone, until staff translate it."""
        data, language = self.cleaned_data, get_language()
        return Challenge(
            slug=hidden_slug(data["submission"]),
            deadline=data["deadline"],
            **{f"{name}_{language}": data[name] for name in ("title", "task", "reason")},
            **{name: data[name] for name in self.CONTACT},
        )
