"""Whom is asked about, and by which columns a row is found to be theirs."""

from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db import models
from django.db.models import EmailField, Q
from django.db.models.constants import LOOKUP_SEP

from ..open_forms import tokens


@dataclass(frozen=True)
class Asked:
    """An e-mail address, or a name, of which each word has to be found."""

    text: str

    @property
    def is_address(self):
        return "@" in self.text

    @property
    def traces(self):
        """What the audit says of whom it was about: nobody finds the address by it who does not have it already."""
        return [f"person {hash}" for hash in tokens.keyed("data-subject", self.text.casefold())]

    def condition(self, model, whose):
        """Which rows of a model are theirs, by the columns of `Held.whose`."""
        if self.is_address:
            found = [Q((f"{path}__{self._lookup(column_of(model, path))}", self.text)) for path in whose]
            return reduce(or_, found, Q(pk__in=[]))
        named = [path for path in whose if not isinstance(column_of(model, path), EmailField)]
        words = [reduce(or_, (Q((f"{path}__icontains", word)) for path in named), Q(pk__in=[])) for word in self.words]
        return reduce(and_, words)

    @property
    def words(self):
        return self.text.split()

    @staticmethod
    def _lookup(column):
        return "icontains" if isinstance(column, models.JSONField) else "iexact"


def column_of(model, path):
    """The column that a path of lookups, as `contact__email`, ends at."""
    first, _sign, rest = path.partition(LOOKUP_SEP)
    field = model._meta.get_field(first)
    return column_of(field.related_model, rest) if rest else field
