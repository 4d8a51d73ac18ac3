"""What a landlord's rows would change in a building, row by row and field by field, before anything is changed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian import typography
from tech_port.norwegian.slugs import make_slug, unique_slug
from tech_port.proposals import difference as proposals

from ..models import Unit
from . import agreed
from . import columns as landlord_columns
from .checks import model_errors

ENGLISH_WINGS = {
    "nord": "north",
    "sør": "south",
    "øst": "east",
    "vest": "west",
    "midt": "centre",
    "nordøst": "north-east",
    "nordvest": "north-west",
    "sørøst": "south-east",
    "sørvest": "south-west",
}


class Kind(models.TextChoices):
    ADDED = "added", gettext_lazy("ny")
    CHANGED = "changed", gettext_lazy("endret")
    UNCHANGED = "unchanged", gettext_lazy("uendret")
    REMOVED = "removed", gettext_lazy("mangler i fila")
    ERROR = "error", gettext_lazy("feil")
    LEFT_OUT = "left_out", gettext_lazy("utelatt")
    APART = "apart", gettext_lazy("må velges")


class Change(proposals.Change):
    """One field of a unit."""

    @property
    def label(self):
        return Unit._meta.get_field(self.field).verbose_name

    @property
    def shown_before(self):
        return shown(self.field, self.before)

    @property
    def shown_after(self):
        return shown(self.field, self.after)


@dataclass
class Line:
    """One row of the file, or a unit that the file lacks: what becomes of it."""

    kind: Kind
    name: str
    number: int | None = None
    unit: Unit | None = None
    changes: list = field(default_factory=list)
    errors: list = field(default_factory=list)  # [(heading or "", text of the cell, sentence)]
    notes: list = field(default_factory=list)  # [(heading or "", sentence)]
    reasons: dict = field(default_factory=dict)  # {key: sentence} of why it stands apart until it is ticked
    cells: list = field(default_factory=list)  # [(field, heading, text)] that can be mended
    inputs: list = field(default_factory=list)  # the form's fields for them

    @property
    def is_new(self):
        return self.unit is not None and self.unit.pk is None

    @property
    def key(self):
        """What a tick says that it is about."""
        return str(self.number) if self.number else f"unit-{self.unit.pk}"

    @property
    def tick(self):
        """The value of its tick: what it is about, and all that its ticker was told."""
        return " ".join([self.key, *sorted(self.reasons)])

    @property
    def is_taken(self):
        """Whether it is ticked, though it stood apart."""
        return bool(self.reasons) and self.kind != Kind.APART

    @property
    def can_be_left_out(self):
        return self.kind in {Kind.ERROR, Kind.LEFT_OUT}


@dataclass(frozen=True)
class Difference(proposals.Difference):
    kinds = Kind
    listed: landlord_columns.Listed

    @property
    def unknown(self):
        """The headings of columns that are not read."""
        return self.listed.unknown

    @property
    def errors(self):
        return self.of(Kind.ERROR)

    @property
    def needs_columns(self):
        """Whether nothing can be read before somebody has said which column is which."""
        return bool(self.listed.missing or self.listed.twice)


def shown(name, value):
    """A field's value for people."""
    if value is None or value == "":
        return _("tomt")
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, Decimal):
        return typography.number(value)
    if isinstance(value, date):
        return typography.day(value)
    return str(dict(Unit._meta.get_field(name).flatchoices).get(value, value))


def same(before, after):
    """Whether two values are the same but for what a spreadsheet does to text: ends of lines, spaces around it."""
    if isinstance(before, str) and isinstance(after, str):
        return plain_lines(before) == plain_lines(after)
    return before == after


def plain_lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def between(landlord_import, units):
    """The difference between an import's rows and a building's units as they are now."""
    listed = landlord_columns.read(landlord_import.rows, landlord_import.about, answers_of(landlord_import))
    rows = listed.rows
    left_out = set(landlord_import.left_out)
    kept = [row for row in rows if row.number not in left_out]
    found = _Found(landlord_import.building, units, Counter(row.key for row in kept if row.key), _numbers(kept))
    lines = [
        Line(Kind.LEFT_OUT, row.name, row.number, errors=row.errors) if row.number in left_out else found.line(row)
        for row in rows
    ]
    if landlord_import.removes_missing and not (listed.missing or listed.twice):
        in_file = {row.key for row in rows}
        lines += [
            Line(Kind.REMOVED, unit.name, unit=unit, changes=[Change("is_offered", True, False)])
            for unit in units
            if unit.is_offered and not unit.hidden and landlord_columns.key(unit.name) not in in_file
        ]
    _set_apart(lines, landlord_import)
    return Difference(lines, listed)


