"""What a visitor wrote, word by word, and what each word may be read as among the words that occur.

A word is found as it stands, by its stem (`forskeren`, `forsker`), as the beginning of another, or in Norwegian as a
part of one (`møte` in `frokostmøte`: what stands before it is a word too, so that `havn` is none of `København`); if
none of these occurs it may be misspelt, and is read as the nearest words of the page's language that do. A number is
itself alone, and a word of few letters is found as it stands, and as what a name begins with.
"""

import re
from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import get_language

from tech_port.lists.spelling import terms
from tech_port.norwegian.folding import fold

SAME, STEM, START, PART, MISSPELT, OTHER = range(6)  # the last: a form of it in the other language
LONGEST = 60  # letters of a word that is looked up
# What says nothing of what is looked for, where there are other words too; `it` is not among them.
STOP = frozenset(
    re.findall(
        r"\w+",
        "og i på av til for fra med om ved en et ei er det den de som der har å at eller hva hvem hvor når "
        "the a an of and in on at to from with is are what who where when or",
    )
)
FOLDED_STOP = [fold(word) for word in STOP]
# A record's words in a page's language: its text in the other one counts where it has none in this.
OWN = """(search_vector(concat_ws(' ', CASE WHEN record.source = 'unit' THEN record.title_{other} END,
    coalesce(nullif(record.title_{own}, ''), record.title_{other})), 'A') || search_vector(record.names, 'B')
    || search_vector(coalesce(nullif(record.text_{own}, ''), record.text_{other}), 'D'))"""
OF_SHORT = 3  # letters of a word that is read as it stands
# The stemmer takes `ledige` and `leder` for one word: an adjective in -ig is a form of another alone. A part of a word
# stands after another word, or that with an s or an e between.
# A misspelt word is one letter wrong, or begins as it should and is two, a very long one three; the nearest are read.
ALIKE = """((token ~ 'ig(e|t|ere|st|este)?$') = (word ~ 'ig(e|t|ere|st|este)?$')
    AND (word = token OR word <> ALL(%(stop)s)))"""
REST = "left(known.stem, -length(asked.stem))"
QUESTION = """
WITH asked AS MATERIALIZED (
    SELECT token, search_stem(token) AS stem, search_english(token) AS english, token ~ '^[0-9]+$' AS is_number,
        length(token) > {short} AS is_long FROM unnest(%(asked)s::text[]) AS token
), found AS MATERIALIZED (
    SELECT token, near.* FROM asked CROSS JOIN LATERAL (
        SELECT word, CASE WHEN word = token THEN 0
            WHEN is_long AND CASE WHEN %(is_norwegian)s THEN known.stem = asked.stem AND {is_alike}
                ELSE known.english = asked.english END THEN 1
            WHEN starts_with(word, token) THEN 2
            WHEN known.english = asked.english OR known.stem = asked.stem THEN 5
            ELSE 3 END AS reading
        FROM search_word AS known
        WHERE word = token OR NOT is_number AND (
            is_long AND known.stem = asked.stem AND {is_alike}
            OR is_long AND known.english = asked.english
            OR length(token) > 1 AND word LIKE token || '%%'
            OR %(is_norwegian)s AND is_long AND known.stem LIKE '%%' || asked.stem AND length(asked.stem) > 2
                AND {is_alike} AND ({rest} IN ('ny', 'by') OR EXISTS (
                    SELECT FROM search_word AS before
                    WHERE before.word IN ({rest}, regexp_replace({rest}, '[se]$', ''))
                        AND length(before.word) > 2 AND before.word <> ALL(%(stop)s))))
        ORDER BY reading, length(word), word LIMIT 150
    ) AS near
)
SELECT token, word, reading, 0 AS distance FROM found UNION ALL
SELECT token, near.word, 4, distance FROM asked CROSS JOIN LATERAL (
    SELECT word, levenshtein_less_equal(word, token, 3) AS distance FROM search_word
    WHERE is_long AND NOT is_number AND word %% token ORDER BY distance, similarity(word, token) DESC, word LIMIT 8
) AS near
WHERE NOT EXISTS (SELECT FROM found WHERE found.token = asked.token)
    AND (distance < 2 OR left(word, 1) = left(token, 1) AND NOT starts_with(token, word)
        AND distance <= CASE WHEN length(token) < 5 THEN 1 WHEN length(token) < 13 THEN 2 ELSE 3 END)
    AND EXISTS (SELECT FROM search_record AS record
        WHERE vector @@ near.word::tsquery AND {own} @@ near.word::tsquery)
"""


