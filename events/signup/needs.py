"""What each person of a party needs of food and access: a field for each, and one line for each in what is stored."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form, explain

from ..privacy import NEEDS_KEPT_DAYS

MAX_LENGTH = 200  # of one person's


def name_of(number):
    return "needs" if number == 1 else f"needs_{number}"


class NeedsForm(Form):
    """A form with a field for each person that a party may have; the first is always seen, the others are unfolded."""

    def add_needs(self, most, text=""):
        """A field for each of so many people, with what is stored of theirs."""
        lines = text.splitlines()
        self.people_asked = max(most, len(lines))
        for number in range(1, self.people_asked + 1):
            first = _("Mat og tilrettelegging for deg selv") if self.people_asked > 1 else _("Mat og tilrettelegging")
            self.fields[name_of(number)] = forms.CharField(
                label=first
                if number == 1
                else format_lazy(_("Mat og tilrettelegging for person {number}"), number=number),
                required=False,
                max_length=MAX_LENGTH,
                help_text=NEEDS_HELP if number == 1 else "",
                initial=lines[number - 1] if number <= len(lines) else "",
            )
            explain(name_of(number), self.fields[name_of(number)])

    people_asked = 0

    @property
    def needs_fields(self):
        """The first person's, and those of the others."""
        fields = [self[name_of(number)] for number in range(1, self.people_asked + 1)]
        return fields[:1], fields[1:]

    @property
    def has_more_needs(self):
        """Whether something stands, or is wrong, in the fields that are folded away."""
        return any(field.value() or field.errors for field in self.needs_fields[1])

    def needs_of(self, data):
        """What is stored: a line for each person, empty for who needs nothing."""
        found = [" ".join((data.get(name_of(number)) or "").split()) for number in range(1, self.people_asked + 1)]
        return "\n".join(found).rstrip("\n")

    def check_needs(self, data, people):
        """Nothing is asked about more people than there are."""
        for number in range(max(people, 1) + 1, self.people_asked + 1):
            if data.get(name_of(number)):
                said = _("Påmeldingen gjelder %(people)s. Ta bort dette, eller endre antallet.") % {"people": people}
                self.add_error(name_of(number), ValidationError(said, "people"))


NEEDS_HELP = format_lazy(
    _("Allergier, teleslynge, plass til rullestol … Slettes {days} dager etter arrangementet."), days=NEEDS_KEPT_DAYS
)
