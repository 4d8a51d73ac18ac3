"""What staff answer while they look over a landlord's list: its columns, its bad cells, and what is to be taken."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form

from ..landlord_import.columns import BY_FIELD, COLUMNS, MAX_TEXT_LENGTH, Answers
from ..landlord_import.headings import by_heading, unit_of

MAX_CELLS = 100  # that are mended at a time
NOT_READ = ("", _("leses ikke"))
MEND = _("Rett {heading} i rad {number}")
PRICES = {"rent_nok_m2_year", "common_costs_nok_m2_year"}


class AnswersForm(Form):
    """The answers about one import, as its rows and its units are now."""

    left_out = forms.TypedMultipleChoiceField(coerce=int, required=False)
    taken = forms.MultipleChoiceField(required=False)
    emptied = forms.MultipleChoiceField(required=False)

    def __init__(self, data, tried, difference):
        super().__init__(data)
        self.tried, self.difference = tried, difference
        self.headings = tried.rows[0][1] if tried.rows else []
        numbers = [line.number for line in difference.lines if line.can_be_left_out]
        self.fields["left_out"].choices = [(number, number) for number in numbers]
        self.apart = {line.tick: line for line in difference.lines if line.reasons}
        self.fields["taken"].choices = [(tick, tick) for tick in self.apart]
        self.fields["emptied"].choices = [(column.field, column.heading) for column in COLUMNS]
        self.places = [place for place, heading in enumerate(self.headings) if heading]
        for place in self.places:
            self.fields[f"column-{place}"] = self._column(place)
        self.cells = [(line, cell) for line in difference.errors for cell in line.cells][:MAX_CELLS]
        for line, (name, heading, text) in self.cells:
            key = f"cell-{line.number}-{name}"
            label = format_lazy(MEND, heading=heading, number=line.number)
            self.fields[key] = forms.CharField(label=label, initial=text, required=False, max_length=MAX_TEXT_LENGTH)
            line.inputs.append(self[key])

    def _column(self, place):
        chosen = self.tried.answers.get("columns", {}).get(str(place), by_heading(self.headings[place]) or "")
        choices = [NOT_READ, *((column.field, column.heading) for column in COLUMNS)]
        return forms.ChoiceField(label=self.headings[place], choices=choices, initial=chosen, required=False)

    def clean(self):
        """Prices of another unit than ours are refused by the heading that says so."""
        for place in self.places:
            if self.cleaned_data.get(f"column-{place}") in PRICES and (sentence := unit_of(self.headings[place])):
                raise ValidationError(sentence)
        return self.cleaned_data

    def answers(self):
        """What `LandlordImport.answers` is to be; a field that was not sent stays as it was."""
        before, told = self.tried.answers, self.cleaned_data
        columns = dict(before.get("columns", {}))
        for place in self.places:
            if f"column-{place}" in self.data:
                columns[str(place)] = told[f"column-{place}"]
        columns = {
            place: name for place, name in columns.items() if name != (by_heading(self.headings[int(place)]) or "")
        }
        mended = {number: dict(texts) for number, texts in before.get("mended", {}).items()}
        for line, (name, _heading, text) in self.cells:
            key = f"cell-{line.number}-{name}"
            if key in self.data and told[key] != text:
                mended.setdefault(str(line.number), {})[name] = told[key]
        taken = {self.apart[tick].key: sorted(self.apart[tick].reasons) for tick in told["taken"]}
        return {"columns": columns, "emptied": sorted(told["emptied"]), "mended": mended, "taken": taken}

    @property
    def columns(self):
        """[(field of the form, our column or None, an example, whether its empty cells empty)] in the file's order."""
        emptied = Answers(emptied=frozenset(self.tried.answers.get("emptied", []))).emptied
        for place in self.places:
            field = self[f"column-{place}"]
            column = BY_FIELD.get(field.initial)
            texts = (texts[place] for _number, texts in self.tried.rows[1:] if place < len(texts) and texts[place])
            can_be_emptied = column and not column.required and column.empty is not ...
            yield (
                field,
                column if can_be_emptied else None,
                next(texts, "")[:40],
                bool(column) and column.field in emptied,
            )
