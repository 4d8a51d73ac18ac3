"""Which units are compared: the address says, by `lokale=`. Values in, values out."""

from dataclasses import dataclass
from urllib.parse import urlencode

MAX_UNITS = 6
MAX_KEY_LENGTH = 14


@dataclass(frozen=True)
class Chosen:
    """The units to compare, in the order they were chosen; `rejected` is how many values of the address are no key."""

    keys: tuple = ()
    rejected: int = 0
    too_many: int = 0

    @classmethod
    def read(cls, values):
        """From the values of `lokale=`; each unit once, six at most."""
        values = list(dict.fromkeys(value for value in values if value))
        good = [value for value in values if value.isascii() and value.isdigit() and len(value) <= MAX_KEY_LENGTH]
        keys = tuple(dict.fromkeys(int(value) for value in good))
        return cls(keys[:MAX_UNITS], len(values) - len(good), max(0, len(keys) - MAX_UNITS))

    def __len__(self):
        return len(self.keys)

    def __contains__(self, key):
        return key in self.keys

    @property
    def is_full(self):
        return len(self) >= MAX_UNITS

    def adding(self, key):
        return self if key in self else Chosen((*self.keys, key)[:MAX_UNITS])

    def without(self, key):
        return Chosen(tuple(other for other in self.keys if other != key))

    @property
    def query(self):
        """`lokale=3&lokale=5`; "" when nothing is chosen."""
        return urlencode([("lokale", key) for key in self.keys])
