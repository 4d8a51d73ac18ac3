"""A landlord's workbook (.xlsx) read as text: the first visible sheet that has the headings. Values in, values out.

A number is what stands in its cell, and a note says where the cell shows another; a formula is what it showed when the
file was saved. Rows that are hidden or filtered away are marked, and a cell that is merged with those below it counts
for each of them.
"""

import io
import re
import warnings
import zipfile
from collections import namedtuple
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from xml.etree import ElementTree

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from tech_port.norwegian.numbers import said as said_of
from tech_port.proposals.errors import ProposalError

from .file import HEADING_WITHIN

MAX_UNPACKED_BYTES = 10 * 1024 * 1024
MAX_PARTS, MAX_SHEETS, MAX_MERGED = 200, 20, 500
MAX_TAGS = {b"<": 1_000_000, b"mergeCell ": 5_000, b"col ": 5_000}  # of all parts together; each costs time
EXCELS_ROWS = 1_048_576
MAX_COLUMNS_READ = 60  # some more than a list may have
STRICT = b"http://purl.oclc.org/ooxml/"
# The names that a strict workbook gives what openpyxl knows by its older name.
TRANSITIONAL = [
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
]
NOT_EXCELS = {"mimetype": "OpenDocument", "xl/workbook.bin": ".xlsb", "Index/Document.iwa": "Numbers"}
PLAIN_FORMAT = re.compile(r"[#, \u00a0]*0(?:\.(0+))?(?:[ _\\\"].*)?")  # of a number that is shown rounded
ZEROS = re.compile("0{2,9}")  # the format of `0301` for 301

Sheet = namedtuple("Sheet", "name rows notes marks hidden merged")


