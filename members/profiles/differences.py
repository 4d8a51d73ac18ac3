"""What a proposed change of a profile does, word by word, for the staff who decide about it."""

import hashlib
import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tech_port.writing.difference import words

from . import values as profile_values


@dataclass(frozen=True)
class Difference:
    """One key of a change: the pieces of how it was, and of how it is wanted.

    `now` is what stands there when that is not what the member saw; `warning` is what approving it gives away.
    """

    key: str
    label: str
    before: list
    after: list
    now: str | None = None
    warning: str = ""

    @property
    def is_logo(self):
        return self.key == "logo"

    @property
    def is_outdated(self):
        return self.now is not None


def differences(change, current):
    """Every key of a change against `current`, the profile as it stands."""
    return [_difference(change, key, current.get(key)) for key in profile_values.in_order(change.after)]


def _difference(change, key, current):
    before, after = change.before.get(key), change.after[key]
    pieces = words(profile_values.in_words(key, before), profile_values.in_words(key, after))
    is_outdated = change.is_waiting and current != before
    return Difference(
        key,
        str(profile_values.label(key, after or before)),
        [piece for piece in pieces if piece.kind != "new"],
        [piece for piece in pieces if piece.kind != "gone"],
        now=profile_values.in_words(key, current) if is_outdated else None,
        warning=_warning(change, key, before, after),
    )


def _warning(change, key, before, after):
    """A new address of somebody who edits the profile takes that right with it."""
    editors = {f"contact-{pk}" for pk in change.organisation.contacts.editors().values_list("pk", flat=True)}
    if key in editors and before and after and before["email"].lower() != after["email"].lower():
        return _("Denne kontakten får redigere profilen. Den nye adressen får lenkene i stedet for den gamle.")
    return ""


def fingerprint(change, current):
    """The same as long as what the change is about stands as it does."""
    seen = json.dumps([(key, current.get(key)) for key in sorted(change.after)], sort_keys=True)
    return hashlib.sha256(seen.encode()).hexdigest()
