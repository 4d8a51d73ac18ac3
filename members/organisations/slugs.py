"""An address for a new organisation."""

from django.utils.text import slugify

from ..models import Organisation
from ..slugs import hidden_by

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def free_slug(name):
    """An address for a new organisation: `Fjærland Økt AS` → `fjaerland-okt-as`, with a number when it is taken."""
    base = slugify(name.lower().translate(LETTERS))[:90] or "virksomhet"
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    candidates = (base, *(f"{base}-{n}" for n in range(2, len(taken) + 4)))
    return next(slug for slug in candidates if slug not in taken and not hidden_by(slug))
