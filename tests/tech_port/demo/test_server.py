"""The server that the portal brings along: one a folder, shared, gone after its last user, and back after any crash."""

import os
import shutil
import signal
import subprocess
import sys

import psutil
import psycopg
import pytest

from tech_port.demo.embedded_postgres.server import MAJOR, PORT, Server, ServerError
from tests.waiting import wait_until

USER = """
import sys
from tech_port.demo.embedded_postgres.server import Server
server = Server(sys.argv[1])
server.ensure()
print(server.postmaster().pid, flush=True)
sys.stdin.read()
"""


def start_user(home):
    """A process that uses the server until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", USER, home], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def query(home, sql):
    with psycopg.connect(host=str(Server(home).socket_dir), port=PORT, user="postgres") as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


def keepers(home):
    command = [sys.modules[Server.__module__].__file__, str(home)]
    found = psutil.process_iter(["cmdline", "status"])
    return [one for one in found if (one.info["cmdline"] or [])[-2:] == command and one.info["status"] != "zombie"]


def test_two_processes_that_start_at_once_share_one_server_which_ends_after_the_last(home):
    users = [start_user(home), start_user(home)]

    servers = [int(user.stdout.readline()) for user in users]

    assert servers[0] == servers[1] == Server(home).postmaster().pid
    users[0].communicate()
    assert query(home, "SELECT 1") == 1
    users[1].communicate()
    assert wait_until(lambda: not Server(home).postmaster())
    assert wait_until(lambda: keepers(home) == [])


def test_the_server_ends_when_every_user_is_killed(home):
    with start_user(home) as user:
        user.stdout.readline()
        user.kill()

    assert wait_until(lambda: not Server(home).postmaster())


def test_a_killed_server_comes_back_with_its_rows(home):
    server = Server(home)
    server.ensure()
    query(home, "CREATE TABLE kept AS SELECT 7 AS number")
    server.postmaster().kill()

    wait_until(lambda: not server.postmaster())
    server.ensure()

    assert query(home, "SELECT number FROM kept") == 7


def test_a_killed_keeper_is_replaced(home):
    server = Server(home)
    server.ensure()
    [first] = keepers(home)
    first.kill()
    wait_until(lambda: keepers(home) == [])

    server.ensure()

    assert len(keepers(home)) == 1


def test_a_folder_that_was_left_half_made_is_put_aside_and_made_anew(home):
    for name in ("data", "data.unfinished"):
        (home / name).mkdir(parents=True)
        (home / name / "PG_VERSION").write_text(MAJOR)

    Server(home).ensure()

    [aside] = home.glob("data.incomplete-*")
    assert [path.name for path in aside.iterdir()] == ["PG_VERSION"]
    assert query(home, "SELECT 1") == 1


def test_the_process_id_of_a_dead_server_may_belong_to_another_program(home):
    server = Server(home)
    server.ensure()
    left = (server.data / "postmaster.pid").read_text().splitlines()
    server.release()
    for path in (server.data / "postmaster.pid", home / f".s.PGSQL.{PORT}.lock"):
        path.write_text("\n".join([str(os.getpid()), *left[1:], ""]))

    server.ensure()

    assert query(home, "SELECT 1") == 1


def test_a_copy_of_a_folder_in_use_gets_a_server_of_its_own(home):
    Server(home).ensure()
    copy = home.with_name("copy") / "postgres"
    shutil.copytree(home, copy, ignore=shutil.ignore_patterns(f".s.PGSQL.{PORT}"))

    Server(copy).ensure()

    assert query(copy, "SHOW data_directory") == str(copy / "data")
    assert query(home, "SHOW data_directory") == str(home / "data")


def test_a_folder_that_is_deleted_while_it_is_used_is_made_anew(home):
    server = Server(home)
    server.ensure()
    server.postmaster().send_signal(signal.SIGINT)
    wait_until(lambda: not server.postmaster())
    shutil.rmtree(home)

    server.ensure()

    assert query(home, "SELECT 1") == 1


@pytest.mark.parametrize("name", ["a path with, 'signs' & ÆØÅ", "x" * 110])
def test_any_path_will_do_and_norwegian_letters_and_extensions_work(folder, name):
    home = folder / name / "postgres"

    Server(home).ensure()

    assert query(home, "SELECT lower('ÆØÅ') || upper('blåbær')") == "æøåBLÅBÆR"
    for extension in ("pg_trgm", "unaccent", "btree_gist", "fuzzystrmatch"):
        query(home, f"CREATE EXTENSION {extension}")


def test_only_the_owner_can_reach_the_server(home):
    server = Server(home)
    server.ensure()

    assert query(home, "SHOW listen_addresses") == ""
    assert server.postmaster().net_connections("inet") == []
    assert oct(home.stat().st_mode & 0o777) == "0o700"


def test_the_data_of_another_version_are_left_alone(home):
    (home / "data" / "global").mkdir(parents=True)
    (home / "data" / "global" / "pg_control").touch()
    (home / "data" / "PG_VERSION").write_text("17\n")

    with pytest.raises(ServerError) as raised:
        Server(home).ensure()

    assert str(raised.value) == (
        f"{home}/data was made by PostgreSQL 17, and PostgreSQL {MAJOR} is installed. "
        "Move the folder away to start afresh; nothing in it was changed."
    )
    assert sorted(path.name for path in (home / "data").iterdir()) == ["PG_VERSION", "global"]


def test_a_folder_that_cannot_be_used_is_named(folder):
    (folder / "file").touch()

    with pytest.raises(ServerError) as raised:
        Server(folder / "file" / "postgres").ensure()

    assert str(raised.value) == f"The database's folder {folder}/file/postgres cannot be used: Not a directory."
