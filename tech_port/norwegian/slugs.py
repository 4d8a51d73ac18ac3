"""Words as the last part of an address."""

from itertools import chain, count

from django.utils.text import slugify

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss"})  # Django's slugify drops æ, ø and ß
MAX_LENGTH = 80  # leaves room for a number in a field of 100


def make_slug(text, default, max_length=MAX_LENGTH):
    """`Flere på sykkel i år` → `flere-pa-sykkel-i-ar`: as many whole words as fit, `default` where there are none."""
    slug = slugify(text.lower().translate(LETTERS)) or default
    return slug if len(slug) <= max_length else slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]


def unique_slug(base, taken, is_free=lambda slug: True):
    """`base`, or the first of `base-2`, `base-3` … that is not in `taken`, and that `is_free` has nothing against."""
    slugs = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(slug for slug in slugs if slug not in taken and is_free(slug))


def slugs_from(rows, base):
    """The slugs of `rows` that begin with `base`, for `unique_slug`; one query."""
    return set(rows.filter(slug__startswith=base).values_list("slug", flat=True))
