"""What a proposed change of a profile does, word by word, for the staff who decide about it."""

import hashlib
import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext_lazy as _

from . import values as profile_values


@dataclass(frozen=True)
class Difference:
    """One key of a change: how it was and is wanted, as [(mark, text)] with the mark "", "del" or "ins".

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


def marked(before, after):
    """Two texts as [(mark, words)], with what only one of them has marked."""
    old, new = words(before), words(after)
    left, right = [], []
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if a < b:
            left.append(("" if tag == "equal" else "del", "".join(old[a:b])))
        if c < d:
            right.append(("" if tag == "equal" else "ins", "".join(new[c:d])))
    return left, right


def words(text):
    """The words of a text, each with the space after it, so that they make the text again."""
    return re.findall(r"\s+|[^\s]+[ \t]*", text)


def differences(change, current):
    """Every key of a change against `current`, the profile as it stands."""
    return [_difference(change, key, current.get(key)) for key in profile_values.in_order(change.after)]


def _difference(change, key, current):
    before, after = change.before.get(key), change.after[key]
    left, right = marked(profile_values.in_words(key, before), profile_values.in_words(key, after))
    is_outdated = change.is_waiting and current != before
    return Difference(
        key,
        str(profile_values.label(key, after or before)),
        left,
        right,
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
