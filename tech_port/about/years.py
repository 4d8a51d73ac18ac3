"""The way to the goal as a drawing: a house for each year since it was set, and a large one. Values in, values out.

Lengths are in the drawing's own units; at full size one is one CSS pixel. The years that have come are filled, the ones
to come are outlines. All are as high: what was reached in a year is not known, so it is not drawn.
"""

from dataclasses import dataclass

WIDTH, HEIGHT = 1180, 226
GOAL_WIDTH = 430
GAP = 12
WALL, ROOF = 78, 24  # of the house of a year
MOST_YEARS = 12
WINDOWS = ((0.26, 0.34), (0.6, 0.34), (0.26, 0.62), (0.6, 0.62))  # places in a house, as parts of it


@dataclass(frozen=True)
class House:
    """The house of a year, from its left edge."""

    year: int
    x: int
    width: int
    is_come: bool
    is_now: bool

    @property
    def middle(self):
        return self.x + self.width // 2

    @property
    def wall(self):
        """Its path: gables, steps and slanted roofs by turns."""
        top, right = HEIGHT - WALL, self.x + self.width
        roofs = (
            f"L{self.middle} {top - ROOF}L{right} {top}",
            f"H{self.x + self.width // 4}V{top - ROOF // 2}H{self.middle}V{top - ROOF}"
            f"H{right - self.width // 4}V{top - ROOF // 2}H{right}",
            f"L{self.x + self.width // 3} {top - ROOF}L{right} {top - ROOF // 3}",
        )
        return f"M{self.x} {HEIGHT}V{top}{roofs[self.year % len(roofs)]}V{HEIGHT}z"

    @property
    def windows(self):
        places = [(self.x + round(self.width * x), HEIGHT - WALL + round(WALL * y)) for x, y in WINDOWS]
        return "".join(f"M{x} {y - 14}h9v13h-9z" for x, y in places)


class Road:
    """The years from the one in which a goal was set up to its own; `houses` are those before it."""

    width, height = WIDTH, HEIGHT
    full_height = HEIGHT + 30  # with the years below the ground

    def __init__(self, set_in, goal, today):
        self.set_in, self.goal, self.today = set_in, goal, today
        years = list(range(max(set_in, goal - MOST_YEARS), goal))
        step = (WIDTH - GOAL_WIDTH) // max(1, len(years))
        self.houses = [
            House(year, number * step, step - GAP, year <= today.year, year == today.year)
            for number, year in enumerate(years)
        ]

    @property
    def view_box(self):
        return f"0 0 {WIDTH} {self.full_height}"

    @property
    def middle(self):
        """Of the goal's house."""
        return WIDTH - GOAL_WIDTH // 2

    @property
    def goal_wall(self):
        left = WIDTH - GOAL_WIDTH + GAP
        return f"M{left} {HEIGHT}V54L{self.middle} 4L{WIDTH - 2} 54V{HEIGHT}"

    @property
    def left_years(self):
        """How many years are left to it."""
        return max(0, self.goal - self.today.year)


def road_to(milestone, today):
    """The way to a goal, from the year in which its source speaks of it; None without a goal or such a year."""
    if milestone is None or milestone.claim.known is None:
        return None
    set_in, goal = milestone.claim.known.first.year, milestone.claim.start.last.year
    return Road(set_in, goal, today) if set_in < goal else None
