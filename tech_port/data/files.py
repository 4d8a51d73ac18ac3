"""The bytes of a dataset: CSV as RFC 4180 has it, and JSON. Values in, values out."""

import csv
import io
import json

# Not lists/spreadsheets.py: that writes for a Norwegian Excel, with ja, decimal commas and apostrophes before formulas.
# Here a program reads, and what it reads is what we know: both files of a dataset hold the same values.


def csv_bytes(names, records):
    """UTF-8 without a mark, comma, CRLF, a line of names; nothing for None, true and false, lists as `12,15`."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(names)
    writer.writerows([_cell(record[name]) for name in names] for record in records)
    return table.getvalue().encode()


def _cell(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ",".join(map(str, value))
    return value


def json_bytes(value):
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
