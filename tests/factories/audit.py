"""Rows of the audit."""

from tech_port.audit.models import Entry, SettingSeen
from tests.factories.rows import create, numbers


def make_entry(**values):
    """Somebody's view of a list of interest; once written it stays."""
    return create(Entry, {"model": "premises.interest"} | values, kind="view", action="seen")


def make_setting_seen(**values):
    return create(SettingSeen, values, name=f"SETTING_{next(numbers)}", hash="0" * 64)
