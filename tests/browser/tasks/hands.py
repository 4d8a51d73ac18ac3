"""A person's hands at the portal: what they press is counted, what they type is not.

A press is a click or a tap: on a link, a button, a box, an option, and into a field unless it has the focus by itself.
A list that unfolds takes two, one to open it and one for the option; a file takes one, its window being the machine's.
"""

from contextlib import contextmanager


class Hands:
    """Those of one person at one page. `presses` counts all, `into_text` those of them that only led into a field."""

    def __init__(self, page):
        self.page = page
        self.presses = self.into_text = 0

    def press(self, place):
        """A link, a button, a box or an option."""
        self.presses += 1
        place.click()

    def write(self, field, text):
        """Type into a field, which is pressed first unless the focus is there; what stood in it is gone."""
        self._go_into(field)
        field.fill(text)

    def choose(self, field, option):
        """One of a list that unfolds, by what it says."""
        self.presses += 2
        field.select_option(label=option)

    def search(self, field, text, option):
        """One of those that a field offers while one types in it."""
        self._go_into(field)
        field.press_sequentially(text, delay=5)
        self.press(option)

    def lay(self, field, file):
        """A file from the machine."""
        self.presses += 1
        field.set_input_files(file)

    def _go_into(self, field):
        field.wait_for()
        self.page.wait_for_load_state()  # a new page gives the focus when it is there
        if not field.evaluate("field => field === document.activeElement"):
            self.presses += 1
            self.into_text += 1
            field.click()


@contextmanager
def counted(page, rows, task, *, goal, besides_text=False):
    """Hands for one task; afterwards a row of the table: (task, window's width, presses, goal).

    With `besides_text` the goal is for presses besides those into fields that are written in.
    """
    hands = Hands(page)
    yield hands
    presses = hands.presses - (hands.into_text if besides_text else 0)
    rows.append((task, page.viewport_size["width"], presses, goal))
    assert presses <= goal, f"{task}: {presses} presses, and the goal is {goal}"
