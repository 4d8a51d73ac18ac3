"""What is logged and reported: enough to find what is wrong, and nobody's name, address or token."""

import json
import logging
import sys
import uuid

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from premises.elevation import stacking
from tech_port.server.logs import JsonFormatter
from tech_port.server.reporting import ONCE_IN, AdminsHandler, scrubbed, start_sentry
from tests.traces import CANARY
from tests.waiting import wait_until

ADDRESS = f"{CANARY.lower()}@leietaker.example"


class Lines(logging.Handler):
    """What the console would have shown."""

    def __init__(self):
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.written = []

    def emit(self, record):
        self.written.append(self.format(record))

    def of(self, logger):
        return [line for line in map(json.loads, self.written) if line["logger"] == logger]


@pytest.fixture
def lines(monkeypatch):
    handler = Lines()
    root = logging.getLogger()
    root.addHandler(handler)
    monkeypatch.setattr(logging.getLogger("portal"), "level", logging.INFO)
    logging.getLogger("portal.request")._cache.clear()
    yield handler
    root.removeHandler(handler)
    logging.getLogger("portal.request")._cache.clear()


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.fixture
def broken(monkeypatch):
    def draw(*args, **kwargs):
        raise RuntimeError(ADDRESS)

    monkeypatch.setattr(stacking, "draw", draw)


@pytest.mark.django_db
def test_each_request_has_one_line_with_its_route_instead_of_its_address(visitor, site, lines):
    answers = [
        visitor.get(f"/lokaler/interesse/{site.token}/"),
        visitor.post(f"/lokaler/interesse/{site.token}/endre/", {"email": ADDRESS}),
        visitor.get(f"/{CANARY}/?q={ADDRESS}"),
        visitor.get("/", headers={"host": f"{CANARY}.example"}),
        visitor.get("/helse/", headers={"user-agent": CANARY, "referer": f"https://{CANARY}/"}),
    ]

    written = lines.of("portal.request")
    told = [(line["method"], line.get("route"), line["status"], line.get("refused")) for line in written]
    assert told == [
        ("GET", "premises:interest_detail", 200, None),
        ("POST", "premises:interest_change", 422, None),
        ("GET", None, 404, None),
        ("GET", None, 400, "DisallowedHost"),
        ("GET", "health_live", 200, None),
    ]
    assert [line["request"] for line in written] == [answer.headers["X-Request-ID"] for answer in answers]
    assert len(lines.written) == 5
    assert [secret for secret in (CANARY, CANARY.lower(), site.token) if secret in "".join(lines.written)] == []


@pytest.mark.django_db
def test_more_parameters_than_are_read_are_refused_and_no_error_of_ours(visitor, lines):
    response = visitor.get("/kontakt/?" + "a=1&" * 1100)

    assert response.status_code == 400
    assert [json.loads(line)["logger"] for line in lines.written] == ["portal.request"]


@pytest.mark.django_db
def test_an_error_is_logged_with_its_kind_and_place_and_without_its_words(visitor, broken, lines):
    response = visitor.get("/")

    [line] = lines.of("django.request")
    assert (response.status_code, line["error"], line["request"]) == (
        500,
        ["builtins.RuntimeError"],
        response.headers["X-Request-ID"],
    )
    assert line["trace"][-1].endswith(" draw")
    assert ADDRESS not in "".join(lines.written)


@pytest.mark.django_db
def test_an_answer_of_500_or_more_that_no_error_caused_is_one_line(visitor, lines):
    response = visitor.get("/helse/klar/")

    assert response.status_code == 503  # no worker lives
    assert [(line["route"], line["status"]) for line in map(json.loads, lines.written)] == [("health_ready", 503)]


@pytest.mark.parametrize(
    ("trusted", "given", "kept"),
    [(True, "fra-proxyen-1", True), (True, "x y", False), (True, "kort", False), (False, "fra-proxyen-1", False)],
)
def test_a_number_of_our_proxy_is_kept_and_of_others_is_not(visitor, settings, trusted, given, kept):
    settings.BEHIND_PROXY = trusted

    assert (visitor.get("/helse/", headers={"x-request-id": given}).headers["X-Request-ID"] == given) is kept


def record(message="feil", args=(), name="portal.x"):
    try:
        raise ValueError(ADDRESS)
    except ValueError:
        return logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, sys.exc_info())


def test_of_others_messages_the_pattern_alone_is_written():
    said = [
        json.loads(JsonFormatter().format(record(*given)))["message"]
        for given in [("mail %s", (7,)), ("Not Found: %s", (ADDRESS,), "django.request"), (ADDRESS, (), "waitress")]
    ]

    assert said == ["mail 7", "Not Found: …", "test_logs, line 1"]


def test_an_error_is_mailed_to_those_who_are_named_and_not_again_for_a_while(settings, mailoutbox):
    settings.ADMINS, now = ["drift@ttp.example"], [0.0]
    handler = AdminsHandler(clock=lambda: now[0])

    handler.emit(record())
    handler.emit(record())
    now[0] += ONCE_IN
    handler.emit(record())

    assert wait_until(lambda: len(mailoutbox) == 2)
    assert {(message.subject, *message.to) for message in mailoutbox} == {
        ("[Django] ValueError (portal.x)", "drift@ttp.example")
    }
    assert [message for message in mailoutbox if ADDRESS in message.body or "ValueError" not in message.body] == []


def test_nobody_is_mailed_where_nobody_is_named(settings):
    settings.ADMINS = []

    AdminsHandler().emit(record())

    assert mail.outbox == []


def test_sentry_gets_the_kind_and_the_place_of_an_error_and_nothing_of_the_request():
    event = {
        "event_id": uuid.uuid4().hex,
        "level": "error",
        "logentry": {"message": ADDRESS},
        "request": {"url": f"https://ttp.example/{ADDRESS}", "headers": {"Cookie": CANARY}},
        "user": {"email": ADDRESS},
        "breadcrumbs": {"values": [{"message": ADDRESS}]},
        "transaction": ADDRESS,
        "exception": {
            "values": [
                {
                    "type": "ValueError",
                    "module": "builtins",
                    "value": ADDRESS,
                    "stacktrace": {
                        "frames": [{"filename": "views.py", "function": "home", "lineno": 7, "vars": {"e": ADDRESS}}]
                    },
                }
            ]
        },
    }

    sent = scrubbed(event)

    frames = [{"filename": "views.py", "function": "home", "lineno": 7}]
    assert sent == {
        "event_id": event["event_id"],
        "level": "error",
        "exception": {"values": [{"type": "ValueError", "module": "builtins", "stacktrace": {"frames": frames}}]},
        "tags": {"request": None},
    }


def test_a_sentry_without_its_package_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)

    with pytest.raises(ImproperlyConfigured, match="SENTRY_DSN needs a package: pip install sentry-sdk"):
        start_sentry("https://1@sentry.example/1")
