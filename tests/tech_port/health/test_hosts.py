"""The pages of health answer under any name, and nothing else does."""

import pytest
import time_machine
from django.test import Client

from tests.factories import make_heartbeat

pytestmark = pytest.mark.django_db
FOREIGN = ["127.0.0.1", "10.0.0.7:8000", "[::1]", "angriper.example", "ikke et navn", ""]


@pytest.mark.parametrize("host", FOREIGN)
def test_health_answers_under_any_host_and_says_nothing_of_it(host, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1:8000", settings.SITE_URL.removeprefix("http://").partition(":")[0]]
    make_heartbeat()
    own, other = Client(), Client(headers={"host": host, "x-forwarded-host": "angriper.example"})

    with time_machine.travel("2026-03-02T11:00Z", tick=False):
        answers = [(one.get("/helse/"), one.get("/helse/klar/")) for one in (own, other)]

    assert [[answer.status_code for answer in pair] for pair in answers] == [[200, 200], [200, 200]]
    assert answers[0][0].content == answers[1][0].content
    assert answers[0][1].json() | {"disk": 0} == answers[1][1].json() | {"disk": 0}
    assert "angriper" not in str([dict(answer.headers) for answer in answers[1]])


@pytest.mark.parametrize("path", ["/", "/helse", "/helse/klar", "/helse/x/", "/helse/klar/../../", "/en/", "/admin/"])
def test_no_other_address_answers_under_a_foreign_host(path, settings):
    settings.ALLOWED_HOSTS = ["www.trondheimtechport.no"]

    assert Client(headers={"host": "angriper.example"}).get(path).status_code == 400
