"""How exactly a number is known, in words: `mer enn 100`, `drøyt 550`. Values in, values out."""

from django.utils.translation import gettext_lazy as _

PHRASES = {
    "about": _("ca. %(value)s"),
    "at_most": _("inntil %(value)s"),
    "at_least": _("minst %(value)s"),
    "more_than": _("mer enn %(value)s"),
    "just_over": _("drøyt %(value)s"),
    "nearly": _("nesten %(value)s"),
}


def qualified(value, qualifier):
    """A value that is already text, with what its source says of how exact it is."""
    return str(PHRASES.get(qualifier, "%(value)s") % {"value": value})
