"""Letters as those write them who lack them: `naering` finds `næring`, `Sor` finds `Sør`, and `råd` finds itself.

Both sides of a comparison are folded in one way, the text by PostgreSQL and the question here: by `finds`, a lookup of
every column. A letter and its accent that are written apart are the same as both in one.
"""

from django.db.models import Field
from django.db.models.lookups import PatternLookup

ACCENTS = "\u0300\u0301\u0302\u0303\u0308\u030a\u0327\u0338"
LETTERS = "ÆÄäØÖöøÅåÉÈÊËéèêëÁÀÂáàâÓÒÔóòôÜÚüúÍÎíîÇçÑñ–—\u2011\u00a0"
PLAIN = "æææooooaaeeeeeeeeaaaaaaoooooouuuuiiiiccnn--- "
BY_PYTHON = str.maketrans(LETTERS, PLAIN, ACCENTS)


def fold(text):
    return text.lower().translate(BY_PYTHON).replace("æ", "ae").replace("aa", "a")


@Field.register_lookup
class Finds(PatternLookup):
    """`name__finds="sor"`: whether a text has this in it, however either is spelt."""

    lookup_name = "finds"

    def __init__(self, lhs, rhs):
        super().__init__(lhs, fold(str(rhs)))

    def process_lhs(self, compiler, connection, lhs=None):
        sql, params = super().process_lhs(compiler, connection, lhs)
        letters = f"TRANSLATE(LOWER({sql}::text), %s, %s)"
        return f"REPLACE(REPLACE({letters}, 'æ', 'ae'), 'aa', 'a')", [*params, LETTERS + ACCENTS, PLAIN]

    def get_rhs_op(self, connection, rhs):
        return f"LIKE {rhs}"
