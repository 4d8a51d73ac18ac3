"""What both sides changed, and what of another's was kept, as it is told."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.writing.difference import words

from .authors import Author
from .versions import CHOICE, MINE, THEIRS

CHANGED = gettext_lazy("%(who)s endret %(what)s mens du skrev. Begge endringene er tatt vare på.")
DELETED = gettext_lazy("%(who)s slettet %(what)s mens du skrev.")
ADDED = gettext_lazy("%(who)s la til %(what)s mens du skrev.")


@dataclass(frozen=True)
class Clash:
    """What I wrote and another did, of one field, of fields that are one, or of a row that one of us deleted.

    `anchor` is the id of the field in the form, "" where it has none; `row` the number of a new row that holds what I
    wrote in one that was deleted.
    """

    key: str
    label: str
    theirs: str
    mine: str
    author: Author = field(default_factory=Author)
    anchor: str = ""
    row: int | None = None

    @property
    def name(self):
        return f"{CHOICE}{self.key}"

    @property
    def choices(self):
        """[(value, label)] of the choice between the two."""
        return [(MINE, _("Behold min")), (THEIRS, _("Behold %(whose)s") % {"whose": self.author.whose})]

    @cached_property
    def pieces(self):
        """The words that differ: gone of theirs, new in mine."""
        return words(self.theirs, self.mine)

    @property
    def their_pieces(self):
        return [piece for piece in self.pieces if piece.kind != "new"]

    @property
    def my_pieces(self):
        return [piece for piece in self.pieces if piece.kind != "gone"]


@dataclass(frozen=True)
class Kept:
    """What another did meanwhile to something that I left as it was."""

    sentence: str
    label: str
    author: Author

    def __str__(self):
        return self.sentence % {"who": self.author.begins, "what": self.label}


def sentences(kept):
    """What was kept, one sentence for each who did the same kind of thing."""
    together = {}
    for one in kept:
        together.setdefault((one.author.begins, one.sentence), []).append(one.label)
    return [sentence % {"who": who, "what": listed(labels)} for (who, sentence), labels in together.items()]


def listed(labels):
    """`Telefon, Nettsted og Om oss`."""
    labels = list(dict.fromkeys(labels))
    if len(labels) < 2:
        return "".join(labels)
    return _("%(most)s og %(last)s") % {"most": ", ".join(labels[:-1]), "last": labels[-1]}
