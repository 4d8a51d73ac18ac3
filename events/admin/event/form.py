"""The form on an event's page: what the database would refuse is said at the field, in a sentence."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tech_port.norwegian.typography import when
from tech_port.pictures.forms import DescribedPictureForm

from ...models import Event
from ...series import copies

Signup = Event.Signup
FOLLOWS = {  # what is moved with the start
    "ends_at": gettext_lazy("Flyttet like langt som begynnelsen, til %(when)s."),
    "signup_closes_at": gettext_lazy("Flyttet like langt som begynnelsen, til %(when)s."),
}


class WishField(forms.BooleanField):
    """How something is to be saved, which is no change of it."""

    def has_changed(self, initial, data):
        return False


class EventForm(DescribedPictureForm):
    """The fields are the admin's."""

    moves_programme = WishField(
        label=gettext_lazy("Flytt programmet like langt når klokkeslettet det begynner, endres"),
        required=False,
        initial=True,
    )

    def clean(self):
        """The seats are counted again, and the event held until it is saved: nobody signs up in between."""
        data = super().clean()
        if self.instance.pk:
            held = Event.objects.select_for_update(of=("self",))
            self.instance.refresh_from_db(fields=["seats_taken", "people_waiting"], from_queryset=held)
        self.check_capacity(data.get("capacity"))
        self.check_signup(data.get("signup"), data.get("signup_url"))
        self.follow_the_start(data)
        self.end_with_the_day(data)
        self.check_moments(data)
        return data

    def end_with_the_day(self, data):
        """Where only days are known the last one is meant as a whole, whatever time stands beside it."""
        if data.get("ends_at") and data.get("precision") not in (None, Event.Precision.TIME):
            data["ends_at"] = timezone.localtime(data["ends_at"]).replace(hour=23, minute=59)

    def follow_the_start(self, data):
        """When the start is moved, the end and the closing of sign-up keep their distance to it; it is said.

        One that is changed too is as it was typed.
        """
        starts = data.get("starts_at")
        if not (self.instance.pk and starts and "starts_at" in self.changed_data):
            return
        now, before = copies.wall(starts), copies.wall(self.instance.starts_at)
        further = now - before
        if data.get("moves_programme"):  # whose parts have times of a day: another day alone moves none of them
            self.instance.programme_moves = further - (datetime.combine(now, before.time()) - before)
        for name, sentence in FOLLOWS.items():
            if data.get(name) and name not in self.changed_data:
                moved = data[name] = copies.moment(copies.wall(data[name]) + further)
                self.fields[name].note = sentence % {"when": when(moved, moved)}

    def check_capacity(self, capacity):
        seats = self.instance.seats_taken
        if capacity is not None and capacity < seats:
            sentence = ngettext(
                "%(seats)d person har plass alt. Meld noen av før du setter tallet lavere.",
                "%(seats)d personer har plass alt. Meld noen av før du setter tallet lavere.",
                seats,
            )
            self.add_error("capacity", sentence % {"seats": seats})

    def check_signup(self, signup, address):
        if "signup_url" in self.errors or signup is None:
            return
        if signup == Signup.EXTERNAL and not address:
            self.add_error("signup_url", _("Skriv adressen der folk melder seg på."))
        elif signup != Signup.EXTERNAL and address:
            self.add_error("signup_url", _("Fjern adressen, eller velg «påmelding hos andre»."))
        people = self.instance.seats_taken + self.instance.people_waiting
        if people and signup != Signup.OWN and "signup" in self.changed_data:
            sentence = ngettext(
                "%(people)d person er påmeldt her. Meld av først, eller sett når påmeldingen stenger.",
                "%(people)d personer er påmeldt her. Meld dem av først, eller sett når påmeldingen stenger.",
                people,
            )
            self.add_error("signup", sentence % {"people": people})

    def check_moments(self, data):
        starts, ends = data.get("starts_at"), data.get("ends_at")
        opens, closes = data.get("signup_opens_at"), data.get("signup_closes_at")
        if starts and ends and ends < starts:
            self.add_error("ends_at", _("Arrangementet slutter før det begynner."))
        if opens and closes and closes <= opens:
            self.add_error("signup_closes_at", _("Påmeldingen stenger før den åpner."))
        elif opens and ends and opens >= ends:
            self.add_error("signup_opens_at", _("Påmeldingen åpner først når arrangementet er over."))
