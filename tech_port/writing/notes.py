"""The numbered notes of a page: each source once, in the order it is first pointed at. Values in, values out."""

from dataclasses import dataclass, field


@dataclass
class Note:
    """A source under its number, and how many places of the page point at it; 0 where it stands for the whole page."""

    source: object
    number: int
    marks: int = 0

    @property
    def anchor(self):
        """The id of the note's own line."""
        return f"kilde-{self.number}"

    @property
    def back(self):
        """The id of the first place that points at it; "" where none does."""
        return self.place(1) if self.marks else ""

    def place(self, mark):
        """The id of the place that is the nth to point at it."""
        return f"{self.anchor}-{mark}"


@dataclass
class Notes:
    """What a page has pointed at so far; one is made for each page, and its marks and its list share it."""

    _notes: dict = field(default_factory=dict)

    def __iter__(self):
        return iter(self._notes.values())

    def __bool__(self):
        return bool(self._notes)

    @property
    def state(self):
        """What has been pointed at so far, as a value: ((source, number of marks), …)."""
        return tuple((note.source, note.marks) for note in self)

    def become(self, state):
        """Stand as the notes of a page did that had come as far."""
        self._notes = {source: Note(source, number, marks) for number, (source, marks) in enumerate(state, 1)}

    def note(self, source):
        """A source's note: the same each time it is asked for, a new number for a source that is new."""
        return self._notes.setdefault(source, Note(source, len(self._notes) + 1))

    def mark(self, source):
        """The note of a source, and the id of this place that points at it."""
        note = self.note(source)
        note.marks += 1
        return note, note.place(note.marks)
