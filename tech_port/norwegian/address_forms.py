"""Forms that an address fills in: what it asks for that there is not takes nothing else of it away."""

from django import forms
from django.core.exceptions import ValidationError

from .forms import Form

SEVERAL = forms.MultipleChoiceField, forms.ModelMultipleChoiceField


class AddressForm(Form):
    """What an address asks: of several choices each that does not exist is told, and the others are asked for."""

    def clean(self):
        for name in self.errors.keys() & self.fields.keys():
            if isinstance(self.fields[name], SEVERAL):
                self._take_those_there_are(name)

    def _take_those_there_are(self, name):
        field, values = self.fields[name], dict.fromkeys(self[name].data)
        good = _those_there_are(field, values)
        wrong = [value for value in values if value not in good]
        del self.errors[name]
        self.add_error(name, [_no_such_choice(field, value) for value in wrong])
        if good:
            self.cleaned_data[name] = field.clean(good)


def _those_there_are(field, values):
    if isinstance(field, forms.ModelMultipleChoiceField):
        key, possible = field.to_field_name, [value for value in values if "\x00" not in value]
        there = set(field.queryset.filter(**{f"{key}__in": possible}).values_list(key, flat=True))
        return [value for value in values if value in there]
    return [value for value in values if field.valid_value(value)]


def _no_such_choice(field, value):
    """The field's own sentence; a NUL, which no page may hold, is not shown again."""
    shown = {"value": value.replace("\x00", "")}
    return ValidationError(field.error_messages["invalid_choice"], "invalid_choice", shown)
