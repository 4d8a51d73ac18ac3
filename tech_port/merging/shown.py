"""A field as a browser has it: the texts that it shows of a record, and those that came back."""

import hashlib
import json
import re

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.utils.choices import flatten_choices
from django.utils.translation import gettext

from tech_port.norwegian import typography
from tech_port.writing.visible import tidy

PARTS_OF_A_FILE = ("", "-kept", "-remove", "-confirm", "-clear")  # the inputs of a picture or a file
BY_THE_FORMSET = {"DELETE", "ORDER"}


def widget_of(bound):
    widget = bound.field.widget
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def is_many(bound):
    """Whether several are chosen, which are merged one by one."""
    return isinstance(bound.field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)


def is_file(bound):
    return isinstance(widget_of(bound), forms.FileInput)


def names_of(form):
    """The fields of a form that somebody fills in."""
    return [
        name
        for name, field in form.fields.items()
        if not field.widget.is_hidden and not field.disabled and name not in BY_THE_FORMSET
    ]


def shown(bound):
    """{name of an input: [text, …]} of what stands in the record; of many that are chosen, sorted."""
    widget, name = widget_of(bound), bound.html_name
    if is_file(bound):
        return {name: [str(getattr(bound.initial, "pk", bound.initial) or "")]}
    value = bound.field.prepare_value(bound.initial)
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"] if widget.check_test(value) else []}
    if isinstance(widget, forms.MultiWidget):
        parts = value if isinstance(value, list | tuple) else widget.decompress(value)
        inputs = zip(widget.widgets_names, widget.widgets, parts, strict=True)
        return {f"{name}{ending}": _texts(one.format_value(part)) for ending, one, part in inputs}
    texts = _texts(widget.format_value(value))
    return {name: sorted(texts) if is_many(bound) else texts}


def _texts(value):
    if value is None:
        return [""]
    return [tidy(str(one)) for one in value] if isinstance(value, list | tuple) else [tidy(str(value))]


def sent(bound, data, files):
    """The same of what came. Of a file, which has no text, only whether it was chosen or taken away."""
    widget, name = widget_of(bound), bound.html_name
    if is_file(bound):
        return {name: ["?"]} if is_new_file(bound, data, files) else shown(bound)
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"] if widget.value_from_datadict(data, files, name) else []}
    if is_many(bound):
        return {name: sorted(tidy(text) for text in data.getlist(name))}
    return {one: [tidy(data.get(one, ""))] for one in shown(bound)}


def is_new_file(bound, data, files):
    return bound.field.has_changed(bound.initial, widget_of(bound).value_from_datadict(data, files, bound.html_name))


def mark(bound, texts):
    """What tells texts from others: themselves of many chosen, a digest of one."""
    flat = [text for name in sorted(texts) for text in texts[name]]
    return flat if is_many(bound) else digest(flat)


def digest(value):
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12]


def marks(form):
    """{field: mark} of what a form shows of its record."""
    return {name: mark(form[name], shown(form[name])) for name in names_of(form)}


def put(bound, data, files, texts=None):
    """Let what came say what stands in the record, or these texts."""
    if is_file(bound):
        for part in PARTS_OF_A_FILE:
            data.pop(f"{bound.html_name}{part}", None)
            files.pop(f"{bound.html_name}{part}", None)
        return
    for name, values in (texts or shown(bound)).items():
        data.setlist(name, values)
        if not values:
            del data[name]


def in_words(bound, texts):
    """Texts as people read them: what is chosen by its label, a tick as yes or no; "" for nothing."""
    values = [text for name in sorted(texts) for text in texts[name]]
    if isinstance(widget_of(bound), forms.CheckboxInput):
        return typography.yes_or_no(values)
    if is_file(bound):
        return gettext("fila du valgte") if values == ["?"] else gettext("en fil") if any(values) else ""
    labels = _labels(bound.field, values)
    return ", ".join(str(labels.get(value, value)) for value in values if value)


def _labels(field, values):
    """{value: label} of what is chosen of a list."""
    if isinstance(field, forms.ModelChoiceField):
        rows = field.queryset.filter(pk__in=[value for value in values if re.fullmatch("[0-9]{1,18}", value)])
        return {str(row.pk): field.label_from_instance(row) for row in rows}
    return {str(value): label for value, label in flatten_choices(getattr(field, "choices", ()))}
