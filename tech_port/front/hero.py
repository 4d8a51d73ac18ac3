"""How the buildings stand under the front page's title. Values in, values out.

The title and the form have the sky at the left. The lowest building stands there and the highest at the right, so the
drawing is raised beside the words as far as what stands below them leaves room.
"""

from collections.abc import Iterable

from premises.elevation.stacking import FLOOR_HEIGHT, Elevation

WIDTH = 1180  # of the page where the words and the drawing stand beside each other
WORDS = 600  # the width of the words, with air beside them
GAP = 36
MAX_RAISED = 9  # floors: as many as home.css has steps for


def rising(drawings: Iterable[Elevation]) -> list[Elevation]:
    """The lowest first; those of the same height keep their order."""
    return sorted(drawings, key=lambda drawing: drawing.height)


def raised(drawings: list[Elevation]) -> int:
    """By how many floors a row of drawings can stand higher than below the words, without touching them."""
    if not drawings:
        return 0
    width = sum(drawing.width for drawing in drawings) + GAP * (len(drawings) - 1)
    scale = min(1, WIDTH / width)  # heights are kept where widths shrink
    below, x = 0, 0
    for drawing in drawings:
        if x * scale < WORDS:
            below = max(below, drawing.height)
        x += drawing.width + GAP
    highest = max(drawing.height for drawing in drawings)
    return min(MAX_RAISED, (highest - below) // FLOOR_HEIGHT)
