"""Settings of a production site: complete, safe, and clear about what is missing."""

import subprocess
import sys

import pytest

from tests.conventions.source import ROOT

PRODUCTION = {
    "DATABASE_URL": "postgres://portal:hemmelig@db.example:5432/portal",
    "SECRET_KEY": "kx7-Vq2mZ0rLw8sYd4uBn6gTj1hCf3pAe9iXoR5tQzW_yMvN-J6aE",
    "SITE_URL": "https://www.trondheimtechport.no",
    "ALLOWED_HOSTS": "www.trondheimtechport.no",
    "EMAIL_URL": "smtp+tls://post:hemmelig@mail.example:587",
    "STAFF_EMAILS": "stab@trondheimtechport.no",
}
SAY_HEADERS = """
import django; django.setup()
from django.conf import settings
from django.test import Client
response = Client().get("/helse/", secure=True, headers={"host": "www.trondheimtechport.no"})
print(response.status_code, *(f"{name}: {value}" for name, value in response.headers.items()), sep="\\n")
for cookie in ("SESSION", "CSRF"):
    print(getattr(settings, f"{cookie}_COOKIE_NAME"), getattr(settings, f"{cookie}_COOKIE_SECURE"))
print(Client().get("/", headers={"host": "www.trondheimtechport.no"}).headers["Location"])
"""


def run(*command, **environment):
    """A Python command in an environment of its own."""
    own = {"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "DJANGO_SETTINGS_MODULE": "tech_port.settings", **environment}
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=own, capture_output=True, text=True)


def test_a_production_site_passes_every_deployment_check():
    answer = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "System check identified no issues" in answer.stdout


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("SECRET_KEY", "<50 random characters>"),
        ("SITE_URL", "https://www.trondheimtechport.no"),
        ("ALLOWED_HOSTS", "www.trondheimtechport.no"),
        ("EMAIL_URL", "smtp+tls://user:password@mail:587"),
    ],
)
def test_a_production_site_says_which_setting_is_missing_and_what_to_write(name, example):
    environment = {key: value for key, value in PRODUCTION.items() if key != name}

    answer = run("manage.py", "check", **environment)

    sentence = f"Set {name}, for example {name}={example}. README, “Settings”, lists them all."
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1] == f"django.core.exceptions.ImproperlyConfigured: {sentence}"


def test_a_production_site_insists_on_tls(tmp_path):
    (tmp_path / "static").mkdir()

    answer = run("-c", SAY_HEADERS, **PRODUCTION, VAR_DIR=str(tmp_path))

    said = answer.stdout.splitlines()
    assert (answer.returncode, said[:1]) == (0, ["200"]), answer.stderr
    assert "Strict-Transport-Security: max-age=63072000; includeSubDomains" in said
    assert [line for line in said if line.startswith("Content-Security-Policy") and "upgrade-insecure-requests" in line]
    assert said[-3:] == ["__Host-session True", "__Host-csrf True", "https://www.trondheimtechport.no/"]


def test_the_database_and_the_debugger_are_what_the_environment_says():
    script = (
        "from tech_port import settings as s; print(s.DEBUG, s.DEMO, s.DATABASES['default']['HOST'], s.ALLOWED_HOSTS)"
    )

    answer = run("-c", script, **PRODUCTION)

    assert answer.stdout == "False False db.example ['www.trondheimtechport.no']\n"
