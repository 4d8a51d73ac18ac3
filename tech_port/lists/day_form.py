"""What the pages about the board, the district's days and the documents can be asked."""

from django import forms
from django.core.exceptions import ValidationError
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


class VersionForm(forms.Form):
    """Which version of a document to show, and which other one to compare it with, by their names."""

    NO_SUCH = _("Dokumentet har ingen versjon med det navnet. Her er den som gjelder.")

    versjon = forms.CharField(required=False, max_length=30, error_messages={"max_length": NO_SUCH})
    sammenlign = forms.CharField(required=False, max_length=30, error_messages={"max_length": NO_SUCH})

    def __init__(self, data, *, document):
        super().__init__(data)
        self.document = document
        self.is_valid()

    def _version(self, name):
        """The version that a field names, None for an empty one."""
        label = self.cleaned_data[name]
        found = next((version for version in self.document.published_versions if version.label == label), None)
        if label and found is None:
            raise ValidationError(self.NO_SUCH)
        return found

    def clean_versjon(self):
        return self._version("versjon")

    def clean_sammenlign(self):
        return self._version("sammenlign")

    @property
    def shown(self):
        """The version asked for, else the document's present one."""
        return self.cleaned_data.get("versjon") or self.document.current

    @property
    def compared(self):
        """The earlier and the later of two versions that are to be compared, or None."""
        other = self.cleaned_data.get("sammenlign")
        if not other or other == self.shown:
            return None
        versions = self.document.published_versions  # the latest first
        return sorted((other, self.shown), key=versions.index, reverse=True)
