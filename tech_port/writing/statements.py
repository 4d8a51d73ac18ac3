"""Sentences about a named organisation, each with the columns that it rests on. Values in, values out.

A statement is made once, for what code or a template composes, in the room whose records it tells of, and takes its
place in `registry`, where a test looks at every one of them: its columns exist, and a coarse category is no evidence
for what is finer.
"""

from dataclasses import dataclass
from typing import Any

registry = {}


@dataclass(frozen=True)
class Statement:
    """A sentence with `%(…)s` for what the records say, under a name of its own.

    `rests_on` are columns, `app.Model.column`: without what they hold, it cannot be said.
    """

    name: str
    text: Any
    rests_on: tuple[str, ...]

    def __post_init__(self):
        if registry.setdefault(self.name, self) is not self:
            raise ValueError(f"There is another statement {self.name}.")

    def say(self, **words):
        return str(self.text) % words
