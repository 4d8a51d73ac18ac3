"""The fields of the admin's forms: the portal's own, in inputs that the admin knows."""

from django.contrib import admin
from django.contrib.admin.widgets import (
    AdminSplitDateTime,
    AdminTextareaWidget,
    AdminURLFieldWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    BaseAdminDateWidget,
    BaseAdminTimeWidget,
)
from django.forms import CheckboxInput, ModelMultipleChoiceField, MultiWidget
from django.forms.widgets import Script
from django.urls import reverse_lazy
from django.utils.http import urlencode
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.contacts import WebAddressField
from tech_port.norwegian.fields import (
    DayField,
    DegreesField,
    NumberField,
    SplitMomentField,
    TimeField,
    WholeNumberField,
)
from tech_port.norwegian.forms import ModelForm, options
from tech_port.norwegian.typography import DASH
from tech_port.norwegian.widgets import ClockInput, DayInput, NumberInput
from tech_port.writing.translated import language_of


class AdminNumberInput(NumberInput):
    def __init__(self, attrs=None):
        super().__init__({"class": "vIntegerField", "size": "14", **(attrs or {})})


class AdminDayInput(DayInput):
    """With the admin's calendar beside it."""

    Media = BaseAdminDateWidget.Media

    def __init__(self, attrs=None):
        super().__init__({"class": "vDateField", "size": "18", **(attrs or {})})


class AdminClockInput(ClockInput):
    Media = BaseAdminTimeWidget.Media

    def __init__(self, attrs=None):
        super().__init__({"class": "vTimeField", "size": "8", **(attrs or {})})


class AdminMomentInput(AdminSplitDateTime):
    """«Nå» beside the time is today's too, where no day is written."""

    class Media:
        js = [Script("js/moments.js", type="module")]

    def __init__(self, attrs=None):
        MultiWidget.__init__(self, [AdminDayInput, AdminClockInput], attrs)


class AdminWebInput(AdminURLFieldWidget):
    """Browsers take nothing into a field of type `url` that does not begin with `https://`."""

    input_type = "text"


class OfSome:
    """A search among some records only: those of a named selection of their admin, without one of them.

    See `list_pages.Selections`, which answers.
    """

    only, besides, placeholder = "", "", ""

    def get_url(self):
        asked = {name: value for name, value in (("utvalg", self.only), ("uten", self.besides)) if value}
        return super().get_url() + (f"?{urlencode(asked)}" if asked else "")

    def build_attrs(self, *args, **kwargs):
        return {**super().build_attrs(*args, **kwargs), "data-placeholder": self.placeholder}


class SearchOne(OfSome, AutocompleteSelect):
    pass


class SearchSeveral(OfSome, AutocompleteSelectMultiple):
    pass


def searched(form, name, relation, **options):
    """Let a field of a form that is no model's own be a search, as `relation`, a model's field, is on its page."""
    field = form.fields[name]
    kind = SearchSeveral if isinstance(field, ModelMultipleChoiceField) else SearchOne
    field.widget = kind(relation, admin.site)
    field.widget.placeholder = "" if field.empty_label == DASH else field.empty_label or ""
    vars(field.widget).update(options)
    field.widget.choices, field.widget.is_required = field.choices, field.required


class MarkdownInput(AdminTextareaWidget):
    """A text that is shown as Markdown, with what it becomes beside it."""

    template_name = "admin/widgets/markdown.html"

    def __init__(self, attrs=None):
        super().__init__({"data-markdown": "", "data-preview": reverse_lazy("admin:preview"), **(attrs or {})})


MARKDOWN = _("Markdown")  # begins the help text of a column whose text the site shows as such
WRITTEN = _(
    "Tom linje gir nytt avsnitt. Skriv **fet skrift** med stjerner, - foran hvert punkt i en liste, og en lenke slik: "
    "[NTNU](https://www.ntnu.no)."
)


def is_markdown(column):
    return str(column.help_text).startswith(str(MARKDOWN))


def help_of(column):
    """What can be written in such a column, in place of the word, and what else its help text says."""
    rest = str(column.help_text).removeprefix(str(MARKDOWN)).lstrip(". ")
    return f"{WRITTEN} {rest}".strip()


WIDGETS = {
    NumberField: AdminNumberInput,
    WholeNumberField: AdminNumberInput,
    DegreesField: AdminNumberInput,
    DayField: AdminDayInput,
    TimeField: AdminClockInput,
    SplitMomentField: AdminMomentInput,
    WebAddressField: AdminWebInput,
}


class PortalFields:
    """Admin pages and inlines whose forms are the portal's."""

    form = ModelForm
    markdown = ()  # columns that are shown as Markdown though their help text does not say so

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        own = options(db_field)
        if own.get("form_class") in WIDGETS:
            own["widget"] = WIDGETS[own["form_class"]]
        elif is_markdown(db_field) or db_field.name in self.markdown:
            own |= {"widget": MarkdownInput, "help_text": help_of(db_field)}
        field = super().formfield_for_dbfield(db_field, request, **own | kwargs)
        if field and (language := language_of(db_field)):
            field.widget.attrs["lang"] = language
        if field and isinstance(field.widget, AdminMomentInput):
            name_parts(field)
        return field


class NamedCells:
    """Inlines whose fields stand in a table, below the headings that they are called by, and without labels."""

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            name(field)
        formset.deletion_widget = CheckboxInput({"aria-label": _("Slett")})
        return formset


def name(field):
    """Call a field without a label by what the label would say; one of a moment's parts is called so already."""
    if not isinstance(field.widget, MultiWidget):
        getattr(field.widget, "widget", field.widget).attrs["aria-label"] = capfirst(field.label)


def name_parts(field):
    """The day and the time of one moment are told from those of another."""
    for part, word in zip(field.widget.widgets, (_("Dato"), _("Klokkeslett")), strict=True):
        part.attrs["aria-label"] = format_lazy("{}: {}", field.label, word)
