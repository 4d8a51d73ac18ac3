"""What an address says of who reads a page: its own line of work."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members import lines_of_work
from tech_port.norwegian.forms import Form


class ReaderForm(Form):
    bransje = forms.ChoiceField(label=_("Bransje"), choices=[("", "–"), *lines_of_work.choices()], required=False)


def line_of_work(data):
    """The line of work that an address asks about, "" for none or one that there is not."""
    form = ReaderForm(data)
    return form.cleaned_data["bransje"] if form.is_valid() else ""
