"""The pictures of the handbook, taken anew by `make handbook`: invented people on a site of the tests' own."""

import io
from datetime import timedelta

import pytest
from django.conf import settings
from PIL import Image

from tests.admin.records import address
from tests.browser.signing_in import sign_in
from tests.factories import (
    make_article,
    make_board_seat,
    make_event,
    make_interest,
    make_meeting,
    make_organisation,
    make_person,
    make_registration,
)

FOLDER = settings.BASE_DIR / "static" / "handbook"
WIDE, NARROW, HIGH = 1100, 390, 780
GUESTS = ["Anne Berg", "Berit Dahl", "Cato Eide", "Dag Foss", "Eli Gran", "Finn Haug", "Guro Iversen", "Hans Jensen"]
SEATS = [("Ida Krogh", "deputy"), ("Jon Lie", "member"), ("Kari Moe", "member"), ("Lars Nes", "member")]


@pytest.fixture
def pictured(portal):
    """{name of a picture: (the address that it shows, how wide the window is)}."""
    event = make_event(title_nb="Frokost om sirkulære bygg", title_en="Breakfast on circular buildings")
    for number, name in enumerate(GUESTS):
        make_registration(event=event, name=name, status="attended" if number < 2 else "confirmed")
    make_meeting(is_sample=False)
    for order, (name, role) in enumerate(SEATS, start=2):
        person = make_person(name=name, slug=name.lower().replace(" ", "-"))
        seat = {"person": person, "organisation": make_organisation(name=f"{name.split()[1]} AS"), "role": role}
        make_board_seat(**seat, order=order, starts_on=event.starts_at.date() - timedelta(days=300))
    interest = make_interest(organisation_name="Fjordkode AS", contact_name="Mona Nygård")
    article = make_article(title_nb="Frokost om sirkulære bygg", title_en="Breakfast on circular buildings")
    article.title_nb = "Åtte kom til frokost om sirkulære bygg"
    article.save()
    at = f"/admin/events/event/{event.pk}"
    return {
        "news": ("/admin/content/article/add/", WIDE),
        "series": (f"{at}/serie/", WIDE),
        "board": ("/admin/members/boardseat/nytt-styre/", WIDE),
        "interest": (address("premises.interest", interest.pk, "change"), WIDE),
        "door": (f"{at}/dagen/", NARROW),
        "day": (f"{at}/dagen/", WIDE),
        "history": (address("content.article", article.pk, "history"), WIDE),
        "newsletter": ("/admin/newsletter/issue/add/", WIDE),
    }


def test_take_the_pictures(visit, pictured):
    FOLDER.mkdir(exist_ok=True)
    page = visit()
    sign_in(page, "/admin/")

    for name, (place, width) in pictured.items():
        page.set_viewport_size({"width": width, "height": HIGH})
        page.goto(place)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.activeElement.blur()")
        shot = Image.open(io.BytesIO(page.screenshot()), formats=["PNG"])
        shot.convert("RGB").save(FOLDER / f"{name}.webp", quality=72, method=6)

    assert sorted(file.stem for file in FOLDER.glob("*.webp")) == sorted(pictured)
