"""What the cost of premises is worked out for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.fields import WholeNumberField
from tech_port.norwegian.forms import Form

from .costs import GROWTHS, USUAL_YEARS

MAX_YEARS = 30


class CostForm(Form):
    """What the cost on a unit's page is worked out for; all values stand in the address."""

    ansatte = WholeNumberField(label=_("Ansatte"), required=False, min_value=1, max_value=100_000, unit="people")
    ar = WholeNumberField(label=_("Leietid (år)"), required=False, min_value=1, max_value=MAX_YEARS, unit="years")
    indeks = forms.TypedChoiceField(
        label=_("Prisvekst i året"),
        choices=[(str(growth), f"{growth} %") for growth in GROWTHS],
        coerce=int,
        empty_value=GROWTHS[0],
        required=False,
    )
    mva = forms.BooleanField(label=_("Med 25 % mva."), required=False)

    @property
    def people(self):
        """The number of employees, or None when none or a bad one was given."""
        self.is_valid()
        return self.cleaned_data.get("ansatte")

    @property
    def with_vat(self):
        self.is_valid()
        return self.cleaned_data.get("mva", False)

    @property
    def years(self):
        """How many years a term is worked out for."""
        self.is_valid()
        return self.cleaned_data.get("ar") or USUAL_YEARS

    @property
    def growth(self):
        """By how many per cent a year the cost grows, year by year; 0 where nothing or a bad value was given."""
        self.is_valid()
        return self.cleaned_data.get("indeks") or GROWTHS[0]

    @property
    def is_used(self):
        """Whether the address says anything that only this form asks for, or something of it could not be read."""
        return bool(self.errors) or any(self.data.get(name) for name in ("ar", "indeks", "mva"))
