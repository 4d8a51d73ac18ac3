"""Tables that leave the portal as files a Norwegian Excel opens without asking.

CSV with a byte order mark and `;`, or a workbook whose texts stay texts.
"""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

CONTENT_TYPE = "text/csv; charset=utf-8"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]|'*[\t\r\n]")  # also behind our own apostrophe


def safe_cell(value) -> str:
    """A value as the text of a cell: numbers and dates as a Norwegian Excel writes them, text that starts no formula.

    None is an empty cell, truth is "ja" and "nei". Text that begins like a formula, also behind spaces, gets an
    apostrophe in front; numbers of ours may be negative and keep their minus sign. Lazy translations become text in
    the language of the moment.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, int | float | Decimal):
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value).replace(".", ",")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    text = str(value).replace("\0", "")
    return f"'{text}" if FORMULA.match(text) else text


def plain_cell(text: str) -> str:
    """The text that `safe_cell` made a cell of."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def csv_bytes(header: list[str], rows: Iterable[Iterable]) -> bytes:
    """A table as UTF-8 with a byte order mark, `;` between cells and CRLF after rows; every cell safe."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def csv_response(file_name: str, header: list[str], rows: Iterable[Iterable], *, private: bool = False) -> HttpResponse:
    """A table as a download; `private` is for what only staff may see, and keeps it out of every cache."""
    return _download(csv_bytes(header, rows), CONTENT_TYPE, file_name, private)


def xlsx_response(
    file_name: str, header: list[str], rows: Iterable[Iterable], *, private: bool = False
) -> HttpResponse:
    """The workbook as a download; `private` as for `csv_response`."""
    from .workbooks import xlsx_bytes  # openpyxl is slow to import, and for exports alone

    return _download(xlsx_bytes(header, rows), WORKBOOK_TYPE, file_name, private)


def _download(content, content_type, file_name, private):
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, file_name)
    if private:
        response["Cache-Control"] = "no-store"
    return response
