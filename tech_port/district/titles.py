"""What the page about the district is called: by the part of the map that it shows."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .forms import Scale


def title_of(scale, ground, house=None):
    """The heading of the page; a neighbourhood is called after its building."""
    if scale == Scale.NEIGHBOURHOOD and house:
        return _("Rundt %(building)s") % {"building": house.building.name}
    if scale == Scale.NEIGHBOURHOOD:
        return _("Nabolaget")
    if scale == Scale.REGION:
        return _("Regionen rundt distriktet")
    if not ground.core:
        return _("Én vei og ei elv")
    many = ngettext("%(number)s område, én vei og ei elv", "%(number)s områder, én vei og ei elv", len(ground.core))
    return many % {"number": ground.count_in_words}
