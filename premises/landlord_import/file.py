"""A landlord's file, CSV or XLSX, read as a table of text. Values in, values out.

CSV is what a Norwegian Excel makes of it: Windows-1252 or UTF-8, with or without a byte order mark, and `;`, tab or `,`
between the cells, whichever names the most columns we know. Of XLSX the first sheet is read, with what its formulas
showed when the file was saved; numbers and dates become the text that a Norwegian would have written. A formula in CSV
is text like any other. Rows are numbered as Excel numbers them.
"""

import codecs
import csv
import io
import re
import warnings
import zipfile
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice, zip_longest

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from tech_port.proposals.errors import ProposalError

MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED_BYTES = 10 * 1024 * 1024
MAX_PARTS = 200
MAX_ROWS = 2000  # under the headings
MAX_COLUMNS = 50
EXCELS_ROWS = 1_048_576
HEADING_WITHIN = 10  # rows that may stand above the headings: a title, a date
DELIMITERS = ";\t,"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
CSV_ENDINGS = ("csv", "txt", "tsv")


def table(data, file_name, headings):
    """`[[row number, [cells]], …]` of a file's bytes, the row of headings first.

    Raises `ProposalError` and nothing else.

    `headings(cells)` says how many of a row's cells are headings that we know.
    """
    if len(data) > MAX_BYTES:
        raise ProposalError(_("Fila er større enn 2 MB. Del den i flere, eller fjern bilder og ark som ikke trengs."))
    ending = file_name.rpartition(".")[2].lower()
    if ending == "xlsm":
        raise ProposalError(_("Fila har makroer. Lagre den som .xlsx uten makroer, eller som CSV."))
    if ending == "xls" or data.startswith(OLD_EXCEL):
        raise ProposalError(
            _("Fila er gammel Excel eller har passord. Lagre den som .xlsx uten passord, eller som CSV.")
        )
    if ending == "xlsx" or data.startswith(ZIP):
        rows = _xlsx_rows(data)
    elif ending in CSV_ENDINGS:
        rows = _csv_rows(_text(data), headings)
    else:
        raise ProposalError(
            _("Fila må være CSV (.csv) eller Excel (.xlsx). Lagre den som en av dem, og last opp på nytt.")
        )
    return _from_headings(rows, headings)


def _from_headings(rows, headings):
    """The table from its headings on, without empty rows; the limits are checked on the way."""
    rows = ([number, _trimmed(cells)] for number, cells in rows)
    rows = ([number, cells] for number, cells in rows if cells)
    above = list(islice(rows, HEADING_WITHIN))
    if not above:
        raise ProposalError(_("Fila er tom. Den må ha en rad med overskrifter og en rad for hvert lokale."))
    best = max(range(len(above)), key=lambda place: (headings(above[place][1]), -place))
    found = list(islice(chain(above[best:], rows), MAX_ROWS + 2))
    if len(found) > MAX_ROWS + 1:
        raise ProposalError(_("Fila har mer enn 2 000 rader. Del den i flere."))
    return found


def _trimmed(cells):
    """A row without the empty cells at its end."""
    cells = [cell.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip() for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise ProposalError(_("Fila har mer enn 50 kolonner. Fjern dem som ikke gjelder lokalene."))
    return cells


# CSV


def _text(data):
    for mark, encoding in [
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ]:
        if data.startswith(mark):
            return _decoded(data, [encoding])
    return _decoded(data, ["utf-8", "cp1252"])


def _decoded(data, encodings):
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ProposalError(_("Fila er ikke tekst. Lagre den på nytt i Excel som «CSV UTF-8» eller .xlsx."))


def _csv_rows(text, headings):
    """(number, cells) of each row, by the delimiter that finds the most headings; Excel's line `sep=;` is obeyed."""
    if told := re.match(r"sep=([;,|\t])\r?\n", text, re.IGNORECASE):
        return _split(text[told.end() :], told[1])
    return _split(text, max(DELIMITERS, key=lambda delimiter: _known(text, delimiter, headings)))


def _known(text, delimiter, headings):
    try:
        return max((headings(cells) for _number, cells in islice(_split(text, delimiter), HEADING_WITHIN)), default=0)
    except ProposalError:
        return -1


def _split(text, delimiter):
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            yield number, cells
    except csv.Error as error:
        reason = _("Rad %(row)d kan ikke leses: et anførselstegn mangler sin make. Rett det, og last opp på nytt.")
        raise ProposalError(reason % {"row": number + 1}) from error


# XLSX


def _xlsx_rows(data):
    """(number, cells) of the first sheet; whatever a damaged file makes the reader raise is one refusal."""
    formulas = _checked(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            shown = _sheet(data, data_only=True)
            written = _sheet(data, data_only=False) if formulas else shown
            return [
                (number, [_cell(*pair) for pair in zip_longest(shown.get(number, ()), cells)])
                for number, cells in written.items()
            ]
    except ProposalError:
        raise
    except Exception as error:  # openpyxl raises whatever its parts do
        raise ProposalError(_damaged()) from error


def _damaged():
    return _("Fila er skadet eller ikke en Excel-fil. Åpne den i Excel, lagre den som .xlsx, og last opp på nytt.")


def _checked(data):
    """Whether a workbook has formulas; refused is one that unpacks to too much, has macros or defines XML entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise ProposalError(
                    _("Fila er for stor når den pakkes ut. Kopier lista til en ny arbeidsbok, og lagre den.")
                )
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise ProposalError(_("Fila har makroer. Lagre den som .xlsx uten makroer, eller som CSV."))
            markup = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            texts = [archive.read(part).replace(b"\0", b"") for part in markup]
    except ProposalError:
        raise
    except Exception as error:  # a damaged archive raises many kinds
        raise ProposalError(_damaged()) from error
    if any(b"<!DOCTYPE" in text or b"<!ENTITY" in text for text in texts):
        raise ProposalError(_damaged())
    return any(re.search(rb"<(\w+:)?f[ />]", text) for text in texts)


def _sheet(data, *, data_only):
    """{row number: values} of the rows of the first sheet that are not empty, one more than may be."""
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()  # what the file says of itself may be wrong
    rows = enumerate(sheet.iter_rows(max_row=EXCELS_ROWS, values_only=True), start=1)
    filled = ((number, cells) for number, cells in rows if any(str(cell).strip() for cell in cells if cell is not None))
    return dict(islice(filled, MAX_ROWS + HEADING_WITHIN + 1))


def _cell(value, formula):
    """A cell's text as a Norwegian would have written it; a formula saved without its answer is its own text."""
    if value is None:
        return "" if formula is None else str(getattr(formula, "text", formula))
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, float):
        return f"{Decimal(repr(round(value, 6))):f}".removesuffix(".0").replace(".", ",")
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("_x000D_", "")