def answers_of(landlord_import):
    """What staff have said of the columns and the cells of an import."""
    said = landlord_import.answers
    return landlord_columns.Answers(said.get("columns", {}), frozenset(said.get("emptied", [])), said.get("mended", {}))


def _set_apart(lines, landlord_import):
    """Set apart what was hidden in the file or goes against what is agreed, unless it was ticked for the same."""
    hidden, taken = set(landlord_import.about.get("hidden", [])), landlord_import.answers.get("taken", {})
    changing = [line for line in lines if line.kind in {Kind.ADDED, Kind.CHANGED, Kind.REMOVED, Kind.UNCHANGED}]
    agreements = agreed.of_units([line.unit for line in changing if line.changes and not line.is_new])
    for line in changing:
        if line.number in hidden:
            line.reasons["hidden"] = _("Raden er skjult eller filtrert bort i arket.")
        if not line.is_new:
            line.reasons |= agreements.against(line.unit, line.changes)
        if line.reasons and not line.reasons.keys() <= set(taken.get(line.key, [])):
            line.kind = Kind.APART


def _numbers(rows):
    numbers = {}
    for row in rows:
        numbers.setdefault(row.key, []).append(row.number)
    return numbers


@dataclass
class _Found:
    """The building's units, looked up by the rows of a file."""

    building: object
    units: list
    times: Counter
    numbers: dict

    def __post_init__(self):
        self.by_key = {}
        for unit in self.units:
            self.by_key.setdefault(landlord_columns.key(unit.name), []).append(unit)
        self.slugs = {unit.slug for unit in self.units}
        self.positions = Counter()
        for unit in self.units:
            self.positions[unit.floor] = max(self.positions[unit.floor], unit.position + 1)

    def line(self, row):
        units = self.by_key.get(row.key, [])
        errors = [*row.errors, *self._doubts(row, units)]
        if errors:
            return _refused(row, errors)
        line = self._changed(row, units[0]) if units else self._added(row)
        line.notes = row.notes
        return line

    def _doubts(self, row, units):
        """Why it cannot be known which unit a row is about."""
        if row.key and self.times[row.key] > 1:
            others = ", ".join(str(number) for number in self.numbers[row.key] if number != row.number)
            text = _("Lokalet står også i rad %(rows)s. Behold én av dem.")
            yield [_("lokale"), row.name, text % {"rows": others}]
        if row.key and len(units) > 1:
            yield [_("lokale"), row.name, _("Flere lokaler i bygget heter dette. Gi dem hvert sitt navn først.")]

    def _added(self, row):
        unit = Unit(building=self.building, **row.values)
        unit.slug = unique_slug(make_slug(unit.name, default="lokale", max_length=44), self.slugs)
        unit.wing_en = english_wing(unit.wing_nb)
        unit.is_offered = unit.use != Unit.Use.COMMON
        if errors := model_errors(unit):
            return _refused(row, errors)
        self.slugs.add(unit.slug)
        unit.position = self.positions[unit.floor]
        self.positions[unit.floor] += 1
        changes = [Change(name, None, value) for name, value in row.values.items() if value not in (None, "")]
        return Line(Kind.ADDED, row.name, row.number, unit, changes)

    def _changed(self, row, unit):
        wanted = {name: value for name, value in row.values.items() if name != "name"}
        if not same(unit.wing_nb, wanted.get("wing_nb", unit.wing_nb)):
            wanted["wing_en"] = english_wing(wanted["wing_nb"])
        wanted["is_offered"] = wanted.get("use", unit.use) != Unit.Use.COMMON
        wanted["is_drawn"] = False  # the landlord's list is a source that tells of it
        changes = [
            Change(name, getattr(unit, name), value)
            for name, value in wanted.items()
            if not same(getattr(unit, name), value)
        ]
        for change in changes:
            setattr(unit, change.field, change.after)
        if changes and (errors := model_errors(unit)):
            return _refused(row, errors)
        return Line(Kind.CHANGED if changes else Kind.UNCHANGED, row.name, row.number, unit, changes)


def _refused(row, errors):
    """A row with errors, and those of its cells that they are about."""
    headings = {heading for heading, _text, _sentence in errors}
    columns = [column for column in landlord_columns.COLUMNS if column.field in row.texts]
    together = landlord_columns.COUNTED if "" in headings else set()  # what the model says is of several fields
    fields = {*row.refused, *together}
    about = [column for column in columns if column.field in fields or column.heading in headings]
    cells = [(column.field, column.heading, row.texts[column.field]) for column in about]
    return Line(Kind.ERROR, row.name, row.number, errors=errors, notes=row.notes, cells=cells)


def english_wing(wing):
    """The wing in English where the word is a common one; empty otherwise, and then the Norwegian is shown."""
    return ENGLISH_WINGS.get(wing.lower(), "")
