"""Which folder's code a new worker runs: the one that a symlink leads to by then."""

import pytest

from tech_port.server.code import Code


@pytest.fixture
def portal(tmp_path):
    """A folder with two releases, the first of them current."""
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
    (tmp_path / "current").symlink_to("1")
    return tmp_path


def switch(portal):
    (portal / "next").symlink_to("2")
    (portal / "next").replace(portal / "current")


def started(portal, script, python, working_directory="/"):
    return Code.named(script, str(python), working_directory=str(working_directory), base=portal / "1")


def test_a_server_that_is_named_by_a_symlink_runs_what_it_leads_to(portal):
    code = started(portal, f"{portal}/current/manage.py", portal / "current/.venv/bin/python")

    before = code.now()
    switch(portal)

    assert before == (f"{portal}/1", f"{portal}/1/.venv/bin/python")
    assert code.now() == (f"{portal}/2", f"{portal}/2/.venv/bin/python")


def test_a_server_that_a_shell_started_in_a_symlinked_folder_does_too(portal, monkeypatch):
    monkeypatch.chdir(portal / "current")
    code = started(portal, "manage.py", portal / "1/.venv/bin/python", portal / "current")

    switch(portal)

    assert code.now() == (f"{portal}/2", f"{portal}/2/.venv/bin/python")


def test_a_python_elsewhere_stays_the_same(portal):
    code = started(portal, f"{portal}/current/manage.py", "/usr/bin/python3")

    switch(portal)

    assert code.now() == (f"{portal}/2", "/usr/bin/python3")


@pytest.mark.parametrize("script", ["/nowhere/manage.py", "manage.py", "/usr/lib/python3/django/__main__.py"])
def test_a_name_that_does_not_lead_to_the_code_is_not_used(portal, script):
    assert started(portal, script, "/usr/bin/python3", "/nowhere").now() == (f"{portal}/1", "/usr/bin/python3")