def sheet_of(data, how_many, most):
    """The Sheet of a workbook's bytes that has the headings, at most so many rows of it; raises `ProposalError`.

    `how_many(cells)` says how many of a row's cells are headings that we know.
    """
    data, has_formulas = _checked(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            return _sheet(data, has_formulas, how_many, most)
    except ProposalError:
        raise
    except Exception as error:  # openpyxl raises whatever its parts do
        raise ProposalError(_damaged()) from error


def _damaged():
    return _("Fila er skadet eller ikke en Excel-fil. Åpne den i Excel, lagre den som .xlsx, og last opp på nytt.")


def _too_large():
    return _("Fila er for stor når den pakkes ut. Kopier lista til en ny arbeidsbok, og lagre den.")


def _checked(data):
    """(bytes that openpyxl reads, whether there are formulas); refused is what unpacks to too much, has macros or
    defines XML entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise ProposalError(_too_large())
            _check_names([part.filename for part in parts])
            markup = {part.filename: archive.read(part) for part in parts if _is_markup(part.filename)}
    except ProposalError:
        raise
    except Exception as error:  # a damaged archive raises many kinds
        raise ProposalError(_damaged()) from error
    bare = [text.replace(b"\0", b"") for text in markup.values()]
    if any(b"<!DOCTYPE" in text or b"<!ENTITY" in text for text in bare):
        raise ProposalError(_damaged())
    if any(sum(text.count(tag) for text in bare) > most for tag, most in MAX_TAGS.items()):
        raise ProposalError(_too_large())
    if any(STRICT in text for text in markup.values()):
        data = _transitional(markup)
    return data, any(re.search(rb"<(\w+:)?f[ />]", text) for text in bare)


def _is_markup(name):
    return name.lower().endswith((".xml", ".rels"))


def _check_names(names):
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ProposalError(_("Fila har makroer. Lagre den som .xlsx uten makroer, eller som CSV."))
    if made_by := next((made_by for name, made_by in NOT_EXCELS.items() if name in names), None):
        sentence = _(
            "Fila er %(kind)s. Åpne den, velg «Lagre som» eller «Eksporter», velg Excel-arbeidsbok (.xlsx), og last "
            "opp den nye fila."
        )
        raise ProposalError(sentence % {"kind": made_by})


def _transitional(markup):
    """A strict workbook with the names that openpyxl knows."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in markup.items():
            for strict, plain in TRANSITIONAL:
                text = text.replace(strict, plain)
            archive.writestr(name, text)
    return file.getvalue()


def _sheet(data, has_formulas, how_many, most):
    shown = _workbook(data, data_only=True)
    written = _workbook(data, data_only=False) if has_formulas else shown
    sheets = list(zip(shown.worksheets, written.worksheets, strict=True))[:MAX_SHEETS]
    visible = [pair for pair in sheets if pair[0].sheet_state == "visible"] or sheets
    found = [(_headings_in(pair[0], how_many), pair) for pair in visible]
    most_headings = max(number for number, _pair in found)
    chosen = next(pair for number, pair in found if number >= min(most_headings, 3))
    hidden = [pair[0] for pair in sheets if pair not in visible]
    if most_headings == 0 and (name := next((s.title for s in hidden if _headings_in(s, how_many) >= 3), "")):
        raise ProposalError(_("Lista står i et skjult ark, «%(name)s». Vis arket, og lagre fila.") % {"name": name})
    others = [pair[0].title for number, pair in found if pair is not chosen and number >= 3]
    notes = [_("Arket «%(name)s» er ikke lest, men ligner på ei liste.") % {"name": name} for name in others]
    return _read(data, chosen, most, notes)


def _workbook(data, *, data_only):
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()  # what the file says of itself may be wrong
    return workbook


def _headings_in(sheet, how_many):
    rows = islice(_filled(_values(sheet)), HEADING_WITHIN)
    return max((how_many([str(value or "") for value in values]) for _number, values in rows), default=0)


def _values(sheet):
    return sheet.iter_rows(max_row=EXCELS_ROWS, max_col=MAX_COLUMNS_READ, values_only=True)


def _filled(rows):
    """(number, values) of the rows that are not empty."""
    for number, values in enumerate(rows, start=1):
        if any(values) and any(str(value).strip() for value in values if value is not None):
            yield number, values


def _read(data, pair, most, notes):
    filled = {number for number, _values in islice(_filled(_values(pair[1])), most)}
    shown = _cells(pair[0], filled)
    written = shown if pair[1] is pair[0] else _cells(pair[1], filled)
    layout = _layout(data, pair[0])
    rows, marks = {}, {}
    for number, cells in written.items():
        values = [*shown.get(number, ()), *[None] * len(cells)]
        rows[number] = [_text(values[place], cell) for place, cell in enumerate(cells)]
        if said := [text for cell in values if (text := _shown_otherwise(cell))]:
            marks[number] = said
    merged = list(_filled_down(rows, layout.merged, marks))
    hidden = [number for number in rows if number in layout.hidden_rows]
    columns = [get_column_letter(place) for place in sorted(layout.hidden_columns)]
    notes = notes + [_("Kolonne %(letter)s er skjult i arket.") % {"letter": letter} for letter in columns]
    return Sheet(pair[0].title, [[number, texts] for number, texts in rows.items()], notes, marks, hidden, merged)


def _filled_down(rows, ranges, marks):
    """Give the cells below the first of a merged column its text, mark them, and say [row number, place] of each."""
    for column, first, _last_column, last in ranges:
        texts, place = rows.get(first, []), column - 1
        for number in range(first + 1, min(last, first + len(rows)) + 1) if texts[place : place + 1] > [""] else []:
            if number in rows:
                rows[number] += [""] * (place + 1 - len(rows[number]))
                rows[number][place] = texts[place]
                words = {"cell": f"{get_column_letter(column)}{number}", "text": said_of(texts[place])}
                sentence = _("Celle %(cell)s er slått sammen med den over: «%(text)s» gjelder begge.")
                marks.setdefault(number, []).append(sentence % words)
                yield [number, place]


def _cells(sheet, numbers):
    """{number: cells} of some rows."""
    rows = sheet.iter_rows(max_row=max(numbers, default=1), max_col=MAX_COLUMNS_READ)
    return {number: cells for number, cells in enumerate(rows, start=1) if number in numbers}


Layout = namedtuple("Layout", "hidden_rows hidden_columns merged")


def _layout(data, sheet):
    """What a sheet hides and what it merges, which openpyxl does not say of a workbook that is only read."""
    hidden_rows, hidden_columns, merged, row = set(), set(), [], 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(sheet._worksheet_path) as part:
        for _event, element in ElementTree.iterparse(part):  # noqa: S314 - parts that define entities were refused
            name, said = element.tag.rpartition("}")[2], element.attrib
            is_hidden = said.get("hidden") in {"1", "true"}
            if name == "row":
                row = int(said.get("r") or row + 1)
                hidden_rows |= {row} if is_hidden or said.get("ht") == "0" else set()
                element.clear()
            elif name == "col" and is_hidden:
                last = min(int(said["max"]), MAX_COLUMNS_READ)
                hidden_columns.update(range(int(said["min"]), last + 1))
            elif name == "mergeCell" and len(merged) < MAX_MERGED:
                merged.append(range_boundaries(said["ref"]))
    return Layout(hidden_rows, hidden_columns, merged)


def _shown_otherwise(cell):
    """That a cell shows a number with fewer decimals or more zeros than stand in it; "" for the others."""
    value = getattr(cell, "value", None)
    if isinstance(value, int) and ZEROS.fullmatch(cell.number_format) and value < 10 ** (len(cell.number_format) - 1):
        words = {"cell": cell.coordinate, "shown": f"{value:0{len(cell.number_format)}}", "value": value}
        return _("Celle %(cell)s viser %(shown)s, men i den står %(value)s.") % words
    if not isinstance(value, float) or not (plain := PLAIN_FORMAT.fullmatch(cell.number_format)):
        return ""
    rounded = round(Decimal(repr(value)), len(plain[1] or ""))
    if rounded == Decimal(repr(round(value, 6))):
        return ""
    words = {"cell": cell.coordinate, "shown": f"{rounded:f}".replace(".", ","), "value": _text(cell, cell)}
    return _("Celle %(cell)s viser %(shown)s, men i den står %(value)s.") % words


def _text(cell, formula):
    """A cell's text as a Norwegian would have written it; a formula saved without its answer is its own text."""
    value, formula = getattr(cell, "value", None), getattr(formula, "value", None)
    if value is None:
        return "" if formula is None else str(getattr(formula, "text", formula))
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, float):
        text = f"{Decimal(repr(round(value, 6))):f}".removesuffix(".0").replace(".", ",")
        # Three decimals could be read as thousands, which the cell of a number leaves no doubt about.
        return f"{text}0" if re.fullmatch(r"-?[0-9]+,[0-9]{3}", text) else text
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("_x000D_", "")
