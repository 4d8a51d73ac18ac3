"""Pictures for sharing: their size and content, and how they are kept."""

import os
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import time_machine
from PIL import Image

from events.event.picture_views import picture_of
from tech_port.drawing import cache as picture_cache
from tech_port.drawing import canvas
from tech_port.drawing.share_picture import Bay, EventPicture, UnitPicture
from tests.factories import make_building, make_event, make_lease, make_unit, make_venue

UNIT = UnitPicture(
    title="1 500 m²",
    place="6. etasje øst, Byggetrinn 3",
    status="Ledig nå",
    price="2 450 kr/m²/år",
    is_lit=True,
    width=240,
    height=64,
    bays=(
        Bay(0, 32, 118, 30, "let", ((10, 40, 10, 16),)),
        Bay(120, 32, 118, 30, "coming"),
        Bay(0, 0, 118, 30, "vacant", ((10, 8, 10, 16),), is_current=True),
    ),
)
EVENT = EventPicture(day="3", month="des 2026", title="Frokostmøte", when="3. desember 2026", place="Aulaen")


def read(png):
    return Image.open(BytesIO(png)).convert("RGB")


def colours(image, box):
    return {image.getpixel((x, y)) for x in range(box[0], box[2]) for y in range(box[1], box[3])}


@pytest.fixture
def folder(settings, tmp_path):
    settings.SHARE_DIR = tmp_path / "share"
    return settings.SHARE_DIR


@pytest.mark.parametrize("picture", [UNIT, EVENT])
def test_a_picture_has_the_size_that_is_shared(picture):
    png = picture.draw()

    assert read(png).size == (1200, 630)
    assert len(png) < 200_000
    assert png == picture.draw()


def test_only_the_unit_of_the_picture_is_fully_lit():
    image = read(UNIT.draw())
    other = read(UnitPicture(**{**UNIT.__dict__, "bays": UNIT.bays[:2]}).draw())

    building = (660, 110, 1120, 559)
    assert canvas.colour("lit") in colours(image, building)
    assert canvas.colour("outline") in colours(image, building)
    assert canvas.colour("lit") not in colours(other, building)


def test_every_status_is_drawn_in_its_own_colours():
    bays = tuple(
        Bay(120 * number, 0, 118, 30, status, ((120 * number + 10, 8, 10, 16),), is_current=status == "coming")
        for number, status in enumerate(["let", "reserved", "common", "off_market", "vacant", "coming"])
    )

    image = read(UnitPicture(**{**UNIT.__dict__, "bays": bays, "width": 720, "height": 32, "is_lit": False}).draw())

    drawn = colours(image, (660, 110, 1120, 559))
    assert {canvas.colour(name) for name in ("let", "reserved", "reserved-line", "common", "common-2")} <= drawn


@pytest.mark.parametrize(
    "title",
    [
        "Et arrangement med et navn som er så langt at det ikke får plass på to linjer, og heller ikke på tre av dem",
        "Menneskerettighetsorganisasjonsbyggingsprosjekt" * 3,
        "A",
        "",
        "Ord\u00a0som\u00a0henger sammen 東京 🎉",
    ],
)
def test_any_title_stays_inside_the_picture(title):
    image = read(EventPicture("31", "des 2026", title, "31. desember 2026 kl. 13.00–15.00", title, "Avlyst").draw())

    background = {canvas.mixed("fjord", "fjord-2", y / 630) for y in range(630)}
    assert colours(image, (1121, 0, 1200, 550)) <= background


def test_a_text_is_wrapped_at_spaces_and_never_at_hard_ones():
    font = canvas.font_of(40, 700)

    assert canvas.wrap("1\u00a0500\u00a0m² i 6. etasje", font, 200) == ["1\u00a0500\u00a0m² i", "6. etasje"]
    assert canvas.shortened("for langt for dette", font, 200).endswith("…")
    assert font.getlength(canvas.shortened("for langt for dette", font, 200)) <= 200


# On disk


def test_a_picture_is_drawn_once_and_kept_whole(folder, monkeypatch):
    first = picture_cache.drawn(UNIT)
    monkeypatch.setattr(UnitPicture, "draw", lambda self: pytest.fail("it was drawn again"))

    second = picture_cache.drawn(UNIT)

    assert first == second
    assert [path.name for path in folder.iterdir()] == [f"{picture_cache.key_of(UNIT)}.png"]


def test_another_content_is_another_picture():
    assert picture_cache.key_of(UNIT) != picture_cache.key_of(UnitPicture(**{**UNIT.__dict__, "price": ""}))


