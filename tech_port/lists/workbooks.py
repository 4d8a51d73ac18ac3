"""A table as a workbook, written by openpyxl, whose texts stay texts."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from .spreadsheets import FORMULA


def xlsx_bytes(header: list[str], rows: Iterable[Iterable]) -> bytes:
    """A table as a workbook of one sheet; numbers and times are values, and no text becomes a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for number, cells in enumerate([header, *rows]):
        made = [_cell(sheet, value) for value in cells]
        for cell in made if number == 0 else []:
            cell.font = Font(bold=True)
        sheet.append(made)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet, value):
    """A cell; text is said to be text, also to who edits the cell later, and times are Oslo's."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    if value is None or isinstance(value, (bool, int, float, Decimal, date)):
        return WriteOnlyCell(sheet, value)
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = bool(FORMULA.match(text))
    return cell
