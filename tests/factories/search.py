"""Rows of `tech_port.search`; triggers write those of what is found as a rule."""

from tech_port.search.models import Record, SearchAlias, Word
from tests.factories.rows import create, numbers


def make_search_record(**values):
    """What the search finds of a record that is not there, so nobody finds it."""
    return create(Record, values, kind="pages", source="page", key=next(numbers), title_nb="Målet")


def make_search_word(**values):
    return create(Word, values, word="senteret", stem="sent", english="senteret")


def make_search_alias(**values):
    number = next(numbers)
    return create(SearchAlias, values, name=f"Søkeord {number}", words=[f"ord{number}", f"annet{number}"])