def test_the_oldest_pictures_go_when_there_are_too_many(folder, monkeypatch):
    monkeypatch.setattr(picture_cache, "MAX_KEPT", 3)
    folder.mkdir()
    for age in range(5):
        (folder / f"{age}.png").touch()
        os.utime(folder / f"{age}.png", (1000 - age, 1000 - age))

    picture_cache.drawn(EVENT)

    assert {path.name for path in folder.iterdir()} == {"0.png", "1.png", f"{picture_cache.key_of(EVENT)}.png"}


def test_a_picture_that_cannot_be_kept_is_sent_all_the_same(folder, caplog):
    folder.write_text("a file where the folder should be")

    png = picture_cache.drawn(EVENT)

    assert read(png).size == (1200, 630)
    assert "a picture could not be kept" in caplog.text


def test_nothing_half_written_is_left_behind(folder, monkeypatch):
    def fail(*paths):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(picture_cache.os, "replace", fail)

    picture_cache.drawn(EVENT)

    assert list(folder.iterdir()) == []


# Addresses


@pytest.mark.django_db
def test_a_unit_has_its_picture_and_its_page_says_so(client, folder):
    unit = make_unit(building=make_building(slug="hus"), slug="l1")

    response = client.get("/lokaler/hus/l1/bilde.png")

    page = client.get("/lokaler/hus/l1/").content.decode()
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert read(response.content).size == (1200, 630)
    assert '<meta property="og:image" content="http://127.0.0.1:8000/lokaler/hus/l1/bilde.png">' in page
    assert '<meta property="og:image:width" content="1200">' in page
    assert f'<meta property="og:image:alt" content="{unit.name}, ' in page
    assert "img/share" not in page


@pytest.mark.django_db
def test_one_who_has_the_picture_is_not_sent_it_again_until_it_changes(client, folder):
    unit = make_unit(building=make_building(slug="hus"), slug="l1")
    tag = client.get("/lokaler/hus/l1/bilde.png").headers["ETag"]

    same = client.get("/lokaler/hus/l1/bilde.png", headers={"If-None-Match": tag})
    make_lease(unit=unit, starts_on=date(2020, 1, 1))
    other = client.get("/lokaler/hus/l1/bilde.png", headers={"If-None-Match": tag})

    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", tag)
    assert other.status_code == 200


@pytest.mark.django_db
def test_a_rent_on_request_is_told_and_one_of_what_is_let_is_not(client, folder, monkeypatch):
    told = []
    monkeypatch.setattr(UnitPicture, "draw", lambda self: told.append((self.status, self.price, self.is_lit)) or b"")
    building = make_building(slug="hus")
    make_unit(building=building, slug="l1", rent_nok_m2_year=None)
    make_lease(unit=make_unit(building=building, slug="l2", is_offered=False))

    client.get("/lokaler/hus/l1/bilde.png")
    client.get("/lokaler/hus/l2/bilde.png")

    assert told == [("Ledig nå", "Leie på forespørsel", True), ("Utleid", "", False)]


@pytest.mark.django_db
def test_an_event_has_its_picture_in_both_languages(client, folder):
    make_event(slug="frokost", venue=make_venue(name_nb="Aulaen"))

    norwegian = client.get("/arrangementer/frokost/bilde.png")

    page = client.get("/arrangementer/frokost/").content.decode()
    assert read(norwegian.content).size == (1200, 630)
    assert 'content="http://127.0.0.1:8000/arrangementer/frokost/bilde.png"' in page


@pytest.mark.django_db
def test_what_visitors_may_not_see_has_no_picture(client, folder):
    make_unit(building=make_building(slug="hus"), slug="l1", hidden=True)
    make_event(slug="kladd", state="draft")

    assert client.get("/lokaler/hus/l1/bilde.png").status_code == 404
    assert client.get("/lokaler/hus/finnes-ikke/bilde.png").status_code == 404
    assert client.get("/arrangementer/kladd/bilde.png").status_code == 404


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 21, 9, tzinfo=UTC), tick=False)
def test_the_date_block_is_as_exact_as_the_date_is_known():
    day = make_event(starts_at=datetime(2026, 12, 3, 12, tzinfo=UTC), venue=None)
    month = make_event(starts_at=datetime(2027, 1, 1, 12, tzinfo=UTC), precision="month")
    moved = make_event(state="moved")

    told = [picture_of(event, datetime(2026, 11, 21, tzinfo=UTC)) for event in (day, month, moved)]

    assert [(one.day, one.month) for one in told[:2]] == [("3", "des 2026"), ("jan", "2027")]
    assert [one.alarm for one in told] == ["", "", "Flyttet"]
    assert told[0].place == ""
