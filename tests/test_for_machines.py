"""What programs ask for at fixed addresses, and the pictures that pages are shared with."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from urllib.parse import urlsplit

import pytest
import time_machine
from django.utils import timezone
from PIL import Image

from tech_port.drawing.page_picture import PagePicture
from tests.factories import make_article, make_building, make_challenge, make_event, make_membership, make_unit
from tests.sitemap_read import told_of


@pytest.mark.django_db
def test_robots_are_told_where_the_sitemap_is(client, settings):
    answer = client.get("/robots.txt").content.decode()

    address = re.search("^Sitemap: (.*)$", answer, re.M)[1]
    assert address == f"{settings.SITE_URL}/sitemap.xml"
    assert "/" in told_of(client)


@time_machine.travel(datetime(2026, 11, 27, 23, 30, tzinfo=UTC), tick=False)
def test_who_found_a_hole_is_told_whom_to_tell_and_until_when_that_holds(client, settings):
    settings.DEMO, settings.CONTACT_EMAIL, settings.SITE_URL = False, "post@havn.example", "https://havn.example"

    answer = client.get("/.well-known/security.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "Contact: mailto:post@havn.example\n"
        "Contact: https://havn.example/kontakt/\n"
        "Expires: 2027-02-25T00:00:00Z\n"
        "Preferred-Languages: nb, en\n"
        "Canonical: https://havn.example/.well-known/security.txt\n"
    )


def test_a_demo_names_no_mail_address_that_leads_to_nobody(client, settings):
    settings.DEMO = True

    answer = client.get("/.well-known/security.txt").content.decode()

    assert re.findall("^Contact: (.*)$", answer, re.M) == [f"{settings.SITE_URL}/kontakt/"]


def test_the_manifest_names_icons_that_are_as_large_as_it_says(client, settings):
    answer = client.get("/site.webmanifest")

    told = answer.json()
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (told["name"], told["start_url"], told["display"]) == ("Trondheim Tech Port", "/", "browser")
    assert [(one["sizes"], one.get("purpose")) for one in told["icons"]] == [
        ("any", None),
        ("192x192", None),
        ("512x512", None),
        ("512x512", "maskable"),
    ]
    for icon in told["icons"][1:]:
        name = re.sub(r"\.[0-9a-f]{12}\.", ".", urlsplit(icon["src"]).path).rpartition("/")[2]
        with Image.open(settings.BASE_DIR / "static/img" / name) as image:
            assert "x".join(map(str, image.size)) == icon["sizes"]


def test_who_asks_for_an_icon_without_a_page_gets_one(client):
    assert re.search(r"/static/img/icon-32.*\.png$", client.get("/favicon.ico").headers["Location"])


@pytest.fixture
def drawn(monkeypatch, settings, tmp_path):
    """The pictures that were asked for, none of them drawn."""
    settings.SHARE_DIR, told = tmp_path, []
    monkeypatch.setattr(PagePicture, "draw", lambda self: told.append(self) or b"")
    return told


@pytest.mark.django_db
def test_every_kind_of_record_is_shared_with_a_picture_that_names_it(client, drawn):
    member = make_membership().organisation
    rows = [member, make_building(), make_article(is_sample=True), make_challenge()]

    answers = [client.get(f"{row.get_absolute_url()}bilde.png") for row in rows]

    assert [(one.status_code, one.headers["Content-Type"]) for one in answers] == [(200, "image/png")] * 4
    names = [member.name, *(str(getattr(row, "name", "") or row.title) for row in rows[1:])]
    assert [(picture.title, picture.alarm) for picture in drawn] == list(
        zip(names, ["", "", "Eksempel", ""], strict=True)
    )


@pytest.mark.django_db
def test_every_page_is_shared_with_a_picture_in_its_language_and_of_what_there_is(client, drawn):
    make_unit()
    make_unit(is_sample=True)

    pages = ["/bilde.png", "/om/styret/bilde.png", "/en/about/board/picture.png", "/lokaler/bilde.png"]
    assert [client.get(page).status_code for page in pages] == [200] * 4
    assert [(one.title, one.facts) for one in drawn[1:]] == [
        ("Styret", "Hvem som sitter der, og hvem de kommer fra"),
        ("The board", "Who sits there, and from whom"),
        ("Ledige lokaler", "1 lokale"),
    ]


@pytest.mark.django_db
def test_what_nobody_may_see_has_no_picture(client, drawn):
    draft = make_article(published_at=None)
    addresses = [
        *("/lokaler/interesse/hemmelig/bilde.png", "/utkast/hemmelig/bilde.png", "/finnes-ikke/bilde.png"),
        *(f"{draft.get_absolute_url()}bilde.png", "/medlemmer/finnes-ikke/bilde.png"),
    ]

    assert [client.get(address).status_code for address in addresses] == [404] * 5
    assert drawn == []


@pytest.mark.parametrize("title", ["A", "Menneskerettighetsorganisasjonsbyggingsprosjekt" * 3, "ord " * 60])
def test_any_title_and_facts_stay_above_the_street(title):
    picture = PagePicture(title=title, kind=title, facts=title, alarm="Eksempel")

    image = Image.open(BytesIO(picture.draw())).convert("RGB")

    bare = Image.open(BytesIO(PagePicture(title="").draw())).convert("RGB")
    beside = (1121, 0, 1200, 550)
    assert image.size == (1200, 630)
    assert image.crop(beside).tobytes() == bare.crop(beside).tobytes()


@pytest.mark.django_db
def test_a_part_of_a_list_is_known_by_its_own_address_and_what_is_filtered_by_the_lists(client, settings, monkeypatch):
    monkeypatch.setattr("events.lists.views.EVENTS_A_PAGE", 1)
    for days in (-9, -8, 8, 9):
        make_event(starts_at=timezone.now() + timedelta(days=days))
    paths = ["?side=2", "?tidligere=1&side=2", "?side=2&q=x", "?utm_source=x", "?side=x", "?tidligere=x"]

    found = [client.get(f"/arrangementer/{path}").context["canonical"] for path in paths]

    home = f"{settings.SITE_URL}/arrangementer/"
    assert found == [f"{home}?side=2", f"{home}?tidligere=1&side=2", home, home, home, home]
