"""Django's side of the embedded server: a missing database is made, and a killed server is started again."""

from copy import deepcopy

import pytest
from django.db import OperationalError, connections

from tech_port.demo.embedded_postgres.server import Server


@pytest.fixture
def connection(home, django_db_blocker):
    connections.settings["embedded"] = {
        **deepcopy(connections.settings["default"]),
        "ENGINE": "tech_port.demo.embedded_postgres",
        "DATA_DIR": home,
        "NAME": "blåbær og “fløte”",
    }
    with django_db_blocker.unblock():
        yield connections["embedded"]
        connections["embedded"].close()
    del connections["embedded"], connections.settings["embedded"]


def ask(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_the_first_connection_makes_server_and_database(connection):
    assert ask(connection, "SELECT current_database()") == "blåbær og “fløte”"


def test_the_next_connection_after_a_crash_starts_the_server_again(connection, home):
    ask(connection, "SELECT 1")
    connection.close()
    Server(home).postmaster().kill()

    assert ask(connection, "SELECT 2") == 2


def test_what_is_wrong_with_the_folder_is_a_database_error_with_that_sentence(connection, home):
    home.touch()

    with pytest.raises(OperationalError) as raised:
        connection.ensure_connection()

    assert str(raised.value) == f"The database's folder {home} cannot be used: File exists."
