"""Rows of `tech_port.search`, which triggers write as a rule."""

from tech_port.search.models import Record, Word
from tests.factories.rows import create, numbers


def make_search_record(**values):
    """What the search finds of a record that is not there, so nobody finds it."""
    return create(Record, values, kind="pages", source="page", key=next(numbers), title_nb="Målet")


def make_search_word(**values):
    return create(Word, values, word="senteret", stem="sent", english="senteret")
