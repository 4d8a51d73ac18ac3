"""Which backups are kept: values in, values out."""

from datetime import UTC, datetime, timedelta

import pytest

from tech_port.backups.thinning import moment_of, name_of, to_thin

NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)  # a Thursday


def at(*day_and_hour):
    return name_of(datetime(*day_and_hour, tzinfo=UTC))


@pytest.mark.parametrize(
    ("names", "gone"),
    [
        ([], []),
        ([at(2020, 1, 1)], []),
        ([at(2026, 11, 25, 1), at(2026, 11, 25, 9), at(2026, 11, 24, 9)], [at(2026, 11, 25, 1)]),
        (
            [at(2026, 11, 26), at(2026, 11, 16), at(2026, 11, 17), at(2026, 11, 18)],
            [at(2026, 11, 16), at(2026, 11, 17)],
        ),
        ([at(2026, 11, 26), at(2026, 11, 8), at(2026, 11, 9)], []),
        ([at(2026, 11, 26), at(2026, 8, 3), at(2026, 8, 30), at(2026, 9, 1)], [at(2026, 8, 3)]),
        ([at(2026, 11, 26), at(2025, 11, 25), at(2025, 11, 27)], [at(2025, 11, 25)]),
    ],
    ids=["none", "the only one", "a day's last", "a week's last", "two weeks", "a month's last", "a year at most"],
)
def test_the_last_of_each_day_week_and_month_is_kept(names, gone):
    assert to_thin(names, NOW) == gone


def test_two_years_of_nights_leave_seven_days_four_weeks_and_twelve_months():
    kept = []
    for night in range(730):
        now = NOW - timedelta(days=730 - night)
        kept.append(name_of(now))
        gone = to_thin(kept, now)
        kept = [name for name in kept if name not in gone]

    days = [(now - moment_of(name)).days for name in reversed(kept)]
    assert days[:7] == [0, 1, 2, 3, 4, 5, 6]
    last_of_weeks, last_of_months = [10, 17, 24], [25, 56, 86, 117, 148, 178, 209, 239, 270, 298, 329, 360]
    assert days == [*range(7), *last_of_weeks, *last_of_months]


@pytest.mark.parametrize(
    "name",
    ["erased.txt", "tech-port-20200101T000000Z.tar.age", "tech-port-20201301T000000Z.tar", "min-20200101T000000Z.tar"],
)
def test_a_file_that_is_not_named_as_ours_is_never_deleted(name):
    assert to_thin([name, at(2026, 11, 26), at(2026, 11, 25)], NOW) == []
