"""What staff see of a proposal: the difference word by word, and what to beware of."""

import pytest

from members.profiles import values as profile_values
from tech_port.writing.difference import Piece, words
from tests.factories import (
    make_profile_change,
)
from tests.members.profiles.editing import review
from tests.pages_read import elements, text


def test_only_the_words_that_differ_are_marked():
    pieces = words("Vi lager roboter\n\ni Trondheim.", "Vi lager mange roboter\n\ni Oslo.")

    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "Vi lager "),
        ("new", "mange "),
        ("same", "roboter\n\ni "),
        ("gone", "Trondheim."),
        ("new", "Oslo."),
    ]
    assert words("", "Ny.") == [Piece("new", "Ny.")]


@pytest.mark.django_db
def test_staff_see_the_difference_field_by_field_and_nothing_a_member_wrote_is_markup(staff, member, kari):
    change = make_profile_change(
        organisation=member,
        contact=kari,
        before={"text_nb": "Vi lager roboter i Trondheim.", "contact-new-1": None},
        after={
            "text_nb": "Vi lager <script>alert(1)</script> i Trondheim.",
            "contact-new-1": {
                "name": "Ny",
                "title_nb": "",
                "title_en": "",
                "email": "ny@fjord.example",
                "phone": "+4791862151",
                "is_public": True,
            },
        },
    )

    page = staff.get(review(change))

    marks = {tag: ["".join(one.itertext()) for one in elements(page, tag)] for tag in ("del", "ins")}
    assert marks["del"] == ["roboter "]
    assert marks["ins"][0] == "<script>alert(1)</script> "
    assert "918\u00a062\u00a0151" in "".join(marks["ins"])
    assert "<script>alert" not in page.content.decode()
    assert next((row.text, row.url) for row in staff.get("/admin/").context["todo"]) == (
        "1 medlem vil endre siden sin",
        "/admin/members/profilechange/?status__exact=proposed",
    )
    assert "Siden er endret siden forslaget" not in text(page)


@pytest.mark.django_db
def test_staff_are_warned_when_the_page_has_changed_since(staff, member):
    change = make_profile_change(organisation=member, before={"text_nb": "En eldre tekst."})

    page = staff.get(review(change))

    assert "Siden er endret siden forslaget ble skrevet." in text(page)
    assert "Vi lager roboter i Trondheim." in text(page)


@pytest.mark.django_db
def test_staff_are_warned_when_an_editors_address_would_change(staff, member, kari):
    value = profile_values.contact_value(kari)
    key = f"contact-{kari.pk}"
    change = make_profile_change(
        organisation=member, before={key: value}, after={key: value | {"email": "ny@annet.example"}}
    )

    assert "Denne kontakten får redigere profilen." in text(staff.get(review(change)))
