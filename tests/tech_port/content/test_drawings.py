"""Pictures drawn from a number: as many windows as the number, and words that say so."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tech_port.content.drawings.pictures import Kind, draw
from tech_port.content.drawings.shapes import CARD, NARROW, WIDE
from tests.factories import make_article, make_picture
from tests.pages_read import flat, get

SIZES = (WIDE, NARROW, CARD)


def paths(drawing, css):
    return "".join(shape.path for shape in drawing.shapes if shape.css == css)


@pytest.mark.parametrize("kind", [Kind.WINDOWS, Kind.GRID])
@pytest.mark.parametrize("count", [1, 7, 80, 113, 150, 300])
def test_there_is_a_window_for_each(kind, count):
    drawings = [draw(kind, count, ["hver gjest"], size) for size in SIZES]

    assert [paths(drawing, "people").count("M") for drawing in drawings] == [count] * 3
    assert {drawing.caption for drawing in drawings} == {"Tegnet fra tallet i saken: ett vindu for hver gjest."}
    assert f"{count} vinduer" in drawings[0].text


def test_windows_stay_on_the_picture():
    for kind in (Kind.WINDOWS, Kind.GRID):
        for count in (1, 80, 300):
            for size in SIZES:
                drawing = draw(kind, count, ["x"], size)
                corners = [box[1:].split("h")[0].split() for box in paths(drawing, "people").split("z")[:-1]]
                assert all(0 < float(x) < size.width and 0 < float(y) < drawing.height for x, y in corners)


def test_what_is_planned_is_dashed_and_said():
    drawing = draw(Kind.STAGES, 3, ["Ett", "To", "Tre"], WIDE, planned=1)

    houses = [shape.css for shape in drawing.shapes if shape.css in ("wall-let", "planned")]
    assert houses == ["wall-let", "wall-let", "planned"]
    assert drawing.text == "Ett, To, Tre (planlagt)"
    assert drawing.caption.endswith("Det stiplede er planlagt, ikke bekreftet.")


def test_days_are_counted_back_from_the_day_the_story_is_about():
    drawing = draw(Kind.DAYS, 113, ["stiftet", "lansert"], WIDE, last_day=date(2021, 10, 7))

    assert paths(drawing, "days").count("V") == 112  # between the two ends
    assert drawing.text.replace("\u00a0", " ") == "113 dager fra 16. juni 2021 (stiftet) til 7. oktober 2021 (lansert)."


def test_two_share_a_window_for_each_hundred_square_metres():
    drawing = draw(Kind.SHARED, 700, ["Ett", "To"], NARROW)

    assert paths(drawing, "people").count("M") == 7
    assert [label.text for label in drawing.labels] == ["Ett", "To"]


@pytest.mark.django_db
def test_a_photograph_takes_the_place_of_the_drawing_and_no_number_is_no_picture(client):
    drawn = {"picture_kind": "windows", "picture_number": 3, "picture_words_nb": "hver gjest"}
    make_article(slug="tegnet", **drawn)
    make_article(slug="bilde", picture=make_picture(alt_nb="Huset"), **drawn)
    make_article(slug="uten")

    drawn, with_photo, without = (
        flat(get(client, f"/aktuelt/{slug}/")).partition("more-news")[0] for slug in ("tegnet", "bilde", "uten")
    )

    assert "ett vindu for hver gjest" in drawn
    assert ["drawn--wide" in page for page in (drawn, with_photo, without)] == [True, False, False]
    assert ['class="across"' in page for page in (with_photo, without)] == [True, False]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"picture_kind": "windows", "picture_number": 301, "picture_words_nb": "hver gjest"}, "picture_number"),
        ({"picture_kind": "shared", "picture_number": 700, "picture_words_nb": "en"}, "picture_words_nb"),
        ({"picture_kind": "days", "picture_number": 9, "picture_words_nb": "a; b"}, "picture_kind"),
        ({"picture_kind": "grid"}, "__all__"),
        ({"picture_planned": 1}, "__all__"),
    ],
)
def test_what_cannot_be_drawn_is_refused(values, field):
    article = make_article()
    for name, value in values.items():
        setattr(article, name, value)

    with pytest.raises(ValidationError) as refused:
        article.full_clean()

    assert list(refused.value.message_dict) == [field]
