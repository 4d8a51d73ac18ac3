"""Workbooks as landlords send them, made here."""

import io

import openpyxl

HEADINGS = ["lokale", "etasje", "areal", "leie"]


LIST = [HEADINGS, ["A-1", 3, 100, 2450]]


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(*sheets):
    """A workbook of (name, state, rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, state, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
    return book
