"""Every field of every form reads what people write, says what to write where it is empty, and cuts nothing."""

import re

import pytest
from django import forms
from django.contrib import admin
from django.test import RequestFactory
from django.utils import translation

from tech_port.lists.filters import ListFilter
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.forms import DJANGOS, NAMELESS, Form, ModelForm
from tests.conventions.source import PACKAGES, name_of, sources, templates
from tests.factories import make_user

OTHERS = (forms.IntegerField, forms.FloatField, forms.DateField, forms.DateTimeField, forms.TimeField, forms.URLField)
NAMED = re.compile(
    r"\bforms\.(IntegerField|DecimalField|FloatField|Date\w*Field|TimeField|URLField|EmailField|\w+Input)\b"
)
ALLOWED = {
    "TextInput",
    "HiddenInput",
    "CheckboxInput",
    "FileInput",
    "ClearableFileInput",
    "EmailInput",
    "PasswordInput",
}


def below(kind):
    """All classes of ours that are one of a kind, however far down."""
    found = {sub for one in kind.__subclasses__() for sub in {one, *below(one)}}
    return {one for one in found if one.__module__.split(".")[0] in PACKAGES}


def staff_forms():
    """{name: form class} of every page and inline of the admin, as a superuser gets them."""
    request = RequestFactory().get("/admin/")
    request.user = make_user(username="stab", is_staff=True, is_superuser=True)
    found = {}
    for model, page in admin.site._registry.items():
        if type(page).__module__.split(".")[0] in PACKAGES:
            found[f"{model._meta.label} page"] = page.get_form(request, change=True)
            for inline in page.get_inline_instances(request):
                found[f"{model._meta.label} {type(inline).__name__}"] = inline.get_formset(request).form
    return found


@pytest.fixture
def fields(db):
    """{name: field} of all forms: the public ones, those of lists, those of staff."""
    classes = {f"{one.__module__}.{one.__name__}": one for one in below(forms.BaseForm)} | staff_forms()
    found = {f"{name}.{key}": field for name, form in classes.items() for key, field in form.base_fields.items()}
    for one in below(ListFilter):
        form = type(one.__name__, (Form,), {key: filter.field for key, filter in one.base_filters.items()})
        found |= {f"{one.__name__}.{key}": field for key, field in form.base_fields.items()}
    return found


def test_every_form_is_the_portals():
    apart = {one for one in below(forms.BaseForm) if not issubclass(one, Form | ModelForm)}

    assert apart == set()


def test_numbers_days_times_and_addresses_are_read_by_the_portals_fields(fields):
    parts = {name: [field, *getattr(field, "fields", [])] for name, field in fields.items()}
    others = {name for name, found in parts.items() if any(isinstance(field, OTHERS) for field in found)}
    emails = {name for name, field in fields.items() if isinstance(field, forms.EmailField)}

    assert len(fields) > 400
    assert others == set()
    assert {name for name in emails if type(fields[name]) is not EmailField} == set()


def test_code_names_no_other_field_or_input():
    named = {
        name_of(file): [found for found in NAMED.findall(file.read_text()) if found not in ALLOWED]
        for file in sources()
        if "norwegian" not in file.parts
    }

    assert {name: found for name, found in named.items() if found} == {}


def test_an_empty_field_says_what_to_write(fields):
    required = {name: field for name, field in fields.items() if field.required}
    nameless = [
        name
        for name, field in required.items()
        if any(field.error_messages["required"] is sentence for sentence in (DJANGOS, NAMELESS))
    ]
    sentences = {str(field.error_messages["required"]) for field in required.values()}
    with translation.override("en"):
        english = {str(field.error_messages["required"]) for field in required.values()}

    assert nameless == []
    assert [one for one in sentences if not re.match(r"(Skriv|Velg|Kryss|Skjemaet) .*\.", one)] == []
    assert sentences & english == set()


def test_what_a_validator_of_django_refuses_is_said_in_the_portals_words(fields):
    unsaid = [
        (name, validator.code)
        for name, field in fields.items()
        for validator in field.validators
        if type(validator).__module__ == "django.core.validators" and validator.code not in field.error_messages
    ]

    assert unsaid == []


def test_no_field_cuts_what_is_pasted(fields):
    assert [name for name, field in fields.items() if "maxlength" in field.widget.attrs] == []
    assert [name_of(file) for file in templates() if re.search(r"\bmaxlength\b", file.read_text())] == []


def test_no_browser_reads_numbers_or_days_in_its_own_way(fields):
    kinds = {field.widget.input_type for field in fields.values() if hasattr(field.widget, "input_type")}
    written = r"""type=["'](?:number|date|time|url|datetime-local|month)["']"""

    assert kinds & {"number", "date", "time", "url", "datetime-local"} == set()
    assert [name_of(file) for file in templates() if re.search(written, file.read_text())] == []


def test_forms_that_are_not_the_portals_do_not_say_djangos_sentence():
    with pytest.raises(forms.ValidationError) as refused:
        forms.CharField().clean("")

    assert refused.value.messages == ["Fyll ut dette feltet."]
