"""What a visitor wrote, word by word, and what each word may be read as among the words that occur.

A word is found as it stands, by its stem (`forskeren`, `forsker`), as the beginning of another, or as a part of one
(`møte` in `frokostmøte`); if none of these occurs it may be misspelt, and is read as the nearest words that do.
"""

import re
from dataclasses import dataclass, field

from django.db import connection

from tech_port.lists.spelling import terms
from tech_port.norwegian.folding import fold

SAME, STEM, START, PART, MISSPELT = range(5)
LONGEST = 60  # letters of a word that is looked up
# What says nothing of what is looked for, where there are other words too; `it` is not among them.
STOP = frozenset(
    re.findall(
        r"\w+",
        "og i på av til for fra med om en et ei er det den de som der har å at eller hva hvem hvor når "
        "the a an of and in on at to from with is are what who where when or",
    )
)
# A misspelt word is one letter wrong, or begins as it should and is two, a very long one three; the nearest are read.
QUESTION = """
WITH asked AS MATERIALIZED (
    SELECT token, search_stem(token) AS stem, search_english(token) AS english FROM unnest(%s::text[]) AS token
), found AS MATERIALIZED (
    SELECT token, near.* FROM asked CROSS JOIN LATERAL (
        SELECT word, CASE WHEN word = token THEN 0 WHEN known.stem = asked.stem OR known.english = asked.english THEN 1
            WHEN starts_with(word, token) THEN 2 ELSE 3 END AS reading
        FROM search_word AS known
        WHERE word = token OR known.stem = asked.stem OR known.english = asked.english
            OR (length(token) > 1 AND word LIKE token || '%%')
            OR (length(token) > 3 AND word LIKE '%%' || token || '%%')
            OR (length(token) > 3 AND length(asked.stem) > 2 AND known.stem LIKE '%%' || asked.stem)
            OR (length(asked.stem) > 3 AND known.stem LIKE asked.stem || '%%')
        ORDER BY reading, length(word), word LIMIT 150
    ) AS near
)
SELECT token, word, reading, 0 AS distance FROM found UNION ALL
SELECT token, near.word, 4, distance FROM asked CROSS JOIN LATERAL (
    SELECT word, levenshtein_less_equal(word, token, 3) AS distance FROM search_word
    WHERE length(token) > 3 AND word %% token ORDER BY distance, similarity(word, token) DESC, word LIMIT 4
) AS near
WHERE NOT EXISTS (SELECT FROM found WHERE found.token = asked.token)
    AND (distance < 2 OR left(word, 1) = left(token, 1)
        AND distance <= CASE WHEN length(token) < 5 THEN 1 WHEN length(token) < 13 THEN 2 ELSE 3 END)
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

    def query(self, *readings, weights=""):
        """What to ask of a vector to have it: in one of some readings, in parts of some weights."""
        mark = f":{weights}" if weights else ""
        found = [" <-> ".join(f"{token}{mark}" for token in parts) for parts in self.spellings]
        if START in readings:
            found += [_beginning(parts, weights) for parts in self.spellings if len(parts[-1]) > 1]
        known = [word for reading in readings if reading != START for word in self.readings.get(reading, ())]
        return "(" + " | ".join([*found, *(f"{word}{mark}" for word in known)]) + ")"


def _beginning(parts, weights):
    *whole, last = parts
    mark = f":{weights}" if weights else ""
    return " <-> ".join([*(f"{token}{mark}" for token in whole), f"{last}:*{weights}"])


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
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, [list(alone)])
        rows = cursor.fetchall()
    nearest = {}
    for token, _word, reading, distance in rows:
        if reading == MISSPELT:
            nearest[token] = min(distance, nearest.get(token, distance))
    for token, word, reading, distance in rows:
        if reading != MISSPELT or distance == nearest[token]:
            alone[token].readings.setdefault(reading, []).append(word)
