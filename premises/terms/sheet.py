"""The terms of a lease as a page prints them: a row a kind, known or to be asked about. Values in, values out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models.terms import LeaseTerm


@dataclass(frozen=True)
class Row:
    """One kind of term, with what is known of it: a stored `term`, or None where nobody has said anything."""

    kind: LeaseTerm.Kind
    term: object = None

    @property
    def is_known(self):
        return self.term is not None and self.term.is_known

    @property
    def state(self):
        """What is said where the term itself is not known: `ukjent`, `på forespørsel`."""
        return self.term.get_state_display() if self.term else LeaseTerm.State.UNKNOWN.label


@dataclass(frozen=True)
class Sheet:
    """All kinds of terms in a tenant's order."""

    rows: tuple

    @property
    def known(self):
        return [row for row in self.rows if row.is_known]

    @property
    def asked(self):
        """What a tenant may ask about."""
        return [row for row in self.rows if not row.is_known]

    @property
    def all_known_are_samples(self):
        return bool(self.known) and all(row.term.is_sample for row in self.known)

    @property
    def in_words(self):
        """How much is known, once for all rows, and what becomes of the rest."""
        if not self.known:
            return _("Ingen av vilkårene er kjent ennå. Vi spør om dem når dere melder interesse.")
        counts = {"known": len(self.known), "all": len(self.rows)}
        told = _("Vi kjenner %(known)d av %(all)d vilkår.") % counts
        if self.all_known_are_samples:
            told = _("Vi kjenner %(known)d av %(all)d vilkår, alle eksempler.") % counts
        rest = _("Resten spør vi om når dere melder interesse.")
        return f"{told} {rest}" if self.asked else told


def sheet_of(terms):
    """The sheet of some stored terms, of which each kind has at most one."""
    by_kind = {term.kind: term for term in terms}
    return Sheet(tuple(Row(kind, by_kind.get(kind)) for kind in LeaseTerm.Kind))
