"""The days that lists and imports take; others are slips of the pen. Values in, values out."""

from datetime import date

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
