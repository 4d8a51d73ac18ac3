"""Limits where start-up options are refused, where transactions share sessions, and where DATABASE_URL has its own."""

from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, connections, transaction

from tech_port.postgres import pooler
from tech_port.postgres.limits import LIMITS, limits, names_in

PAGE, SERVERS_OWN = ["2500ms", "2s", "10s"], ["0", "0", "0"]


@pytest.fixture
def reached(monkeypatch):
    """Call it with more settings of the database: a connection of its own, to be asked for by `default` too."""
    opened = []

    def open_one(**more):
        other = connection.copy()
        other.settings_dict.update(more)
        opened.append(other)
        monkeypatch.setattr(connections._connections, "default", other)
        return other

    yield open_one
    for other in opened:
        other.close()


def shown(asked):
    with asked.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout'), current_setting('lock_timeout'),"
            " current_setting('idle_in_transaction_session_timeout')"
        )
        return list(cursor.fetchone())


@contextmanager
def role_with(settings):
    here = f'ALTER ROLE CURRENT_USER IN DATABASE "{connection.settings_dict["NAME"]}"'  # the tests' own, no other's
    execute(*(f"{here} SET {name} = {value}" for name, value in settings.items()))
    try:
        yield
    finally:
        execute(f"{here} RESET ALL")


def execute(*statements):
    """On a connection that is closed then, so that the next one has what is set for new ones."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_asked_of_the_server_at_the_start_of_a_connection(reached):
    direct = reached()

    assert "options" not in direct.get_connection_params()
    direct.use_limits(LIMITS["page"])
    assert shown(direct) == PAGE


@pytest.mark.django_db(transaction=True)
def test_what_the_sites_address_says_of_a_limit_holds_for_all_work(reached):
    options = {"options": "-c statement_timeout=5000 --lock-timeout=1s", "application_name": "portal-1"}
    direct = reached(OPTIONS=options)

    with limits("export"):
        assert shown(direct) == ["5s", "1s", "10s"]
    assert (direct.connection.info.get_parameters()["application_name"], direct.limits) == (
        "portal-1",
        LIMITS["command"],
    )


def test_names_are_read_out_of_each_way_to_write_an_option():
    assert names_in("-c statement_timeout=5000 -clock_timeout=1 --idle-in-transaction-session-timeout=3 -c a.b=1") == {
        "statement_timeout",
        "lock_timeout",
        "idle_in_transaction_session_timeout",
        "a.b",
    }


@pytest.mark.django_db(transaction=True)
def test_behind_a_pooler_limits_are_set_for_one_transaction_and_leave_nothing_behind(reached):
    pooled = reached(IS_POOLED=True)

    before = shown(pooled)
    with limits("export"):
        inside = shown(pooled)
        with transaction.atomic(), limits("page"):
            nested = shown(pooled)

    assert (before, inside, nested, shown(pooled)) == (SERVERS_OWN, ["20s", "2s", "10s"], PAGE, SERVERS_OWN)


@pytest.mark.django_db(transaction=True)
def test_serving_behind_a_pooler_does_not_begin_while_its_role_has_no_limits(reached, monkeypatch):
    reached(IS_POOLED=True)
    monkeypatch.setattr(pooler, "use_pooler", lambda: None)

    with pytest.raises(CommandError) as raised:
        call_command("serve")
    with role_with(LIMITS["page"].settings):
        assert pooler.missing_limits() is None

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [role] = cursor.fetchone()
    assert str(raised.value).splitlines()[1:] == [
        f"  ALTER ROLE {role} SET idle_in_transaction_session_timeout = 10000;",
        f"  ALTER ROLE {role} SET lock_timeout = 2000;",
        f"  ALTER ROLE {role} SET statement_timeout = 2500;",
    ]


def test_pages_come_through_the_pooler_that_a_site_names(settings, monkeypatch):
    database = {"HOST": "db", "NAME": "portal"}
    monkeypatch.setattr(connections, "settings", {"default": database})

    pooler.use_pooler()
    assert database == {"HOST": "db", "NAME": "portal"}
    settings.DATABASE_POOLER = {"HOST": "pooler", "PORT": "6432"}
    pooler.use_pooler()

    assert database == {
        "HOST": "pooler", "PORT": "6432", "NAME": "portal", "IS_POOLED": True, "DISABLE_SERVER_SIDE_CURSORS": True,
    }  # fmt: skip
