"""Every answer of the database has an end on our side, and each kind of work limits of its own."""

import pytest
from django.db import OperationalError, connection, transaction

from tech_port.postgres import base
from tech_port.postgres.limits import LIMITS, Limits, limits
from tech_port.postgres.silence import PAUSE, Silence

SECOND = 1000


def shown():
    """The server's limits in milliseconds, and ours in seconds."""
    names = ("statement_timeout", "lock_timeout")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(names)])
        found = dict(cursor.fetchall())
    return [*(int(found[name]) for name in names), connection.connection.within]


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_does_not_come_ends_the_connection_and_the_next_one_works():
    with limits("page"):
        connection.ensure_connection()
        connection.use_limits(Limits(statement=0, lock=0, answer=0.2))

        with pytest.raises(OperationalError) as raised, connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")

        assert str(raised.value) == "no answer within 0.2 s"
        assert connection.connection.closed
        connection.close()
    base.silence.end()
    assert connection.is_usable() if connection.connection else shown()[0] == 30 * SECOND


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_silent_a_moment_ago_is_not_waited_for():
    connection.close()
    base.silence.begin()

    with pytest.raises(OperationalError) as raised:
        connection.ensure_connection()

    assert str(raised.value) == "the database did not answer a moment ago"


def test_after_a_pause_one_tries_again_and_the_others_go_on_being_kept_out():
    now = [100.0]
    silence = Silence(clock=lambda: now[0])
    answers = [silence.keeps_out(3)]

    silence.begin()
    answers.append(silence.keeps_out(3))
    now[0] += PAUSE
    answers += [silence.keeps_out(3), silence.keeps_out(3)]
    silence.end()
    answers.append(silence.keeps_out(3))

    assert answers == [False, True, False, True, False]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", LIMITS)
def test_work_of_a_name_has_its_limits_on_an_open_connection_and_on_a_new_one(name):
    expected = [LIMITS[name].statement * SECOND, LIMITS[name].lock * SECOND, LIMITS[name].answer]
    before = shown()

    with limits(name):
        on_the_open_one = shown()
        connection.close()
        on_a_new_one = shown()

    assert (on_the_open_one, on_a_new_one, shown()) == (expected, expected, before)


@pytest.mark.django_db(transaction=True)
def test_limits_end_with_their_block_also_when_the_transaction_in_it_fails():
    before = shown()

    def fail():
        with transaction.atomic(), limits("page"), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 50")
            cursor.execute("SELECT pg_sleep(5)")

    with pytest.raises(OperationalError):
        fail()

    assert shown() == before


def test_the_limits_of_each_work_are_such_that_the_server_speaks_first():
    late = [name for name, of in LIMITS.items() if max(of.statement, of.lock) >= of.answer]

    assert late == []
    assert (LIMITS["page"].statement, LIMITS["page"].lock, LIMITS["page"].answer) == (2.5, 2, 3.5)
