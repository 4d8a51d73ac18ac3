"""Settings of a production site: complete, safe, and clear about what is missing."""

import pytest

from tech_port.environment import checks
from tests.tech_port.settings.production import PRODUCTION, run

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


def test_a_production_site_passes_every_deployment_check():
    answer = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "System check identified no issues" in answer.stdout


def test_a_production_site_says_all_that_is_missing_and_what_to_write():
    answer = run("manage.py", "check", DATABASE_URL=PRODUCTION["DATABASE_URL"])

    assert (answer.returncode, answer.stderr.splitlines()) == (
        1,
        [
            "These settings are missing or wrong (README, “Settings”, lists all):",
            "  SECRET_KEY is missing. For example: SECRET_KEY=<50 random characters>",
            "  SITE_URL is missing. For example: SITE_URL=https://www.trondheimtechport.no",
            "  ALLOWED_HOSTS is missing. For example: ALLOWED_HOSTS=www.trondheimtechport.no",
            "  BEHIND_PROXY is missing. For example: BEHIND_PROXY=on",
            "  EMAIL_URL is missing. For example: EMAIL_URL=smtp+tls://user:password@mail.example.no:587",
            "  DEFAULT_FROM_EMAIL is missing. For example: "
            "DEFAULT_FROM_EMAIL=Trondheim Tech Port <post@trondheimtechport.no>",
            "  CONTACT_EMAIL is missing. For example: CONTACT_EMAIL=kontakt@trondheimtechport.no",
            "  STAFF_EMAILS is missing. For example: STAFF_EMAILS=stab@trondheimtechport.no",
        ],
    )


def test_the_admin_does_not_hide_a_page():
    answer = run("manage.py", "check", **PRODUCTION, ADMIN_PATH="medlemmer/stab")

    sentence = "ADMIN_PATH is “medlemmer”, which is a page of the site."
    assert (answer.returncode, sentence in answer.stderr) == (1, True)


@pytest.mark.parametrize("word", ["lokaler", "en", "static", "helse"])
def test_a_word_of_a_page_is_no_word_for_the_admin(settings, word):
    settings.ADMIN_PATH = f"{word}/"

    errors = checks.admin_path_is_its_own(None)

    assert [error.msg for error in errors] == [f"ADMIN_PATH is “{word}”, which is a page of the site."]


@pytest.mark.parametrize(
    ("own", "sentences"),
    [
        (
            {"MEDIA_STORAGE": {"bucket_name": "a"}, "MEDIA_ACCEL": "_media", "BEHIND_PROXY": False},
            [
                "MEDIA_STORAGE needs packages that are not installed.",
                "MEDIA_ACCEL is for files in a folder, not in a bucket.",
                "MEDIA_ACCEL is for a site behind nginx.",
            ],
        ),
        (
            {"MEDIA_ACCEL": "media/x", "BEHIND_PROXY": True},
            ["MEDIA_ACCEL is “media/x”, which is a page of the site."],
        ),
        ({"MEDIA_ACCEL": "_media", "BEHIND_PROXY": True}, []),
        ({}, []),
    ],
)
def test_where_files_are_agrees_with_who_sends_them(settings, monkeypatch, own, sentences):
    monkeypatch.setattr(checks, "find_spec", lambda name: None)
    for name, value in own.items():
        setattr(settings, name, value)

    errors = checks.files_are_where_they_can_be_read(None)

    assert [error.msg for error in errors] == sentences


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
