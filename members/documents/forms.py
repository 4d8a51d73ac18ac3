"""Which version of a document is read, and which one it is compared with."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form


class VersionForm(Form):
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
        if label and found is None:  # earlier than the latest ones
            found = self.document.versions.published().filter(label=label).first()
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
        return sorted((other, self.shown), key=lambda version: (version.dated_on, version.pk))
