"""What the cost of premises is worked out for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.fields import WholeNumberField
from tech_port.norwegian.forms import Form


class CostForm(Form):
    """What the cost on a unit's page is worked out for; both values stand in the address."""

    ansatte = WholeNumberField(label=_("Ansatte"), required=False, min_value=1, max_value=100_000, unit="people")
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
