"""A monogram for whoever has no logo, the same for ever for the same name. Values in, values out."""

from dataclasses import dataclass
from hashlib import sha256

TONES = 6
MAX_ACRONYM_LENGTH = 4
SMALL_WORDS = {"i", "og", "for", "av", "på", "til", "the", "of", "and", "as", "asa", "ba", "sa"}

# The gables of the wharf, from the ground line and back to it in a drawing of 48 × 48.
GABLES = (
    "M3 48V19L24 3l21 16v29z",
    "M3 48V21L15 4l30 15v29z",
    "M3 48V22l6-13 15-6 15 6 6 13v26z",
    "M3 48V21h6v-6h6V9h5V4h8v5h5v6h6v6h6v27z",
    "M3 48V24a21 20 0 0 1 42 0v24z",
    "M3 48V20l13-8V4h16v8l13 8v28z",
)


@dataclass(frozen=True)
class Monogram:
    """One to four letters, a tone (0 to `TONES` - 1) and the outline of a house."""

    initials: str
    tone: int
    gable: str


def initials(name):
    """`NTNU` → `NTNU`, `Sit` → `Sit`, `Equinor` → `Eq`, `Kelvin AS` → `Ke`, `Trondheim kommune` → `TK`."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    words = [word for word in words if word.lower() not in SMALL_WORDS] or words
    if not words:
        return name.strip()[:2]
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    word = words[0]
    is_short = len(word) <= MAX_ACRONYM_LENGTH if word.isupper() else len(word) < MAX_ACRONYM_LENGTH
    return word if is_short else word[0].upper() + word[1].lower()


def monogram(name):
    """Initials from the name itself, tone and gable from its digest: no list to keep, nothing that changes."""
    # A digest, since Python's own hash() is another in every process.
    digest = sha256(name.encode()).digest()
    return Monogram(initials(name), digest[0] % TONES, GABLES[digest[1] % len(GABLES)])
