"""Going through rows: a bad one is logged and told at the end, and all the others are done."""

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from tech_port.worker.rows import RowsFailedError, one_by_one

pytestmark = pytest.mark.django_db


def store(key):
    Session.objects.create(session_key=key, expire_date=timezone.now())
    if key == "bad":
        raise ValueError(key)
    return 1


def stored():
    return sorted(Session.objects.values_list("session_key", flat=True))


def test_every_row_is_done_and_the_answers_are_summed():
    assert one_by_one(["a", "b"], store) == 2
    assert stored() == ["a", "b"]


def test_a_row_that_fails_leaves_nothing_and_holds_up_no_other(caplog):
    with pytest.raises(RowsFailedError) as failed:
        one_by_one(["a", "bad", "b"], store)

    assert str(failed.value) == "1 rows failed (ValueError), 2 done"
    assert stored() == ["a", "b"]
    assert [record.getMessage() for record in caplog.records] == ["row bad failed"]


def test_what_is_left_when_the_time_is_over_waits_for_the_next_run():
    assert one_by_one(["a", "b"], store, within=0) == 1
    assert stored() == ["a"]
