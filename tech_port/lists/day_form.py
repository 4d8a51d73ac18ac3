"""The day that a page shows, where it can show any."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.lists.filters import DayInput


class DayForm(forms.Form):
    """Any day: `dato` in the address."""

    dato = forms.DateField(
        label=_("Dato"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput,
        error_messages={"invalid": _("Skriv datoen som år-måned-dag, for eksempel 2021-06-16.")},
    )

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
