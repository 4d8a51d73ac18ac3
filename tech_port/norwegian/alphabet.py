"""Norwegian alphabetical order in the database, on every PostgreSQL.

A server without ICU sorts å before æ and ø. A generated column holds a key that plain code-point order sorts right:
æ, ø, å come after z, aa counts as å, ä and ö as æ and ø, and case does not matter.
"""

from django.db import models
from django.db.models import F, Func, Value


class SortKey(Func):
    """The sort key of a text column, as an immutable expression."""

    output_field = models.TextField()

    def __init__(self, column):
        # LOWER alone leaves ÆØÅ as they are where the database's locale is C.
        lowered = Func(F(column), Value("ÆØÅÄÖÜÉ"), Value("æøåäöüé"), function="TRANSLATE")
        double_a = Func(Func(lowered, function="LOWER"), Value("aa"), Value("å"), function="REPLACE")
        super().__init__(double_a, Value("æäøöåüé"), Value("{{||}ye"), function="TRANSLATE")


def sort_key(column):
    """A stored column to order by, made from `column`."""
    return models.GeneratedField(
        expression=SortKey(column), output_field=models.TextField(db_collation="C"), db_persist=True, db_index=True
    )
