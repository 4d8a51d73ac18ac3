"""Who waits for nothing has neither a place in the queue nor anything to answer."""

import pytest

from tests.factories import make_registration


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["confirmed", "cancelled"])
def test_who_does_not_wait_has_no_place_in_the_queue_and_nothing_to_answer(status):
    registration = make_registration(status=status)

    assert (registration.position, registration.answer_by) == (None, None)
