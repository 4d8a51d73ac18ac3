"""The texts that staff begin an answer with: placeholders in, text out."""

import re

from django.utils.translation import gettext as _

PLACEHOLDER = re.compile(r"\{(name|reference|units|staff)\}")


def fill(text, values):
    """The text with `{name}`, `{reference}`, `{units}` and `{staff}` replaced, each once: what a tenant wrote is never
    read as a placeholder, and any other brace stays as it is."""
    return PLACEHOLDER.sub(lambda found: values[found[1]], text)


def values_of(interest, units, staff):
    """What the placeholders stand for, in the current language; `staff` is the account that answers."""
    names = ", ".join(f"{unit.name} ({unit.building.name})" for unit in units)
    return {
        "name": interest.contact_name,
        "reference": interest.reference,
        "units": names or _("lokaler hos oss"),
        "staff": staff.get_full_name() or "Trondheim Tech Port",
    }
