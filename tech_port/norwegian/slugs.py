"""Words as the last part of an address."""

from itertools import chain, count

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.text import slugify
from django.utils.translation import gettext as _

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


def validate_address(text):
    """Refuse what is no last part of an address, with what it would be as one."""
    try:
        validate_slug(text)
    except ValidationError as error:
        sentence = _("Bruk bare bokstavene a–z, sifre og bindestrek, for eksempel %(slug)s.")
        raise ValidationError(sentence, "slug", {"slug": make_slug(text, default=_("min-side"))}) from error


class SlugField(forms.SlugField):
    default_validators = [validate_address]
