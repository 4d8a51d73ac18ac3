"""What a landlord's rows would change in a building, row by row and field by field, before anything is changed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian import typography
from tech_port.norwegian.slugs import make_slug, unique_slug
from tech_port.proposals import difference as proposals

from ..models import Unit
from . import columns as landlord_columns

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
NOT_CHECKED = ["building", "slug"]  # the building is chosen, the slug is made here


class Kind(models.TextChoices):
    ADDED = "added", gettext_lazy("ny")
    CHANGED = "changed", gettext_lazy("endret")
    UNCHANGED = "unchanged", gettext_lazy("uendret")
    REMOVED = "removed", gettext_lazy("mangler i fila")
    ERROR = "error", gettext_lazy("feil")
    LEFT_OUT = "left_out", gettext_lazy("utelatt")


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

    @property
    def is_new(self):
        return self.kind == Kind.ADDED

    @property
    def can_be_left_out(self):
        return self.kind in {Kind.ERROR, Kind.LEFT_OUT}


@dataclass(frozen=True)
class Difference(proposals.Difference):
    kinds = Kind
    unknown: list  # headings

    @property
    def errors(self):
        return self.of(Kind.ERROR)


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
    rows, unknown = landlord_columns.read(landlord_import.rows)
    left_out = set(landlord_import.left_out)
    kept = [row for row in rows if row.number not in left_out]
    found = _Found(landlord_import.building, units, Counter(row.key for row in kept if row.key), _numbers(kept))
    lines = [
        Line(Kind.LEFT_OUT, row.name, row.number, errors=row.errors) if row.number in left_out else found.line(row)
        for row in rows
    ]
    if landlord_import.removes_missing:
        in_file = {row.key for row in rows}
        lines += [
            Line(Kind.REMOVED, unit.name, unit=unit, changes=[Change("is_offered", True, False)])
            for unit in units
            if unit.is_offered and not unit.hidden and landlord_columns.key(unit.name) not in in_file
        ]
    return Difference(lines, unknown)


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
            return Line(Kind.ERROR, row.name, row.number, errors=errors)
        return self._changed(row, units[0]) if units else self._added(row)

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
            return Line(Kind.ERROR, row.name, row.number, errors=errors)
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
        changes = [
            Change(name, getattr(unit, name), value)
            for name, value in wanted.items()
            if not same(getattr(unit, name), value)
        ]
        for change in changes:
            setattr(unit, change.field, change.after)
        if changes and (errors := model_errors(unit)):
            return Line(Kind.ERROR, row.name, row.number, errors=errors)
        return Line(Kind.CHANGED if changes else Kind.UNCHANGED, row.name, row.number, unit, changes)


def english_wing(wing):
    """The wing in English where the word is a common one; empty otherwise, and then the Norwegian is shown."""
    return ENGLISH_WINGS.get(wing.lower(), "")


def model_errors(unit):
    """What the model has against a unit, as [[heading, value, sentence]]; one query unless something is wrong."""
    found = []
    try:
        unit.clean_fields(exclude=NOT_CHECKED)
    except ValidationError as error:
        found += [[name, error_list] for name, error_list in error.message_dict.items()]
    if not found and not _all_conditions().check(_values(unit)):
        try:
            unit.validate_constraints(exclude=["slug"])
        except ValidationError as error:
            found += error.message_dict.items()
    headings = {column.field: column.heading for column in landlord_columns.COLUMNS}
    return [
        ["", "", message] if name == "__all__" else [headings.get(name, name), str(getattr(unit, name)), message]
        for name, error_list in found
        for message in error_list
    ]


def _all_conditions():
    """All check constraints of units as one condition."""
    checks = [each.condition for each in Unit._meta.constraints if isinstance(each, models.CheckConstraint)]
    return reduce(and_, checks)


def _values(unit):
    return {each.name: models.Value(getattr(unit, each.attname), each) for each in Unit._meta.concrete_fields}
