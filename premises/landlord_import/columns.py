"""The columns of a landlord's list: what they may be called, and how the text of a cell becomes a value.

Numbers have a decimal comma, and spaces between thousands if any. A point is ambiguous: followed by exactly three
digits, and with no comma in the cell, it stands between thousands (`1.500` is 1500); otherwise it is a decimal point
(`12.5`). Point and comma together are refused. An empty cell empties its field; a missing column leaves it alone.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import compress

from django.utils.translation import gettext as _

from tech_port.lists.days import FIRST_DAY, LAST_DAY
from tech_port.lists.spreadsheets import plain_cell
from tech_port.proposals.errors import ProposalError

MAX_LENGTH, MAX_TEXT_LENGTH, MAX_HEADING_LENGTH = 500, 5000, 100
EXCELS_DAY_0 = date(1899, 12, 30)
THOUSANDS = re.compile(r"-?([0-9]{1,3}( [0-9]{3})+|[0-9]+)(,[0-9]+)?")
POINTS_OF_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+")
DECIMAL_POINT = re.compile(r"-?[0-9]+\.[0-9]+")
AROUND_NUMBERS = re.compile(r"^kr\.? ?|( ?(m²|m2|kvm|kr|,-|,–|kr/m²|kr/m²/år|kr/m2|kr/m2/år))+$", re.IGNORECASE)
SPREADSHEET_ERRORS = re.compile(r"#(REF|N/A|I/T|DIV/0|VALUE|VERDI|NAME|NAVN|NUM|NULL)[!?]?", re.IGNORECASE)
USES = {
    "office": ("kontor", "office", "kontorlokale"),
    "lab": ("lab", "laboratorium", "laboratory"),
    "meeting": ("møterom", "meeting", "meeting room"),
    "retail": ("butikk og servering", "butikk", "servering", "handel", "retail", "shop"),
    "coworking": ("kontorfellesskap", "coworking", "co-working"),
    "storage": ("lager", "storage"),
    "common": ("fellesareal", "common", "common area"),
}
YES, NO = {"ja", "j", "yes", "y", "x", "true", "sann", "1"}, {"nei", "n", "no", "false", "usann", "0"}
AT_ONCE = {"nå", "ledig nå", "ledig", "straks", "now"}


class BadCell(ValueError):
    """Why a cell cannot be read, in a sentence that says how to mend it."""


def error_text(text, reason):
    """A reason that begins with what the cell says, cut where it is long."""
    return f"«{text[:40]}…» {reason}" if len(text) > 41 else f"«{text}» {reason}"


def words(text):
    """A text on one line, whatever kinds of space it is written with."""
    return " ".join(text.split())


def read_text(text):
    return text


def read_number(text, decimals):
    """A Decimal with at most so many decimals."""
    bare = AROUND_NUMBERS.sub("", words(text).replace("−", "-")).strip()
    if THOUSANDS.fullmatch(bare):
        value = Decimal(bare.replace(" ", "").replace(",", "."))
    elif POINTS_OF_THOUSANDS.fullmatch(bare):
        value = Decimal(bare.replace(".", ""))
    elif DECIMAL_POINT.fullmatch(bare):
        value = Decimal(bare)
    else:
        raise BadCell(error_text(text, _("er ikke et tall. Skriv bare tallet, for eksempel 1500 eller 2450,50.")))
    if abs(value) >= 1_000_000:
        raise BadCell(error_text(text, _("er for stort. Skriv et tall under 1 000 000.")))
    if value != round(value, decimals):
        rounded = f"{round(value, decimals)}".replace(".", ",")
        raise BadCell(error_text(text, _("har for mange desimaler. Skriv %(number)s.") % {"number": rounded}))
    return round(value, decimals)


def read_area(text):
    return read_number(text, 1)


def read_price(text):
    return read_number(text, 2)


def read_count(text):
    """A whole number that is not negative."""
    try:
        value = int(read_number(text, 0))
    except BadCell as error:
        raise BadCell(error_text(text, _("er ikke et helt antall. Skriv for eksempel 40."))) from error
    if value < 0:
        raise BadCell(error_text(text, _("er under null. Skriv et antall, eller la cella stå tom.")))
    return value


def read_floor(text):
    """`3`, `3.`, `3. etasje`, `3. etg.`, `-1`."""
    found = re.fullmatch(r"(-?[0-9]{1,2})(?:,0+|\.)? ?(etasje|etg|floor)?\.?", words(text).replace("−", "-").lower())
    if not found:
        raise BadCell(error_text(text, _("er ikke en etasje. Skriv et helt tall, for eksempel 3; underetasjen er 0.")))
    return int(found[1])


def read_day(text):
    """`01.03.2027`, `1.3.2027`, `2027-03-01`, a time may follow, or Excel's number of a day; None for at once."""
    bare = words(text).lower()
    if bare in AT_ONCE:
        return None
    if re.fullmatch(r"[0-9]{5}", bare):
        day = EXCELS_DAY_0 + timedelta(days=int(bare))
    elif re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}", bare):
        raise BadCell(error_text(text, _("har et år med to sifre. Skriv året med fire, for eksempel 01.03.2027.")))
    else:
        day = _day(bare)
    if day is None:
        raise BadCell(error_text(text, _("er ikke en dato. Skriv dag, måned og år, for eksempel 01.03.2027.")))
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadCell(error_text(text, _("er ikke et år mellom 2000 og 2100. Rett året.")))
    return day


