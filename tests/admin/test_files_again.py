"""A file that was chosen beside what was wrong is asked for again, where it is chosen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import make_building
from tests.pages_read import text

pytestmark = pytest.mark.django_db

AGAIN = "Velg filen igjen når du har rettet resten: den er ikke tatt vare på."

CALENDAR = SimpleUploadedFile("juni.ics", b"BEGIN:VCALENDAR")
LIST = SimpleUploadedFile("liste.csv", b"navn;etasje;areal\nB1;1;100\n")


@pytest.mark.parametrize(
    ("address", "file", "forgotten"),
    [
        ("/admin/events/calendarimport/add/", CALENDAR, "organisation"),
        ("/admin/premises/landlordimport/add/", LIST, "building"),
    ],
    ids=["calendar", "landlord's list"],
)
def test_a_forgotten_choice_does_not_lose_the_file_in_silence(staff, address, file, forgotten):
    make_building()

    errors = staff.post(address, {"file": file}).context["adminform"].form.errors

    assert sorted(errors) == sorted([forgotten, "file"])
    assert errors["file"] == [AGAIN]


def test_nothing_is_asked_for_where_no_file_was_chosen(staff):
    answer = staff.post("/admin/events/calendarimport/add/", {"pasted": "BEGIN:VCALENDAR"})

    assert AGAIN not in text(answer)
    assert list(answer.context["adminform"].form.errors) == ["organisation"]
