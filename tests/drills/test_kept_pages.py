"""Kept pages are those of now: whatever changes, by whatever way, no process shows what was for more than a second."""

import random
import re
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tech_port.content.models import Announcement, Article
from tests.factories import make_announcement, make_article, make_event, make_interest, make_registration
from tests.site import make_site
from tests.waiting import wait_until

from .served import ask, environment, serving

EDITS, WITHIN = 14, 1.0  # … and seconds from an edit to the last page that was
PAGES = ("/", "/aktuelt/", "/arrangementer/", "/lokaler/", "/medlemmer/", "/sok/?q=varsel", "/aktuelt/?format=atom")
CANARY = "kanarifugl"
# What differs between two answers of the same: where the page was asked for, and what a process names its files by.
DIFFERS = re.compile(rb"https?://(?:testserver|127\.0\.0\.1:\d+)")


def by_django(path):
    """What Django itself answers now."""
    return DIFFERS.sub(b"", Client(headers={"Host": "127.0.0.1"}).get(path).content)


def by_the_site(site, path):
    return DIFFERS.sub(b"", site.get(path).body)


class Edits:
    """Ways in which staff, programs and the clock change what the public sees."""

    def __init__(self):
        self.number = 0

    def say(self):
        self.number += 1
        return f"Varsel nummer {self.number}"

    def save(self):
        article = random.choice(Article.objects.all())
        article.title_nb = self.say()
        article.save()

    def many(self):
        Article.objects.update(title_nb=self.say())

    def by_hand(self):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE content_article SET lead_nb = %s", [self.say()])

    def delete(self):
        Announcement.objects.all().delete()

    def add(self):
        make_article(title_nb=self.say())

    def hide(self):
        Article.objects.filter(pk=random.choice(Article.objects.values_list("pk", flat=True))).update(published_at=None)

    def by_the_clock(self):
        soon = timezone.now() + timedelta(seconds=0.7)
        make_announcement(text_nb=self.say(), starts_at=soon, ends_at=soon + timedelta(days=1))
        wait_until(lambda: timezone.now() >= soon)


def seen(site):
    """[(path, seconds after which it was asked for, what came)]: so many new connections reach both processes."""
    began, found = time.monotonic(), []
    while time.monotonic() - began < WITHIN + 0.5:
        for path in PAGES:
            asked = time.monotonic() - began
            found.append((path, asked, by_the_site(site, path)))
    return found


@pytest.mark.drill
@pytest.mark.django_db(transaction=True)
def test_no_page_is_older_than_a_second_after_whatever_edit(folder, table):
    make_site()
    make_article(title_nb="Varsel"), make_event()
    make_registration(name=CANARY, email=f"{CANARY}@gjest.example")
    make_interest(contact_name=CANARY, email=f"{CANARY}@leietaker.example")
    edits, slowest, settings = Edits(), 0.0, connection.settings_dict
    ways = [edits.save, edits.many, edits.by_hand, edits.delete, edits.add, edits.hide, edits.by_the_clock]
    bodies = set()

    with serving(folder, environment(folder, settings["HOST"], settings["NAME"])) as site:
        for number in range(EDITS):
            for path in PAGES:  # kept by whoever answers
                bodies.add(by_the_site(site, path))
            ways[number % len(ways)]()
            found = seen(site)
            now = {path: by_django(path) for path in PAGES}
            slowest = max([slowest, *(asked for path, asked, body in found if body != now[path])])
        answers = [(path, site.get(path)) for path in PAGES]

    table("edits until the last page that was: seconds", EDITS, 0, f"{slowest:.2f} s")
    assert [
        (path, answer.status) for path, answer in answers if answer.status != 200 or not answer.headers["ETag"]
    ] == []
    assert slowest < WITHIN
    assert [body for body in bodies if CANARY.encode() in body] == []


@pytest.mark.drill
@pytest.mark.django_db(transaction=True)
def test_what_belongs_to_one_visitor_is_never_kept(folder):
    filled, settings = make_site(), connection.settings_dict
    own = [
        *(f"/lokaler/interesse/{filled.token}/", f"/utkast/{filled.draft_token}/", "/lokaler/interesse/", "/kontakt/"),
        f"/arrangementer/pamelding/{filled.registration.token}/",
    ]

    with serving(folder, environment(folder, settings["HOST"], settings["NAME"])) as site:
        answers = [site.get(path) for path in own for _ in range(3)]
        pages = [ask(site.port, "GET", "/", headers={"Cookie": "session=x"}) for _ in range(3)]

    assert [answer.status for answer in answers] == [200] * len(answers)
    assert {(answer.headers["Cache-Control"], answer.headers["ETag"]) for answer in answers} == {("no-store", None)}
    assert [page.headers["ETag"] for page in pages] == [None] * 3
