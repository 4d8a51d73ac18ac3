"""What the cost of premises is worked out for."""

from tech_port.norwegian.forms import Form
from tech_port.norwegian.sharing import Shared

from .costs import GROWTHS, USUAL_YEARS
from .need.fields import field


class CostForm(Form):
    """What the cost on a unit's page is worked out for; all values stand in the address, as parts of the need."""

    ansatte, ar, indeks, mva = field("ansatte"), field("ar"), field("indeks"), field("mva")

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


CostForm.base_fields = Shared(CostForm.base_fields)