@dataclass
class Asked:
    """One word of a question in its spellings, each as its parts, and the words it is read as: {reading: [words]}."""

    text: str
    spellings: list
    readings: dict = field(default_factory=dict)

    @property
    def words(self):
        """All words that it is read as, folded: what of a hit's text is to be marked."""
        own = [token for parts in self.spellings for token in parts]
        return list(dict.fromkeys(own + [word for words in self.readings.values() for word in words]))

    @property
    def corrected(self):
        """The word that it was most likely meant to be, "" where it occurs as it stands."""
        return self.readings.get(MISSPELT, [""])[0]

    @property
    def may_begin(self):
        """Whether it may be the beginning of another: in English, where words are not joined, if it is none itself."""
        return get_language() != "en" or not {SAME, STEM} & set(self.readings)

    def query(self, *readings, weights=""):
        """What to ask of a vector to have it: in one of some readings, in parts of some weights."""
        mark = f":{weights}" if weights else ""
        found = [" <-> ".join(f"{token}{mark}" for token in parts) for parts in self.spellings]
        if START in readings and self.may_begin:
            found += [_beginning(parts, weights) for parts in self.spellings if _may_begin(parts[-1])]
        known = [word for reading in readings if reading != START for word in self.readings.get(reading, ())]
        return "(" + " | ".join([*found, *(f"{word}{mark}" for word in known)]) + ")"


def _beginning(parts, weights):
    *whole, last = parts
    weights = weights or ("AB" if len(last) <= OF_SHORT else "")
    mark = f":{weights}" if weights else ""
    return " <-> ".join([*(f"{token}{mark}" for token in whole), f"{last}:*{weights}"])


def _may_begin(word):
    return len(word) > 1 and not word.isdigit()


def own_words():
    """The SQL for the vector of `record` in the page's language."""
    own, other = ("en", "nb") if get_language() == "en" else ("nb", "en")
    return OWN.format(own=own, other=other)


def parts_of(text):
    """The words of a text as the table has them."""
    return [part[:LONGEST] for part in re.findall(r"[^\W_]+", fold(text))]


def read(question):
    """Every word of a question that can be looked for, and how it is read."""
    asked = []
    for group in terms(question):
        parts = [found for found in map(parts_of, group) if found]
        if parts:
            asked.append(Asked(group[0], parts))
    telling = [one for one in asked if one.text not in STOP] or asked
    _look_up(telling)
    return telling


def _look_up(asked):
    alone = {parts[0]: one for one in asked for parts in one.spellings if len(parts) == 1}
    if not alone:
        return
    statement = QUESTION.format(short=OF_SHORT, is_alike=ALIKE, rest=REST, own=own_words())
    values = {"asked": list(alone), "is_norwegian": get_language() != "en", "stop": FOLDED_STOP}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    nearest = {}
    for token, _word, reading, distance in rows:
        if reading == MISSPELT:
            nearest[token] = min(distance, nearest.get(token, distance))
    for token, word, reading, distance in rows:
        is_known = len(alone[token].spellings) > 1  # to staff, who keep its spellings: no slip
        if reading != MISSPELT or (distance == nearest[token] and not is_known):
            alone[token].readings.setdefault(reading, []).append(word)
    for one in asked:
        _settle(one)


def _settle(one):
    """Forms in the other language count for a word that has none in the page's; beginnings where they may."""
    forms = one.readings.pop(OTHER, [])
    if forms and not {SAME, STEM} & set(one.readings):
        one.readings[STEM] = forms
    if not one.may_begin:
        one.readings.pop(START, None)
