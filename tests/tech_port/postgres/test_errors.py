"""What visitors and the log are told of a database that is away, and of one that is slow."""

import logging

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError, connection
from django.test import Client

from premises.elevation import stacking
from tech_port.postgres.limits import Limits
from tests.crawl import Page


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.fixture
def waits(monkeypatch):
    """Makes the front page ask a question that takes too long."""

    def draw(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")

    before = connection.limits
    connection.use_limits(Limits(statement=0.1, lock=0.1, answer=3.5))
    monkeypatch.setattr(stacking, "draw", draw)
    yield
    connection.use_limits(before)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("url", "heading"), [("/", "Det tok for lang tid"), ("/en/", "That took too long")])
def test_a_statement_that_takes_too_long_is_not_told_as_a_database_that_is_away(visitor, waits, caplog, url, heading):
    response = visitor.get(url)

    page = Page("error", "", url, response)
    assert (response.status_code, page.text("h1"), response.headers["Retry-After"]) == (503, [heading], "60")
    records = [record for record in caplog.records if record.name == "portal.database"]
    assert [(r.levelno, r.getMessage()) for r in records] == [(logging.ERROR, "a statement or a lock took too long")]
    assert [record.exc_info[0] for record in records] == [OperationalError]


@pytest.mark.django_db
def test_a_middleware_that_meets_a_silent_database_gives_the_same_page_as_a_view(visitor, monkeypatch):
    def refuse(*args):
        raise OperationalError("no answer")

    monkeypatch.setattr(SessionMiddleware, "process_response", refuse)

    response = visitor.get("/personvern/")

    assert (response.status_code, Page("error", "", "/", response).text("h1")) == (503, ["Vi er straks tilbake"])
