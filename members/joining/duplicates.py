"""Which organisations somebody who wants to join may be already. Values in, values out."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext_lazy as _

LIKE = 0.85  # of 1: how much of two names must be the same
FORMS = {"as", "asa", "sa", "ans", "da", "ba", "ks", "enk", "nuf", "stiftelsen", "norge", "norway"}


@dataclass(frozen=True)
class Duplicate:
    """An organisation, in words what it has in common with the applicant, and whether that makes it the same one."""

    organisation: object
    reason: str
    is_certain: bool = False


def duplicates(name, orgnr, organisations):
    """Those of `organisations` with the number, the name, or nearly the name, the surest first."""
    found = [_compare(name, orgnr, organisation) for organisation in organisations]
    return sorted(filter(None, found), key=lambda duplicate: not duplicate.is_certain)


def _compare(name, orgnr, organisation):
    if orgnr and organisation.orgnr == orgnr:
        return Duplicate(organisation, _("samme organisasjonsnummer"), is_certain=True)
    names = [organisation.name, *organisation.other_names]
    if name.casefold() in {other.casefold() for other in names}:
        return Duplicate(organisation, _("samme navn"), is_certain=not (orgnr and organisation.orgnr))
    if any(alike(core(name), core(other)) for other in names):
        return Duplicate(organisation, _("liknende navn"))
    return None


def core(name):
    """The words that tell a name from others: `Fjord Robotikk Norge AS` → `fjord robotikk`."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join([word for word in words if word not in FORMS] or words)


def alike(one, other):
    """Nearly the same letters, or one begins with all the words of the other."""
    if f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} "):
        return True
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE
