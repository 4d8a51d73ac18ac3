"""The manual, to the letter: a fresh Debian 12 becomes a site with TLS, mail, a backup and a second server."""

import itertools
import json
import re
import time

import psycopg
import pytest

from tests.waiting import wait_until

from .installed import FIRST, NAME, SECOND, Installation
from .machines import HERE, bridge
from .mail import mail_catcher
from .needs import missing_for_machines
from .visitor import Visitor
from .way_out import way_out

pytestmark = pytest.mark.skipif(bool(missing_for_machines()), reason="; ".join(missing_for_machines()))
SECRET = re.compile(r"[A-Za-z0-9_-]{40,}")


@pytest.fixture(scope="module")
def mails():
    with bridge(), mail_catcher(HERE) as catcher:
        yield catcher


@pytest.fixture(scope="module")
def site(folder, mails):
    """The two machines after the whole manual."""
    with way_out(HERE) as proxy:
        place = folder / "installation"
        place.mkdir()
        installation = Installation(place, proxy, mails.url)
        try:
            began = time.monotonic()
            installation.build()
            installation.built_in = time.monotonic() - began
            installation.follow()
            yield installation
        finally:
            installation.end()


@pytest.fixture
def visitor(site):
    return Visitor(site.folder / "ca.pem")


def minutes(steps):
    """A row for each section of the manual: from which second, and how many."""
    passed = 0
    for heading, blocks in itertools.groupby(steps, key=lambda step: step[0]):
        seconds = sum(seconds for _heading, seconds in blocks)
        yield heading, passed, seconds
        passed += seconds


def test_the_manual_takes_less_than_an_hour(site, table):
    total = 0
    for name, reader in site.readers.items():
        for heading, passed, seconds in minutes(reader.steps):
            table(f"{name}: {heading}", f"from {passed // 60:.0f}:{passed % 60:02.0f}", "", f"{seconds:.1f} s")
            total += seconds
    table("the whole manual, on both", "", "", f"{total // 60:.0f}:{total % 60:02.0f}")

    assert 0 < total < 30 * 60


def test_the_front_page_comes_over_tls_without_a_loop(visitor):
    answer = visitor.ask("/")

    assert (answer.status, "<h1" in answer.text) == (200, True)
    assert answer.headers.get_all("Strict-Transport-Security") == ["max-age=63072000; includeSubDomains"]
    assert visitor.protocol() == "h2"


def test_http_leads_to_https_but_for_the_proof_of_a_certificate(site, visitor):
    proof = site.first.root / "var/www/html/.well-known/acme-challenge/proof"
    proof.parent.mkdir(parents=True, exist_ok=True)
    proof.write_text("ours")

    answer = visitor.ask("/lokaler/?areal_min=500", is_secure=False)

    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/lokaler/?areal_min=500")
    assert visitor.ask("/.well-known/acme-challenge/proof", is_secure=False).text == "ours"


def test_static_files_come_from_the_disk_compressed_and_with_the_portals_headers(site, visitor):
    address = re.search(r'href="(/static/[^"]*\.css)"', visitor.ask("/").text)[1]
    site.first.run("systemctl", "stop", "tech-port")

    codings = ("gzip", "br", "identity")
    answers = {coding: visitor.ask(address, headers={"Accept-Encoding": coding}) for coding in codings}

    site.first.run("systemctl", "start", "tech-port")
    assert {name: (a.status, a.headers["Content-Encoding"]) for name, a in answers.items()} == {
        "gzip": (200, "gzip"),
        "br": (200, "br"),
        "identity": (200, None),
    }
    assert answers["gzip"].headers.get_all("Cache-Control") == ["public, max-age=315360000, immutable"]
    assert answers["gzip"].headers.get_all("X-Content-Type-Options") == ["nosniff"]


def test_each_header_comes_once(visitor):
    for path in ("/", "/static/finnes-ikke.css", "/media/finnes-ikke.pdf", "/admin/login/", "/finnes-ikke/"):
        names = [name.lower() for name in visitor.ask(path).headers]
        assert [name for name in names if names.count(name) > 1 and name not in {"set-cookie", "vary"}] == [], path


