"""Connections: what the web server may take is compared with what PostgreSQL gives, before it serves."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from tech_port.server.capacity import given, needed, shortage


def test_a_reload_takes_one_worker_more_and_each_listens_and_commands_take_some():
    assert needed(workers=2, threads=4, copies=1) == 23
    assert needed(workers=4, threads=8, copies=2) == 98


def test_too_few_connections_are_said_with_what_to_change():
    assert shortage(2, 4, 1, available=23) is None
    assert shortage(2, 4, 1, available=22) == (
        "1 × (2 + 1) workers × (4 threads + 1) and 8 for commands may take 23 database connections, and PostgreSQL "
        "gives 22. Raise its max_connections, or serve with fewer (--workers, --threads, --copies)."
    )


@pytest.mark.django_db
def test_serving_does_not_begin_with_too_few_connections():
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_connections")
        assert given() == int(cursor.fetchone()[0]) - 3  # for superusers, unless a server says otherwise

    with pytest.raises(CommandError) as raised:
        call_command("serve", copies=50)

    assert str(raised.value).startswith("50 × (2 + 1) workers × (4 threads + 1) and 8 for commands may take 758 ")


@pytest.mark.parametrize("bind", ["8000", "127.0.0.1:", "127.0.0.1:åtte", "127.0.0.1:99999"])
@pytest.mark.django_db
def test_an_address_that_cannot_be_served_is_said(bind):
    with pytest.raises(CommandError) as raised:
        call_command("serve", bind=bind)

    assert f"{bind}" in str(raised.value)
