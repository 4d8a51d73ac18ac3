"""Under which licence the association gives its data, once it has said so."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Licence:
    """A licence by its SPDX name."""

    name: str
    title: str
    url: str


LICENCES = {
    licence.name: licence
    for licence in (
        Licence("NLOD-2.0", _("Norsk lisens for offentlige data (NLOD) 2.0"), "https://data.norge.no/nlod/no/2.0"),
        Licence("CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    )
}
PROPOSED = LICENCES["NLOD-2.0"]


def confirmed():
    """The licence that the association has decided on, or None: nobody else can give one."""
    return LICENCES.get(settings.DATA_LICENCE)
