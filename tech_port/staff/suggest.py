"""A field for a record by what it is called: what the admin's search finds is suggested, and what is typed is read.

Without a script it is a text like any other; the form that has it says what it names, or what it may have meant.
"""

from django import forms
from django.urls import reverse_lazy
from django.utils.functional import lazy
from django.utils.http import urlencode


def _address(path, model, field):
    app_label, model_name = model.split(".")
    return f"{path}?{urlencode({'app_label': app_label, 'model_name': model_name, 'field_name': field})}"


_address_later = lazy(_address, str)


class NameInput(forms.TextInput):
    """The records that a relation of a model may have, `NameInput("members.boardseat", "person")`."""

    def __init__(self, model, field, attrs=None):
        address = _address_later(reverse_lazy("admin:autocomplete"), model, field)
        super().__init__({"data-suggest": address, "autocomplete": "off", "class": "vTextField", **(attrs or {})})
