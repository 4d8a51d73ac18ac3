"""`make coverage` counts branches by the rooms of the code."""

import pytest

from tests.coverage_rooms import line, room_of, rooms


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("premises/interest/forms.py", "premises/interest"),
        ("premises/models/interest.py", "premises/models"),
        ("premises/admin/interest/page.py", "premises/admin"),
        ("premises/costs.py", "premises (floor)"),
        ("tech_port/worker/management/commands/worker.py", "tech_port/worker"),
        ("tech_port/settings.py", "tech_port (floor)"),
    ],
)
def test_a_module_belongs_to_the_folder_under_its_app(path, room):
    assert room_of(path) == room


def test_rooms_are_summed_and_the_lowest_share_is_first():
    counts = {
        "events/tips/forms.py": (3, 4),
        "events/tips/views.py": (0, 0),
        "events/lists/months.py": (2, 2),
        "events/lists/views.py": (1, 8),
        "events/apps.py": (0, 0),
    }
    files = {
        path: {"summary": {"covered_branches": covered, "num_branches": count}}
        for path, (covered, count) in counts.items()
    }

    found = rooms({"files": files})

    assert found == [("events/lists", 3, 10), ("events/tips", 3, 4)]
    assert line(*found[0]) == "  30.0%      3 of   10  events/lists"
