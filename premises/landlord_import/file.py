"""A landlord's file, CSV or XLSX, read as a table of text. Values in, values out.

CSV has `;`, tab or `,` between the cells, whichever names the most columns we know; `letters` tells what its bytes are,
`workbook` reads XLSX. A formula in CSV is text like any other. Rows are numbered as Excel numbers them.
"""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import chain, islice

from django.utils.translation import gettext as _

from tech_port.proposals.errors import ProposalError

from .letters import decoded

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 2000  # under the headings
MAX_COLUMNS = 50
HEADING_WITHIN = 10  # rows that may stand above the headings: a title, a date
DELIMITERS = ";\t,"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
PASSWORD = "EncryptedPackage".encode("utf-16-le")
ZIP = b"PK\x03\x04"
CSV_ENDINGS = ("csv", "txt", "tsv")


@dataclass
class Table:
    """`rows` are `[[row number, [cells]], …]`, the row of headings first; the rest is what the file says of them."""

    rows: list
    sheet: str = ""  # its name
    notes: list = field(default_factory=list)  # sentences
    marks: dict = field(default_factory=dict)  # {row number: [sentences]}
    hidden: list = field(default_factory=list)  # row numbers
    merged: list = field(default_factory=list)  # [[row number, place]] of cells that have their text from above

    @property
    def about(self):
        """What is kept beside the rows, as JSON keeps it."""
        marks = {str(number): said for number, said in self.marks.items()}
        rest = {"notes": self.notes, "hidden": self.hidden, "merged": self.merged}
        return {"sheet": self.sheet, "marks": marks, **rest}


def table(data, file_name, headings):
    """The Table of a file's bytes. Raises `ProposalError` and nothing else.

    `headings(cells)` says how many of a row's cells are headings that we know.
    """
    if len(data) > MAX_BYTES:
        raise ProposalError(_("Fila er større enn 2 MB. Del den i flere, eller fjern bilder og ark som ikke trengs."))
    ending = file_name.rpartition(".")[2].lower()
    _check_kind(data, ending)
    if ending == "xlsx" or data.startswith(ZIP):
        from .workbook import sheet_of  # openpyxl is slow to import, and few lists are workbooks

        sheet = sheet_of(data, headings, MAX_ROWS + HEADING_WITHIN + 1)
        found = Table(sheet.rows, sheet.name, sheet.notes, sheet.marks, sheet.hidden, sheet.merged)
    else:
        text, notes = decoded(data)
        found = Table(_csv_rows(text, headings), notes=notes)
    found.rows = _from_headings(found.rows, headings)
    return found


def _check_kind(data, ending):
    """Refuse what is neither CSV nor a workbook, with how to save it anew."""
    if ending == "xlsm":
        raise ProposalError(_("Fila har makroer. Lagre den som .xlsx uten makroer, eller som CSV."))
    if data.startswith(OLD_EXCEL) and PASSWORD in data:
        raise ProposalError(_("Fila har passord. Lagre den som .xlsx uten passord, eller som CSV."))
    if ending in {"xls", "xlsb"} or data.startswith(OLD_EXCEL):
        raise ProposalError(
            _(
                "Fila er gammel Excel. Åpne den i Excel, velg «Lagre som» og Excel-arbeidsbok (.xlsx), og last opp den "
                "nye fila."
            )
        )
    if ending in {"ods", "fods", "numbers"}:
        raise ProposalError(
            _(
                "Fila er ikke Excel. Åpne den i programmet som laget den, velg «Lagre som» eller «Eksporter», velg "
                "Excel-arbeidsbok (.xlsx), og last opp den nye fila."
            )
        )
    if ending not in {*CSV_ENDINGS, "xlsx"} and not data.startswith(ZIP):
        raise ProposalError(
            _("Fila må være CSV (.csv) eller Excel (.xlsx). Lagre den som en av dem, og last opp på nytt.")
        )


def _from_headings(rows, headings):
    """The rows from the headings on, without empty ones; the limits are checked on the way."""
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
    """A row without the empty cells at its end, its letters composed."""
    cells = [composed(cell.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")).strip() for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise ProposalError(_("Fila har mer enn 50 kolonner. Fjern dem som ikke gjelder lokalene."))
    return cells


def composed(text):
    """A text whose letters are one sign each; Unicode has no composition of `ø`, which a Mac may part in two."""
    return unicodedata.normalize("NFC", text).replace("o\u0338", "ø").replace("O\u0338", "Ø")


# CSV


def _csv_rows(text, headings):
    """(number, cells) of each row, by the delimiter that finds the most headings; Excel's line `sep=;` is obeyed."""
    if told := re.match(r"sep=([;,|\t])(\r\n|\r|\n)", text, re.IGNORECASE):
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
