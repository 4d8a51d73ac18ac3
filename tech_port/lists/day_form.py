"""The day that a page shows, where it can show any."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import Form


class DayForm(Form):
    """Any day: `dato` in the address."""

    dato = DayField(label=_("Dato"), required=False, stretch="last", first=date.min, last=date.max)

    @property
    def asked_day(self):
        """The day in the address, or None when there is none or a bad one."""
        self.is_valid()
        return self.cleaned_data.get("dato")

    @property
    def day(self):
        return self.asked_day or timezone.localdate()

    @property
    def is_future(self):
        return self.day > timezone.localdate()
