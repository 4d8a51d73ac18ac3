"""Each column in which text can stand is declared to tell of people, or said here not to: nobody forgets to decide."""

from premises.models import LandlordImport
from tech_port.privacy import declared
from tests.tech_port.data_subjects.columns import not_personal, personal, texts, told_with_a_history


def test_every_column_with_text_is_a_purposes_or_is_said_to_tell_of_nobody():
    decided = personal() | not_personal().keys()

    assert sorted(texts() - decided) == []


def test_nothing_is_said_of_a_column_that_is_gone_and_none_is_told_twice():
    assert sorted(not_personal().keys() - texts()) == []
    assert sorted(not_personal().keys() & personal()) == []


def test_every_personal_column_with_a_history_is_erased_from_it():
    """By the trigger that goes with what a purpose holds; a landlord's file tells of premises alone."""
    held = {one.model for purpose in declared() for one in purpose.holds}

    assert [model for model in told_with_a_history() if model not in held] == [LandlordImport]


def test_what_is_somebodys_is_found_by_an_address_where_it_has_one():
    """Each table that a purpose holds says whose its rows are, but for those of which another part does."""
    said = {one.model for purpose in declared() for one in purpose.holds if one.whose}

    assert [one.kind for purpose in declared() for one in purpose.holds if one.model not in said] == []
