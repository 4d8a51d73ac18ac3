"""What visitors write to search everything."""

from django import forms
from django.utils.translation import gettext_lazy

from tech_port.lists.filters import MAX_QUESTION_LENGTH, SearchInput
from tech_port.norwegian.forms import Form


class SearchForm(Form):
    q = forms.CharField(
        label=gettext_lazy("Hva leter du etter?"),
        required=False,
        max_length=MAX_QUESTION_LENGTH,
        widget=SearchInput,
        error_messages={"max_length": gettext_lazy("Det var mye på en gang. Søk med høyst 100 tegn.")},
    )

    @property
    def question(self):
        """The text to search for, "" when there is none or it cannot be used."""
        self.is_valid()
        return self.cleaned_data.get("q", "")