def test_interest_is_mailed_to_staff_from_our_address_and_its_secret_is_in_no_log(site, visitor, mails):
    fields, cookie = visitor.open_form("/lokaler/interesse/")
    sent = wait_until(lambda: (a := visitor.send_interest(fields, cookie)).status == 302 and a, seconds=20)
    own_page = sent.headers["Location"]
    assert visitor.ask(own_page).status == 200
    assert visitor.ask(own_page + "endre/?utm=kari").status == 200

    def told():
        return {mail["To"]: mail["From"] for mail in list(mails.mails)}

    assert wait_until(lambda: len(told()) == 3, seconds=30), told()
    assert set(told()) == {"admin@example.no", "stab@example.no", "kari@leietaker.example"}
    assert set(told().values()) == {"Trondheim Tech Port <post@example.no>"}
    secret = SECRET.search(own_page)[0]
    log = (site.first.root / "var/log/nginx/tech-port.log").read_text()
    assert "/lokaler/interesse/…" in [json.loads(line)["path"] for line in log.splitlines()]
    everything = log + (site.first.root / "var/log/nginx/error.log").read_text()
    everything += (site.first.root / "var/log/nginx/tech-port.error.log").read_text()
    everything += site.first.run("journalctl", "--no-pager", "--output=cat")
    assert [word for word in (secret, "utm=kari", HERE + '"', "kari@") if word in everything] == []


def test_the_user_made_by_the_manual_finds_the_door(visitor):
    answer = visitor.ask("/admin/login/")

    assert (answer.status, 'name="password"' in answer.text) == (200, True)


def test_a_reload_takes_new_workers_and_keeps_answering(site, visitor):
    before = site.first.processes("tech_port.server.worker")

    site.first.run("systemctl", "reload", "tech-port")

    assert wait_until(lambda: not site.first.processes("tech_port.server.worker") & before, seconds=60)
    assert visitor.ask("/").status == 200


def test_what_dies_is_replaced(site, visitor):
    for words in ("manage.py serve", "manage.py worker", "nginx: master"):
        before = site.first.processes(words)

        for process in before:
            process.kill()

        assert wait_until(lambda: site.first.processes(words) - before, seconds=30), words  # noqa: B023
    assert wait_until(visitor.answers, seconds=30)
    assert wait_until(lambda: visitor.answers("/helse/klar/"), seconds=30)


def test_one_server_is_enough_while_the_other_is_away(site, visitor):
    for machine in (site.first, site.second):
        machine.run("systemctl", "stop", "tech-port")
        assert [visitor.ask("/").status for _ in range(10)] == [200] * 10
        machine.run("systemctl", "start", "tech-port")
        assert wait_until(lambda: machine.processes("tech_port.server.worker"), seconds=30)  # noqa: B023

    for machine in (site.first, site.second):
        machine.run("systemctl", "stop", "tech-port")
    answer = visitor.ask("/")
    for machine in (site.first, site.second):
        machine.run("systemctl", "start", "tech-port")

    assert (answer.status, answer.headers["Retry-After"], "straks tilbake" in answer.text) == (503, "60", True)
    assert wait_until(visitor.answers, seconds=30)


def test_portal_and_database_are_closed_to_others(site):
    for host, port in ((FIRST, 8000), (SECOND, 8000), (FIRST, 5432)):
        with pytest.raises((OSError, psycopg.OperationalError)):
            psycopg.connect(host=host, port=port, user="portal", dbname="portal", connect_timeout=2)


def test_everything_comes_up_by_itself_after_a_restart(site, visitor):
    for machine in (site.second, site.first):
        machine.switch_off()
    for machine in (site.first, site.second):
        machine.boot()

    assert wait_until(lambda: visitor.answers("/helse/klar/"), seconds=60)
    states = [m.run("systemctl", "is-active", "tech-port", "tech-port-worker") for m in (site.first, site.second)]
    assert states == ["active\nactive\n"] * 2
    assert site.first.run("systemctl", "is-active", "tech-port-backup.timer", "nftables") == "active\nactive\n"
