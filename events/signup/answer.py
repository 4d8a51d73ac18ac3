"""What the page answers a sign-up with.

It is made of how the event stood and of what was typed: the same for an address that is signed up already, whose owner
alone is told so, by mail.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian.typography import number

from ..models import Event, Registration
from .capacity import SignUp
from .forms import SignupForm
from .words import few_seats


@dataclass(frozen=True)
class Answer:
    """The words for what came of a form."""

    event: Event
    signup: SignUp
    form: SignupForm

    @property
    def people(self):
        return self.form.cleaned_data.get("people", 1)

    @property
    def waits(self):
        return self.signup.status == Registration.Status.WAITING

    @property
    def asked(self):
        """How many seats are free for a party that is more."""
        return self.signup.asked

    @property
    def has_calendar(self):
        return not self.waits and self.event.precision != Event.Precision.MONTH

    @property
    def heading(self):
        if self.signup.is_held:
            return _("Bekreft påmeldingen i e-posten")
        if self.asked:
            return few_seats(self.asked)
        if self.waits:
            return _("Ventelisten har fått påmeldingen")
        return ngettext("Det er plass til deg", "Det er plass til dere", self.people)

    @property
    def sentence(self):
        if self.signup.is_held:
            return ngettext(
                "Mange melder seg på fra samme nett som deg. Bekreft i e-posten innen en halv time.",
                "Mange melder seg på fra samme nett som dere. Bekreft i e-posten innen en halv time.",
                self.people,
            )
        if not self.waits:
            return ngettext(
                "Det var ledig plass da påmeldingen kom.",
                "Det var ledig plass til alle %(count)s da påmeldingen kom.",
                self.people,
            ) % {"count": number(self.people)}
        if self.asked:
            return ngettext(
                "Dere er %(count)s, så vi spør på e-post om den er nok.",
                "Dere er %(count)s, så vi spør på e-post om de er nok.",
                self.asked,
            ) % {"count": number(self.people)}
        if not self.signup.ahead:
            return ngettext("Ingen venter foran deg.", "Ingen venter foran dere.", self.people)
        words = ngettext("%(count)s person venter fra før.", "%(count)s personer venter fra før.", self.signup.ahead)
        return words % {"count": number(self.signup.ahead)}

    @property
    def mail(self):
        """What comes by mail; that is what holds."""
        if self.signup.is_held:
            return _("Der ligger lenken som bekrefter. Etterpå kommer det som gjelder: plassen, eller nummeret i køen.")
        if self.asked:
            return ngettext(
                "Der spør vi om dere greier dere med plassen, og innen når dere må svare. "
                "Ellers beholder dere plassen i køen. Lenken der dere endrer eller går ut, ligger der også.",
                "Der spør vi om dere greier dere med plassene, og innen når dere må svare. "
                "Ellers beholder dere plassen i køen. Lenken der dere endrer eller går ut, ligger der også.",
                self.asked,
            )
        if self.waits:
            return ngettext(
                "Der står nummeret ditt i køen, og lenken der du endrer eller går ut. Blir det ledig, sier vi fra.",
                "Der står nummeret deres i køen, og lenken der dere endrer eller går ut. Blir det ledig, sier vi fra.",
                self.people,
            )
        return ngettext(
            "Der står det at du har plass, med kalenderfilen og lenken der du endrer eller melder deg av.",
            "Der står det at dere har plass, med kalenderfilen og lenken der dere endrer eller melder dere av.",
            self.people,
        )

    @property
    def copy(self):
        """[(label, value)] of what was typed."""
        data, form = self.form.cleaned_data, self.form
        names = [name for name in form.fields if name not in {"opened", "nickname", "submission"} and data.get(name)]
        return [(form[name].label, data[name]) for name in names] + form.notes
