"""Moments by Oslo's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def oslo(*parts):
    return datetime(*parts, tzinfo=OSLO)