def _day(bare):
    norwegian = re.fullmatch(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})( [0-9:.]+)?", bare)
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([t ][0-9:.]+)?", bare)
    parts = norwegian.group(3, 2, 1) if norwegian else iso.group(1, 2, 3) if iso else (0, 0, 0)
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def read_use(text):
    bare = words(text).lower()
    for use, names in USES.items():
        if bare in names:
            return use
    known = ", ".join(names[0] for names in USES.values())
    raise BadCell(error_text(text, _("er ikke en bruk vi kjenner. Skriv en av disse: %(uses)s.") % {"uses": known}))


def read_yes_or_no(text):
    bare = words(text).lower()
    if bare not in YES | NO:
        raise BadCell(error_text(text, _("er verken ja eller nei. Skriv ja eller nei, eller la cella stå tom.")))
    return bare in YES


@dataclass(frozen=True)
class Column:
    """A column: the unit's field, its heading in our own lists, other headings for it, and how a cell is read."""

    field: str
    heading: str
    also: tuple
    read: object
    empty: object = None  # what an empty cell means; ... leaves the field alone
    required: bool = False
    max_length: int = MAX_LENGTH

    def value(self, text):
        """What a cell means; ... where it leaves the field alone."""
        if len(text) > self.max_length:
            figures = {"number": len(text), "most": self.max_length}
            raise BadCell(_("Cella har %(number)d tegn. Kort den ned til høyst %(most)d.") % figures)
        if SPREADSHEET_ERRORS.fullmatch(text):
            raise BadCell(error_text(text, _("er en feil fra regnearket. Rett formelen, eller skriv verdien selv.")))
        if not text and self.required:
            raise BadCell(_("Cella er tom. Fyll den ut, eller fjern raden fra fila."))
        return self.read(text) if text else self.empty

    def written(self, unit):
        """What stands in the cell of a unit, for `tech_port.spreadsheets` to write."""
        value = getattr(unit, self.field)
        return USES[value][0] if self.field == "use" else value


