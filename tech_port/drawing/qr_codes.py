"""QR codes of addresses, as numbers for an SVG. Values in, values out."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

QUIET = 4  # empty modules around the code, as its standard asks


@dataclass(frozen=True)
class QrCode:
    """A code's dark modules as a path of one unit a module, and how many modules it is wide with its margin."""

    path: str
    size: int

    @property
    def view_box(self):
        return f"0 0 {self.size} {self.size}"


@lru_cache(maxsize=1000)  # some milliseconds each, and a page is asked for again by the same address
def qr_code(text):
    """The code of a text, of the least size that holds it; what is printed by a page is whole, so level L is enough."""
    import segno  # for what is printed alone

    # Any of the eight masks can be read; to choose the best of them takes four times as long as all the rest.
    code = segno.make_qr(text, error="l", boost_error=True, mask=0)
    runs = (run for y, row in enumerate(code.matrix, QUIET) for run in _runs(row, y))
    return QrCode("".join(runs), len(code.matrix) + 2 * QUIET)


def _runs(row, y):
    """The dark runs of a row of modules."""
    x = QUIET
    for dark, modules in groupby(row):
        width = len(list(modules))
        if dark:
            yield f"M{x} {y}h{width}v1h-{width}z"
        x += width
