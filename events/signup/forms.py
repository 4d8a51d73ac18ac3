"""The form that signs up for an event, and the one that changes a sign-up."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from tech_port.history.many import changed
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.fields import WholeNumberField
from tech_port.norwegian.forms import Form
from tech_port.norwegian.typography import number
from tech_port.open_forms.forms import OnceForm

from ..models import Event, Registration
from . import capacity
from .needs import NeedsForm


def people_field(most, help_text=""):
    return WholeNumberField(
        label=_("Antall personer"),
        min_value=1,
        max_value=most,
        help_text=help_text,
        unit="people",
        error_messages={"required": _("Skriv hvor mange dere er.")},
    )


class SignupForm(OnceForm, NeedsForm):
    """Who comes, how many, and what they need. Only name and e-mail are required."""

    stored_as = Registration
    name = forms.CharField(
        label=_("Navn"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Skriv navnet ditt.")},
    )
    email = EmailField(label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    organisation_name = forms.CharField(
        label=_("Virksomhet"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    def __init__(self, *args, event, **kwargs):
        """`event` is the one to sign up for; `address`, as of every such form, is the visitor's network address."""
        super().__init__(*args, **kwargs)
        self.event = event
        most = min(event.largest_party, event.capacity or event.largest_party)
        if most > 1:
            self.fields["people"] = people_field(most, party_words(event, most))
        if event.asks_needs:
            self.add_needs(most)

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def check_answers(self, data):
        self.check_needs(data, data.get("people", 1))

    def sent_by_sender(self, since):
        """Only those to this event that nobody has confirmed: a crowd confirms its own."""
        rows = self.event.registrations.received_since(since).of_sender(self.sender_hashes)
        return rows.filter(is_held=True).count()

    def sent_to(self, email, since):
        """An address is refused nothing: it has one sign-up to an event, and `notices` counts the mails about it."""
        return 0

    def save(self):
        """Sign up, and return what came of it; None when the event takes nobody or not so many, which the form says."""
        data = self.cleaned_data
        details = {name: data[name] for name in ("name", "email", "organisation_name")}
        try:
            return capacity.sign_up(
                self.event.pk,
                submission=self._submission(),
                people=data.get("people", 1),
                needs=self.needs_of(data),
                language=get_language(),
                sender_hashes=self.sender_hashes,
                **details,
            )
        except capacity.SignupError as refused:
            self.add_error(None, ValidationError(refusal(self.event, refused.state), "refused"))
            return None

    def _submission(self):
        """The number of this form; a new one when it was used for somebody else, or for what was given up since.

        Who goes back in the browser and signs up a colleague sends the same number again.
        """
        submission, email = self.cleaned_data["submission"], self.cleaned_data["email"]
        same = self.event.registrations.active().of_address(email).filter(submission=submission)
        is_used = Registration.objects.filter(submission=submission).exclude(pk__in=same.values("pk")).exists()
        return uuid.uuid4() if is_used else submission


def party_words(event, most):
    """What becomes of a party that is larger than what is left; how many there can be where all sizes have room."""
    left = event.places_left
    if not left or left >= most:
        return _("Høyst %(most)s.") % {"most": number(most)}
    if event.has_waiting_list:
        words = ngettext(
            "Det er %(count)s plass igjen. Er dere flere, kommer hele følget på ventelisten.",
            "Det er %(count)s plasser igjen. Er dere flere, kommer hele følget på ventelisten.",
            left,
        )
    else:
        words = ngettext("Det er %(count)s plass igjen.", "Det er %(count)s plasser igjen.", left)
    return words % {"count": number(left)}


def refusal(event, state):
    """Why a sign-up was not taken."""
    if event.signup != Event.Signup.OWN:
        return _("Du kan ikke melde deg på her.")
    if not state.is_open:
        return state.sentence
    return _("Det er ikke plass til så mange. %(standing)s") % {"standing": state.sentence}


class AnswerForm(Form):
    """The answer to an offer or a question is yes, or that a party goes on waiting for seats to all of them."""

    keeps_place = forms.BooleanField(required=False)


class ChangeForm(NeedsForm):
    """How many come, and what they need: what one may change until the event begins."""

    def __init__(self, *args, registration, **kwargs):
        kwargs["initial"] = {"people": registration.people}
        super().__init__(*args, **kwargs)
        self.registration = registration
        if (most := max_people(registration)) > 1:
            self.fields["people"] = people_field(most, _("Høyst %(most)s.") % {"most": most})
        if registration.event.asks_needs or registration.needs:
            self.add_needs(most, registration.needs)

    def clean(self):
        data = super().clean()
        self.check_needs(data, data.get("people", self.registration.people))
        return data

    @transaction.atomic
    def save(self):
        """Change both or nothing; False when it can no longer be done, and the form then says why."""
        data, people = self.cleaned_data, self.registration.people
        rows = Registration.objects.active().filter(pk=self.registration.pk)
        if data.get("people", people) != people and not capacity.resize(self.registration, data["people"]):
            self.add_error("people", ValidationError(_("Det er ikke plass til så mange lenger."), "room"))
        elif "needs" in data and not changed(rows, needs=self.needs_of(data)):
            self.add_error(None, ValidationError(_("Endringen ble ikke lagret: Påmeldingen er over."), "gone"))
        return self.is_valid()


def max_people(registration):
    """The largest party that a sign-up can become: who waits cannot grow, others by what is left."""
    event, people = registration.event, registration.people
    if registration.is_held:
        return people
    if registration.status == Registration.Status.WAITING:
        return people
    if event.places_left is not None:
        return max(people, min(event.largest_party, people + event.places_left))
    return max(people, event.largest_party)
