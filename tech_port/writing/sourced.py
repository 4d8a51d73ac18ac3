"""How fresh a list of claims is: its newest and oldest source, and how many were confirmed. Values in, values out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .claims import Span


@dataclass(frozen=True)
class Sourced:
    """Of a list: how many claims, how many a source confirmed in the last twelve months, and what sources speak of."""

    total: int
    confirmed: int
    oldest: Span | None
    newest: Span | None
    undated: int
    last: Span | None = None  # when any of it was last known, by its source or by somebody since

    @property
    def in_words(self):
        """`Kildene er fra juni 2021 til 2024. Ingen av 19 er bekreftet de siste tolv månedene.`; "" for no list."""
        return " ".join(filter(None, (self._sources, self._undated, self.confirmed_in_words))) if self.total else ""

    @property
    def _sources(self):
        if self.newest is None:
            return ""
        if self.oldest == self.newest:
            return _("Kilden er fra %(day)s.") % {"day": self.newest}
        return _("Kildene er fra %(oldest)s til %(newest)s.") % {"oldest": self.oldest, "newest": self.newest}

    @property
    def _undated(self):
        if not self.undated:
            return ""
        text = ngettext("%(count)s er uten datert kilde.", "%(count)s er uten datert kilde.", self.undated)
        return text % {"count": self.undated}

    @property
    def confirmed_in_words(self):
        if self.confirmed == self.total:
            return _("Alt er bekreftet de siste tolv månedene.")
        if not self.confirmed:
            return _("Ikke noe er bekreftet de siste tolv månedene.")
        numbers = {"confirmed": self.confirmed, "total": self.total}
        return _("%(confirmed)s av %(total)s er bekreftet de siste tolv månedene.") % numbers


def sourced(records, on):
    """How fresh records with a `claim` are on a day; a plan is never counted as confirmed."""
    claims = [record.claim for record in records]
    known = [claim.known for claim in claims if claim.known]
    return Sourced(
        total=len(claims),
        confirmed=sum(not claim.is_plan and not claim.is_stale(on) for claim in claims),
        oldest=min(known, key=lambda span: span.first, default=None),
        newest=max(known, key=lambda span: span.last, default=None),
        undated=len(claims) - len(known),
        last=max((claim.last_known for claim in claims if claim.last_known), key=lambda span: span.last, default=None),
    )


def caveat(known, day, *, is_dated=True):
    """What nobody knows of a day that is later than all that a list's sources speak of; "" where they reach it.

    Without its first sentence where the page's heading gives the one day that they all speak of (`is_dated`).
    """
    if not known.total or (known.last and known.last.last >= day):
        return ""
    is_said = not is_dated and known.newest and known.newest == known.oldest and not known.undated
    words = known.confirmed_in_words if is_said else known.in_words
    return f"{words} {_('Endringer etter det kjenner vi ikke til.')}"
