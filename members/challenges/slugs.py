"""The address of a challenge: hidden while it waits, and made of its title when it is published."""

import re
import unicodedata

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss"})
LONGEST = 80


def hidden_slug(submission):
    """The address of a challenge that nobody has read; it tells nothing and is never shown."""
    return submission.hex


def words_of(title):
    """`Flere på sykkel, hele året` → `flere-pa-sykkel-hele-aret`; whole words, and never empty."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(LETTERS)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "utfordring"
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition("-")[0] or words[:LONGEST]


def slug_of(challenge):
    """The address to publish a challenge at: what staff chose, else the words of its title, with a number if taken."""
    if challenge.slug and challenge.slug != hidden_slug(challenge.submission):
        return challenge.slug
    words = words_of(challenge.title_nb or challenge.title_en)
    others = type(challenge).objects.exclude(pk=challenge.pk).filter(slug__startswith=words)
    taken = set(others.values_list("slug", flat=True))
    number = 1
    slug = words
    while slug in taken:
        number += 1
        slug = f"{words}-{number}"
    return slug