COLUMNS = [
    Column("name", "lokale", ("navn", "lokalenavn", "enhet", "unit", "name", "premises"), words, required=True),
    Column("floor", "etasje", ("etg", "floor", "storey", "level"), read_floor, required=True),
    Column("wing_nb", "fløy", ("fløy eller side", "side", "wing"), words, ""),
    Column("area_m2", "areal", ("samlet areal", "totalareal", "bta", "area", "total area"), read_area, required=True),
    Column("exclusive_m2", "eksklusivt areal", ("eksklusivt", "exclusive area", "exclusive"), read_area),
    Column("use", "bruk", ("type", "use"), read_use, ...),
    Column("rent_nok_m2_year", "leie", ("leiepris", "pris", "rent"), read_price),
    Column(
        "common_costs_nok_m2_year",
        "felleskostnader",
        ("felleskost", "fellesutgifter", "common costs", "service charge"),
        read_price,
    ),
    Column("offered_from", "ledig fra", ("tilbys fra", "overtakelse", "available from", "available"), read_day),
    Column("workplaces_from", "arbeidsplasser fra", ("workplaces from",), read_count),
    Column("workplaces_to", "arbeidsplasser til", ("workplaces to",), read_count),
    Column("divisible_from_m2", "kan deles fra", ("deles fra", "delbar fra", "divisible from"), read_area),
    Column("is_step_free", "trinnfri", ("trinnfri adkomst", "step-free", "step-free access"), read_yes_or_no),
    Column("text_nb", "tekst", ("beskrivelse", "norsk tekst"), read_text, "", max_length=MAX_TEXT_LENGTH),
    Column("text_en", "text", ("english text", "description"), read_text, "", max_length=MAX_TEXT_LENGTH),
]


def bare(heading):
    """A heading without case, spaces, signs and our units: `Leie (kr/m²/år)` is `leie`, `Leie per år` is not."""
    text = unicodedata.normalize("NFKC", heading[:MAX_HEADING_LENGTH]).casefold()
    letters = "".join(character for character in text if character.isalnum())
    return re.sub(r"(kr|nok)?((per|pr)?m2((per|pr)?(år|year))?)?$", "", letters)


@cache
def by_heading():
    return {bare(heading): column for column in COLUMNS for heading in (column.heading, *column.also)}


def column_of(heading):
    return by_heading().get(bare(heading))


def known(cells):
    """How many of a row's cells are headings that we know."""
    return len({column.field for column in map(column_of, cells) if column})


@dataclass
class Row:
    """A row as read: its number in Excel, the values of its good cells by field, and what is wrong with the bad."""

    number: int
    values: dict
    errors: list = field(default_factory=list)  # [(heading, text of the cell, sentence)]

    @property
    def name(self):
        return self.values.get("name", "")

    @property
    def key(self):
        """What tells a unit from the others of its building: its name, whatever its case."""
        return key(self.name)


def key(name):
    return words(name).casefold()


def without_unknown(table):
    """The table without what stands under headings that we do not know; it may be about people."""
    number, headings = table[0]
    wanted = [column_of(heading) is not None for heading in headings]
    unknown = [heading[:MAX_HEADING_LENGTH] for heading in headings if heading and not column_of(heading)]
    return [[number, [*compress(headings, wanted), *unknown]]] + [
        [number, list(compress(cells, wanted))] for number, cells in table[1:]
    ]


def check_headings(headings):
    """Refuse a table that lacks a column or has one twice."""
    times = Counter(column for column in map(column_of, headings) if column)
    if missing := [column.heading for column in COLUMNS if column.required and column not in times]:
        found = ", ".join(f"«{heading[:40]}»" for heading in headings[:15] if heading) or _("ingen")
        text = _("Fila mangler kolonner: %(missing)s. Overskriftene som ble funnet: %(found)s.")
        raise ProposalError(text % {"missing": ", ".join(missing), "found": found})
    if twice := [column.heading for column, number in times.items() if number > 1]:
        text = _("Fila har flere kolonner for %(columns)s. Behold en av hver.")
        raise ProposalError(text % {"columns": ", ".join(twice)})


def read(table):
    """(rows, headings that are not known) of a table whose headings are in order."""
    if not table:
        return [], []
    headings = [(heading, column_of(heading)) for heading in table[0][1]]
    rows = [_row(number, cells, headings) for number, cells in table[1:]]
    return rows, [heading for heading, column in headings if heading and not column]


def _row(number, cells, headings):
    row = Row(number, {})
    for place, (heading, column) in enumerate(headings):
        if column:
            text = plain_cell(cells[place]) if place < len(cells) else ""
            try:
                value = column.value(text)
            except BadCell as error:
                row.errors.append([heading, text, str(error)])
            else:
                if value is not ...:
                    row.values[column.field] = value
    return row
