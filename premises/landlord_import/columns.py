"""The columns of a landlord's list: what they may be called, which are chosen by hand, and the rows under them.

A table is `[[row number, [cells]], …]`, the row of headings first. An empty cell says nothing, and leaves its field as
it is, unless it is said that the empty cells of its column empty the field; a column that is missing leaves it alone.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tech_port.lists.spreadsheets import plain_cell
from tech_port.proposals.errors import ProposalError

from . import cells
from .headings import by_heading, is_about_people, is_of_another_unit, language_of, unit_of
from .totals import is_total

MAX_LENGTH, MAX_TEXT_LENGTH, MAX_HEADING_LENGTH = 500, 5000, 100
SPREADSHEET_ERRORS = re.compile(
    r"#(REF|N/A|I/T|DIV/0|VALUE|VERDI|NAME|NAVN|NUM|NULL|NULL!|####*)[!?]?|#+", re.IGNORECASE
)


@dataclass(frozen=True)
class Column:
    """A column: the unit's field, its heading in our own lists, and how a cell is read."""

    field: str
    heading: str
    read: object
    empty: object = None  # what an emptied cell means; ... is never emptied
    required: bool = False
    max_length: int = MAX_LENGTH

    def value(self, text, language="nb", *, empties=False):
        """(what a cell means, notes); ... where it leaves the field alone."""
        if len(text) > self.max_length:
            figures = {"number": len(text), "most": self.max_length}
            raise ValidationError(_("Cella har %(number)d tegn. Kort den ned til høyst %(most)d.") % figures)
        if SPREADSHEET_ERRORS.fullmatch(text):
            raise ValidationError(
                _("«%(text)s» er en feil fra regnearket. Rett formelen, eller skriv verdien selv.") % {"text": text}
            )
        if not cells.says_nothing(text):
            return self.read(text, language)
        if self.required:
            raise ValidationError(_("Cella er tom. Fyll den ut, eller fjern raden fra fila."))
        return (self.empty if empties and not text else ...), []

    def written(self, unit):
        """What stands in the cell of a unit, for `tech_port.spreadsheets` to write."""
        value = getattr(unit, self.field)
        return cells.USES[value][0] if self.field == "use" else value


COLUMNS = [
    Column("name", "lokale", cells.read_name, required=True),
    Column("floor", "etasje", cells.read_floor, required=True),
    Column("wing_nb", "fløy", cells.read_words, ""),
    Column("area_m2", "areal", cells.read_area, required=True),
    Column("exclusive_m2", "eksklusivt areal", cells.read_area),
    Column("use", "bruk", cells.read_use, ...),
    Column("rent_nok_m2_year", "leie", cells.read_rent),
    Column("common_costs_nok_m2_year", "felleskostnader", cells.read_price),
    Column("offered_from", "ledig fra", cells.read_day),
    Column("workplaces_from", "arbeidsplasser fra", cells.read_count),
    Column("workplaces_to", "arbeidsplasser til", cells.read_count),
    Column("divisible_from_m2", "kan deles fra", cells.read_area),
    Column("is_step_free", "trinnfri", cells.read_yes_or_no),
    Column("text_nb", "tekst", cells.read_text, "", max_length=MAX_TEXT_LENGTH),
    Column("text_en", "text", cells.read_text, "", max_length=MAX_TEXT_LENGTH),
]
COUNTED = {"area_m2", "exclusive_m2", "divisible_from_m2", "rent_nok_m2_year", "common_costs_nok_m2_year"}
COUNTED |= {"workplaces_from", "workplaces_to"}
NUMBERS = {cells.read_area, cells.read_price, cells.read_rent}
BY_FIELD = {column.field: column for column in COLUMNS}
SHARED_OUT = {"area_m2", "exclusive_m2", "workplaces_from", "workplaces_to", "name"}  # one cell cannot be for two units


@dataclass(frozen=True)
class Answers:
    """What staff said of a list: `{place: field or ""}` of columns chosen by hand, the fields whose empty cells empty
    them, and `{row number: {field: text}}` of cells that were mended."""

    columns: dict = field(default_factory=dict)
    emptied: frozenset = frozenset()
    mended: dict = field(default_factory=dict)


@dataclass
class Row:
    """A row as read: its number in Excel, the values of its good cells by field, and what is wrong with the bad."""

    number: int
    values: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)  # [[heading, text of the cell, sentence]]
    notes: list = field(default_factory=list)  # [(heading or "", sentence)]
    texts: dict = field(default_factory=dict)  # {field: text}
    refused: list = field(default_factory=list)  # fields

    @property
    def name(self):
        return self.values.get("name", "")

    @property
    def key(self):
        """What tells a unit from the others of its building: its name, whatever its case."""
        return key(self.name)


@dataclass(frozen=True)
class Listed:
    """A table as read: `places` is {place: Column}, `skipped` [(row number, its text)] of totals and headings."""

    rows: list
    headings: list
    places: dict
    skipped: list
    missing: list  # headings of ours
    twice: list  # headings of ours
    alike: list  # [(heading that is read, heading that says the same)]

    @property
    def unknown(self):
        """The headings of columns that are not read."""
        told = {also for _heading, also in self.alike}
        others = [text for place, text in enumerate(self.headings) if text and place not in self.places]
        others = [text for text in others if text not in told and not is_of_another_unit(text)]
        return [text for text in others if not (self.twice and by_heading(text))]

    @property
    def of_another_unit(self):
        """Sentences about the columns that are rents or costs by something else than m² and year."""
        others = [text for place, text in enumerate(self.headings) if place not in self.places]
        return [unit_of(text) for text in others if is_of_another_unit(text)]


