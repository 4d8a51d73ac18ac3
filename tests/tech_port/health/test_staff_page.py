"""The page “Drift”: the facts in words, for whoever is staff, and what of them stands on the front page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tech_port.health import facts, words
from tech_port.health.facts import Fact
from tech_port.worker.models import Heartbeat
from tests.factories import make_user
from tests.pages_read import text

pytestmark = pytest.mark.django_db


def todo(browser):
    return [(row.urgency.name, row.text, row.url) for row in browser.get("/admin/").context["todo"]]


def test_staff_are_told_of_a_worker_that_was_never_started_or_fell_silent(staff):
    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=4))
    silent = todo(staff)
    Heartbeat.objects.all().delete()

    assert silent == [("NOW", "Arbeideren er stille: e-post og jobber venter", "/admin/drift/")]
    assert todo(staff) == [("NOW", "Arbeideren er ikke startet: e-post og jobber venter", "/admin/drift/")]


def test_the_page_says_what_is_wrong_and_what_to_do(staff, settings):
    settings.RELEASE, settings.STANDBYS = "v1.2", 1

    page = text(staff.get("/admin/drift/"))

    assert "Noe er galt." in page
    assert "En reservedatabase som skal følge med, gjør det ikke" in page
    assert "Se i loggen på maskinen den står på. Er det ikke lenger noen, sett STANDBYS ned." in page
    assert "v1.2" in page


def test_whoever_is_staff_sees_it_and_nobody_else(client):
    client.force_login(make_user(is_staff=False))
    refused = client.get("/admin/drift/")
    client.force_login(make_user(is_staff=True))
    shown = client.get("/admin/drift/")

    assert (refused.status_code, refused.url) == (302, "/admin/login/?next=/admin/drift/")
    assert "Arbeideren er ikke startet: e-post og jobber venter" in text(shown)
    assert "/admin/drift/" in client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("fact", "measured"),
    [
        (Fact("worker", "never", "", {"workers": 0, "seen_seconds_ago": None}), []),
        (
            Fact("worker", measured={"workers": 2, "seen_seconds_ago": 4}),
            ["2 er i gang.", "Sist hørt fra for 4 sekunder siden."],
        ),
        (
            Fact("jobs", "late", "", {"each": {"alerts": {"state": "late", "ended_seconds_ago": 7200}}}),
            ["Varsler om lokaler: er forsinket, sist for 2 timer siden."],
        ),
        (
            Fact("jobs", "never", "", {"each": {"alerts": {"state": "never", "ended_seconds_ago": None}}}),
            ["Varsler om lokaler: har ikke gått."],
        ),
        (Fact("mail", measured={"oldest_due_seconds": None}), ["Ingen e-post venter."]),
        (Fact("mail", "late", "", {"oldest_due_seconds": 960}), ["Den eldste har ventet i 16 minutter."]),
        (Fact("standby", "none", "", {"expected": 0, "each": []}), []),
        (
            Fact(
                "standby",
                measured={"expected": 1, "each": [{"state": "streaming", "lag_seconds": 1.2, "lag_bytes": 4096}]},
            ),
            ["1 er ventet.", "streaming, 4 kB og 1 sekund etter"],
        ),
        (
            Fact(
                "standby",
                "hidden",
                "",
                {"expected": 0, "each": [{"state": "hidden", "lag_seconds": None, "lag_bytes": None}]},
            ),
            ["hidden"],
        ),
        (Fact("disk", measured={"free_gb": 10.5, "free_percent": 25}), ["10,5 GB (25 %) er ledig."]),
        (Fact("disk", "unknown"), []),
    ],
)
def test_what_was_measured_is_said_in_words(fact, measured):
    assert words.in_words(fact)["measured"] == measured


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 sekund"), (119, "119 sekunder"), (120, "2 minutter"), (7200, "2 timer"), (2e5, "2 dager")],
)
def test_a_length_of_time_is_said_in_its_largest_unit(seconds, said):
    assert words.span(seconds) == said


def test_every_fact_has_a_title_and_words_for_being_well(monkeypatch):
    names = {fact.name for fact in facts.facts(timezone.now())}

    assert names == set(words.TITLES)
    assert {(name, "ok") for name in names} <= set(words.STATES)
