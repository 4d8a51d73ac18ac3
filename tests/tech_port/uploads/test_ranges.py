"""Which part of a file of ten bytes a request asks for."""

import pytest

from tech_port.uploads import ranges


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("bytes=0-3", (0, 4)),
        ("bytes=4-", (4, 6)),
        ("bytes=9-9", (9, 1)),
        ("bytes=0-99", (0, 10)),
        ("bytes=-3", (7, 3)),
        ("bytes=-99", (0, 10)),
        ("Bytes = 2 - 3", (2, 2)),
        ("bytes=5-4", None),
        ("bytes=-", None),
        ("bytes=0-1,4-5", None),
        ("items=0-1", None),
        ("bytes=a-b", None),
        ("bytes=٣-٤", None),
        (f"bytes={'9' * 5000}-", None),
    ],
)
def test_one_range_is_read_and_what_is_none_is_passed_over(header, expected):
    assert ranges.part(header, 10) == expected


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=10-", 10), ("bytes=10-12", 10), ("bytes=-0", 10), ("bytes=0-", 0)]
)
def test_a_part_behind_the_end_is_refused(header, size):
    with pytest.raises(ranges.OutsideTheFile):
        ranges.part(header, size)


@pytest.mark.parametrize(
    ("if_range", "expected"),
    [(None, True), ('"a"', True), ('W/"a"', False), ('"b"', False), ("then", True), ("later", False)],
)
def test_a_part_fits_only_to_the_same_file(if_range, expected):
    assert ranges.is_still(if_range, '"a"', "then") is expected