def key(name):
    return cells.words(name).casefold()


def known(headings):
    """How many of a row's cells are headings that we know."""
    return len({by_heading(heading) for heading in headings} - {None})


def without_people(table):
    """The table without what stands under headings that we do not know and that may be about people."""
    headings = table[0][1]
    dropped = {
        place
        for place, heading in enumerate(headings)
        if not by_heading(heading) and is_about_people(heading, _cells_of(table, place))
    }
    kept = [
        [number, ["" if place in dropped else text for place, text in enumerate(texts)]] for number, texts in table[1:]
    ]
    return [[table[0][0], [heading[:MAX_HEADING_LENGTH] for heading in headings]], *kept]


def only_read(table, listed):
    """The table without what was not read: it is of no more use, and nobody looked at what it says."""
    kept = [
        [number, [text if place in listed.places else "" for place, text in enumerate(texts)]]
        for number, texts in table[1:]
    ]
    return [table[0], *kept]


def check_headings(table):
    """Refuse a table that lacks a column which no other can be."""
    headings = table[0][1]
    found = Counter(map(by_heading, headings))
    missing = [column.heading for column in COLUMNS if column.required and column.field not in found]
    others = [place for place, text in enumerate(headings) if not by_heading(text) and any(_cells_of(table, place))]
    if missing and (len(others) < len(missing) or not known(headings)):
        shown = ", ".join(f"«{heading[:40]}»" for heading in headings[:15] if heading) or _("ingen")
        text = _("Fila mangler kolonner: %(missing)s. Overskriftene som ble funnet: %(found)s.")
        raise ProposalError(text % {"missing": ", ".join(missing), "found": shown})


def read(table, about=None, answers=None):
    """A `Listed` of a table; `about` is what its file says of its cells, see `file.Table`."""
    about, answers = about or {}, answers or Answers()
    headings = table[0][1] if table else []
    places, twice, alike = _places(table, answers)
    missing = [column.heading for column in COLUMNS if column.required and column not in places.values()]
    language = _language(table, places, about)
    rows, skipped = [], []
    for number, texts in [] if missing or twice else table[1:]:
        texts = [plain_cell(text) for text in texts]
        of_field = {column.field: texts[place] if place < len(texts) else "" for place, column in places.items()}
        if known(texts) >= 3 or is_total(of_field, rows):
            skipped.append((number, " ".join(text for text in texts if text)[:MAX_HEADING_LENGTH]))
        else:
            rows.append(_row(number, of_field, places, headings, (about, answers, language)))
    return Listed(rows, headings, places, skipped, missing, twice, alike)


def _places(table, answers):
    """({place: Column}, headings of columns that are there twice, [(heading, heading of the same cells)])."""
    headings = table[0][1] if table else []
    chosen = {place: answers.columns.get(str(place), by_heading(text)) for place, text in enumerate(headings)}
    by_hand = {name for place, name in chosen.items() if name and str(place) in answers.columns}
    places, alike, twice = {}, [], []
    for place, name in chosen.items():
        if not name or (name in by_hand and str(place) not in answers.columns):
            continue
        column = BY_FIELD[name]
        before = next((other for other, taken in places.items() if taken is column), None)
        if before is None:
            places[place] = column
        elif _says_no_more(_cells_of(table, place), _cells_of(table, before)):
            alike.append((headings[before], headings[place]))
        else:
            twice.append(column.heading)
    return places, sorted(set(twice)), alike


def _language(table, places, about):
    """The language of a list; what a workbook holds as a number was made text by us and says nothing of its writer."""
    of_numbers = [] if about.get("sheet") else [place for place, column in places.items() if column.read in NUMBERS]
    return language_of(
        table[0][1] if table else [], [text[:MAX_LENGTH] for each in of_numbers for text in _cells_of(table, each)]
    )


def _says_no_more(texts, others):
    """Whether a column's cells are those of another, but for some that are empty."""
    return all(text in ("", other) for text, other in zip(texts, others, strict=True))


def _cells_of(table, place):
    return [texts[place] if place < len(texts) else "" for _number, texts in table[1:]]


def _row(number, of_field, places, headings, said):
    """A row as read; a cell that was mended is read as it was mended, by the signs of the page it was typed on."""
    about, answers, language = said
    row = Row(number, texts=of_field)
    row.notes += [("", sentence) for sentence in about.get("marks", {}).get(str(number), [])]
    mended, merged = answers.mended.get(str(number), {}), {tuple(cell) for cell in about.get("merged", [])}
    for place, column in places.items():
        before, text = of_field[column.field], mended.get(column.field, of_field[column.field])
        of_field[column.field] = text
        if text != before:
            words = {"before": before, "after": text}
            row.notes.append((headings[place], _("«%(before)s» er rettet til «%(after)s» her.") % words))
        try:
            if column.field not in mended and (number, place) in merged and column.field in SHARED_OUT:
                raise ValidationError(_("Cella er slått sammen med den over. Skriv verdien for hvert lokale."))
            value, notes = column.value(
                text, "nb" if column.field in mended else language, empties=column.field in answers.emptied
            )
        except ValidationError as error:
            row.errors.append([headings[place], text, error.messages[0]])
            row.refused.append(column.field)
        else:
            row.notes += [(headings[place], note) for note in notes]
            if value is not ...:
                row.values[column.field] = value
    return row
