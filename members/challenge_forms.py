"""The form that sends in a challenge."""

import uuid

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.filtering import DayInput
from tech_port.outbox.models import Mail
from tech_port.pace import PacedForm, opened_now

from .challenge_addresses import hidden_slug
from .models import Challenge
from .phones import clean_phone


def line(label, longest, **attributes):
    return forms.CharField(label=label, max_length=longest, widget=forms.TextInput(attrs=attributes))


class ChallengeForm(PacedForm):
    """A task, in the sender's own language, and whom to answer. Only the phone, the reason and the day may be left."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    title = line(_("Oppgaven i én setning"), 150)
    task = forms.CharField(
        label=_("Hva skal løses?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Hvordan er det i dag, og hva er et godt resultat? Dette kan bli vist på tavla."),
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
    contact_email = forms.EmailField(
        label=_("E-post"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    contact_phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    TASK = ["title", "task", "reason", "deadline"]
    CONTACT = ["organisation_name", "contact_name", "contact_email", "contact_phone"]

    @staticmethod
    def fresh():
        """Initial values of a form that is opened now."""
        return {"submission": uuid.uuid4(), "opened": opened_now()}

    def clean_deadline(self):
        day = self.cleaned_data["deadline"]
        if day and day < timezone.localdate():
            raise ValidationError(_("Fristen kan ikke være før i dag."), "past")
        return day

    def clean_contact_phone(self):
        return clean_phone(self.cleaned_data["contact_phone"])

    def clean(self):
        data = super().clean()
        self._check_submission()
        self.check_pace()
        self.check_rate(data.get("contact_email"))
        return data

    def _check_submission(self):
        """A form whose hidden number is damaged gets a new one, and is asked for once more."""
        if self.errors.pop("submission", None):
            self.data = self.data.copy()
            self.data["submission"] = uuid.uuid4()
            self.add_error(
                None, ValidationError(_("Skjemaet var ikke helt. Se over det og send en gang til."), "damaged")
            )

    def sent_by_sender(self, since):
        return Challenge.objects.filter(received_at__gte=since, sender_hash=self.sender_hash).count()

    def sent_to(self, email, since):
        return Challenge.objects.filter(received_at__gte=since, contact_email__iexact=email).count()

    def save(self):
        """Store the challenge with its mails in one transaction; the same form sent again gives the same one."""
        submission = self.cleaned_data["submission"]
        try:
            with transaction.atomic():
                return self._store(submission)
        except IntegrityError:
            return Challenge.objects.get(submission=submission)

    def _store(self, submission):
        """The text stands in the sender's language alone, until staff translate it."""
        data, language = self.cleaned_data, get_language()
        challenge = Challenge.objects.create(
            submission=submission,
            slug=hidden_slug(submission),
            language=language,
            sender_hash=self.sender_hash,
            deadline=data["deadline"],
            **{f"{name}_{language}": data[name] for name in ("title", "task", "reason")},
            **{name: data[name] for name in self.CONTACT},
        )
        challenge.tell_contact("receipt")
        for address in settings.STAFF_EMAILS:
            Mail.objects.queue("members/emails/challenge_staff", address, {"challenge": challenge}, language="nb")
        return challenge
