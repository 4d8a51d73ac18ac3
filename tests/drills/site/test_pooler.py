"""Pages through a pooler that gives each transaction another session, worker and commands straight to PostgreSQL."""

import subprocess
import sys
import uuid

import psycopg
import pytest
from django.conf import settings

from tests.drills.crowds import Tally, visitors
from tests.drills.forms import sent_form

from .copies import manage, serving_in
from .pgbouncer import give_limits, pgbouncer, program

SESSIONS = 4  # half as many as there are threads

pytestmark = pytest.mark.skipif(not program(), reason="PgBouncer is missing: apt-get install pgbouncer")


def through(url, content):
    return {**content, "DATABASE_POOLER_URL": url}


def test_a_pooler_is_refused_until_its_role_has_limits_and_serves_more_threads_than_it_has_sessions(
    folder, postgresql, content, table
):
    with pgbouncer(folder / "pgbouncer", postgresql, SESSIONS) as url:
        refused = start_to_serve(through(url, content))
    give_limits(postgresql)
    pages, exports, sent = Tally(), Tally(), []

    with pgbouncer(folder / "pgbouncer", postgresql, SESSIONS) as url, serving_in(through(url, content)) as site:
        with visitors(4, lambda: pages.ask(site.port, "/lokaler/")):
            for _form in range(20):
                sent.append(sent_form(site.port, uuid.uuid4(), "Kari Nordmann").status)
                exports.ask(site.port, "/lokaler/?format=csv")
        sessions = postgresql.rows("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")
        left = {show(url, "statement_timeout") for _session in range(3 * SESSIONS)}
        manage(through(url, content), "worker", "--once", "mail")

    table("pages through a pooler", *pages.row)
    table("exports through a pooler", *exports.row)
    assert (refused.returncode, refused.stderr.count("ALTER ROLE postgres SET ")) == (1, 3)
    assert (pages.lost, exports.lost, sent) == ([], [], [302] * 20)
    assert (sessions[0][0] <= SESSIONS + 1, left) == (True, {"2500ms"})
    assert postgresql.rows("SELECT count(*) FROM outbox_mail WHERE state <> 'sent'") == [(0,)]


def start_to_serve(environment):
    return subprocess.run(
        [sys.executable, "manage.py", "serve", "--bind=127.0.0.1:1"],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def show(url, name):
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(f"SHOW {name}").fetchone()[0]
