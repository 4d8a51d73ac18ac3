"""QR codes as paths."""

import re

from tech_port.drawing.qr_codes import QUIET, qr_code


def dark(code):
    """The dark modules of a code's path, as {(x, y)}."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path)
    assert "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in runs) == code.path
    return {(int(x) + step, int(y)) for x, y, width in runs for step in range(int(width))}


def test_a_code_has_its_three_corners_and_an_empty_margin():
    code = qr_code("https://portal.example/lokaler/byggetrinn-2/b2-602/?ansatte=40")

    modules, last = dark(code), code.size - QUIET - 1
    ring = {(x, y) for x in range(7) for y in range(7) if x in (0, 6) or y in (0, 6)}
    for left, top in ((QUIET, QUIET), (last - 6, QUIET), (QUIET, last - 6)):
        corner = {(x - left, y - top) for x, y in modules if 0 <= x - left < 7 and 0 <= y - top < 7}
        assert {place for place in corner if place in ring} == ring
        assert not corner & {(x, y) for x in range(1, 6) for y in range(1, 6) if x in (1, 5) or y in (1, 5)}
    assert [place for place in modules if not all(QUIET <= number <= last for number in place)] == []
    assert code.view_box == f"0 0 {code.size} {code.size}"


def test_a_longer_text_has_a_larger_code_and_the_same_text_the_same():
    assert qr_code("a").size < qr_code("a" * 200).size
    assert qr_code("a") is qr_code("a")
