"""What a dated statement is based on, and the one wording of it. Values in, values out.

A claim says when something is so, what that is based on, and on which day its source spoke. Basis × before, at or after
× language gives the sentence, the short word, the drawing's pattern and the fields for other programs; pages, drawings,
files, feeds, calendars and mails all take it from here.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from ..norwegian import typography
from ..norwegian.happened import first_day
from .basis import Basis

A_YEAR = timedelta(days=365)
RELATIONS = ("relation", "lease", "ownership")
DAYLESS = ("completion", "figure", "property")  # their sentences say themselves that no day is known

PLANS = (Basis.PLANNED, Basis.AIMED, Basis.AGREED)  # of what was still to come when the source spoke
HAPPENED = (Basis.REPORTED, Basis.CONFIRMED)

BEFORE, AT, AFTER = "before", "at", "after"  # a day's place against the claim's

# The drawing's language: filled is so; dashed was planned, aimed at or agreed, and nobody has confirmed it.
FILLED, DASHED = "filled", "dashed"


@dataclass(frozen=True)
class Span:
    """A day, or the month, quarter or year that a source gives instead of one."""

    day: date
    precision: str = "day"

    @property
    def first(self):
        return first_day(self.day, self.precision)

    @property
    def last(self):
        return typography.last_day_of(self.day, self.precision)

    @property
    def iso(self):
        """As much of YYYY-MM-DD as is known: `2025-09`, `2025`, and for a quarter `2025-Q3`."""
        if self.precision == "quarter":
            return f"{self.day.year:04}-Q{(self.day.month + 2) // 3}"
        return self.day.isoformat()[: {"year": 4, "month": 7}.get(self.precision, 10)]

    def __str__(self):
        return typography.day(self.day, self.precision)

    @classmethod
    def of(cls, day, precision="day"):
        """A span, or None where there is no day."""
        return day and cls(day, precision)


# The sentences by kind of claim, basis and time. `relation` holds for all that have none of their own. `unknown` is for
# a claim whose source gives no start, `unknown_ended` where it gives an end, and `open` for a period without an end of
# which no source has spoken for a year: that it still runs nobody knows.
PHRASES = {
    "relation": {
        ("planned", BEFORE): _("planlagt fra %(start)s"),
        ("planned", AT): _("planlagt fra %(start)s, ikke bekreftet"),
        ("planned", AFTER): _("planlagt %(start)s – %(end)s, ikke bekreftet"),
        ("planned", "unknown"): _("planlagt, ikke bekreftet"),
        ("aimed", BEFORE): _("mål fra %(start)s"),
        ("aimed", AT): _("mål fra %(start)s, ikke bekreftet"),
        ("aimed", AFTER): _("mål for %(start)s – %(end)s, ikke bekreftet"),
        ("aimed", "unknown"): _("et mål, ikke bekreftet"),
        ("agreed", BEFORE): _("avtalt fra %(start)s"),
        ("agreed", AT): _("avtalt fra %(start)s, ikke bekreftet"),
        ("agreed", AFTER): _("avtalt %(start)s – %(end)s, ikke bekreftet"),
        ("agreed", "unknown"): _("avtalt, ikke bekreftet"),
        ("reported", AT): _("siden %(start)s"),
        ("reported", "open"): _("fra %(start)s"),
        ("reported", AFTER): _("%(start)s – %(end)s"),
        ("reported", "unknown"): _("sist kjent %(known)s"),
        ("reported", "undated"): _("nevnt i en kilde uten dato"),
        ("reported", "unknown_ended"): _("til %(end)s"),
        ("confirmed", AT): _("siden %(start)s"),
        ("confirmed", "open"): _("fra %(start)s"),
        ("confirmed", AFTER): _("%(start)s – %(end)s"),
        ("confirmed", "unknown"): _("bekreftet %(known)s"),
        ("confirmed", "undated"): _("bekreftet, uten dato"),
        ("confirmed", "unknown_ended"): _("til %(end)s"),
    },
    "lease": {
        ("planned", BEFORE): _("skal etter planen leie fra %(start)s"),
        ("planned", AT): _("skulle leie fra %(start)s, ikke bekreftet"),
        ("planned", AFTER): _("skulle leie %(start)s – %(end)s, ikke bekreftet"),
        ("planned", "unknown"): _("skulle leie, ikke bekreftet"),
        ("agreed", BEFORE): _("leie avtalt fra %(start)s"),
        ("agreed", AT): _("leie avtalt fra %(start)s, ikke bekreftet"),
        ("agreed", "unknown"): _("leie avtalt, ikke bekreftet"),
    },
    "ownership": {
        ("agreed", BEFORE): _("avtalt overtatt %(start)s"),
        ("agreed", AT): _("avtalt overtatt %(start)s, ikke bekreftet"),
    },
    "completion": {
        ("planned", BEFORE): _("planlagt ferdig %(start)s"),
        ("planned", AT): _("planlagt ferdig %(start)s, ikke bekreftet"),
        ("planned", "unknown"): _("planlagt, ingen kilde sier når"),
        ("aimed", BEFORE): _("mål å bli ferdig %(start)s"),
        ("aimed", AT): _("mål å bli ferdig %(start)s, ikke bekreftet"),
        ("aimed", "unknown"): _("planlagt, ingen kilde sier når"),
        ("agreed", BEFORE): _("avtalt ferdig %(start)s"),
        ("agreed", AT): _("avtalt ferdig %(start)s, ikke bekreftet"),
        ("agreed", "unknown"): _("avtalt, ingen kilde sier når"),
        ("reported", BEFORE): _("ikke ferdig før %(start)s"),
        ("reported", AT): _("ferdig %(start)s"),
        ("reported", "open"): _("ferdig %(start)s"),
        ("reported", "unknown"): _("ingen kilde sier når det ble ferdig"),
        ("confirmed", BEFORE): _("ikke ferdig før %(start)s"),
        ("confirmed", AT): _("ferdig %(start)s"),
        ("confirmed", "open"): _("ferdig %(start)s"),
        ("confirmed", "unknown"): _("bekreftet ferdig, dagen er ikke kjent"),
    },
    "milestone": {
        ("planned", BEFORE): _("plan for %(start)s"),
        ("planned", AT): _("plan for %(start)s, ikke bekreftet"),
        ("aimed", BEFORE): _("mål for %(start)s"),
        ("aimed", AT): _("mål for %(start)s, ikke bekreftet"),
        ("agreed", BEFORE): _("avtalt til %(start)s"),
        ("agreed", AT): _("avtalt til %(start)s, ikke bekreftet"),
        ("reported", AT): "%(start)s",
        ("reported", "open"): "%(start)s",
        ("confirmed", AT): "%(start)s",
        ("confirmed", "open"): "%(start)s",
    },
    "figure": {
        ("planned", BEFORE): _("plan for %(start)s"),
        ("planned", AT): _("plan for %(start)s"),
        ("aimed", BEFORE): _("mål for %(start)s"),
        ("aimed", AT): _("mål for %(start)s"),
        ("agreed", BEFORE): _("avtalt for %(start)s"),
        ("agreed", AT): _("avtalt for %(start)s"),
        ("reported", AT): _("per %(start)s"),
        ("reported", "open"): _("per %(start)s"),
        ("planned", "unknown"): _("planlagt"),
        ("aimed", "unknown"): _("mål"),
        ("agreed", "unknown"): _("avtalt"),
        ("reported", "unknown"): _("uten dato"),
        ("confirmed", "unknown"): _("bekreftet"),
    },
    "property": {
        ("planned", "unknown"): _("planlagt"),
        ("aimed", "unknown"): _("mål"),
        ("agreed", "unknown"): _("avtalt"),
        ("reported", "unknown"): _("oppgitt"),
        ("confirmed", "unknown"): _("bekreftet"),
    },
}


def _either(one, other):
    return str(_("%(one)s eller %(other)s") % {"one": one, "other": other})


@dataclass(frozen=True)
class Claim:
    """A dated statement: what it is of (a key of `PHRASES`), its basis, its period, and when its source spoke.

    `other` is the start that another source gives, with the span that one speaks of: both are told, none is chosen.
    `seen` is when it is first known to be so, of a claim whose start is not. `again` is the day that somebody has since
    said that it is right as it stands.
    """

    basis: str
    start: Span | None = None
    end: Span | None = None
    known: Span | None = None
    kind: str = "relation"
    other: tuple[Span, Span] | None = None
    seen: Span | None = None
    again: Span | None = None

    @property
    def last_known(self):
        """When it was last known to be right: by somebody's word since its source spoke, or by that."""
        return self.again if self.again and (self.known is None or self.again.day >= self.known.first) else self.known

    @property
    def is_plan(self):
        return self.basis in PLANS

    @property
    def starts(self):
        """The spans in which it begins: two where two sources give each its own, none where none gives any."""
        return [*filter(None, [self.start, self.other and self.other[0]])]

    def time(self, on):
        """Where a day stands: before the claim's start, in it, or after its end."""
        if self.start and on < self.start.first:
            return BEFORE
        return AFTER if self.end and on > self.end.last else AT

    def is_so(self, on):
        """Whether it is known to hold on a day: it has begun, is not over, and is no plan."""
        if self.is_plan or (self.start and on < self.start.last):
            return False
        return self.time(on) == AT

    def may_be_told_now(self, on):
        """Whether machines may be told that it is so on a day: they leave out `sist kjent 2024`, as readers do not.

        It is so, and a source has spoken of it in the last year or said when it ends.
        """
        return self.is_so(on) and (self.end is not None or not self.is_stale(on))

    def is_unconfirmed(self, on):
        """Whether it is a plan whose day has come, or had none, and that no source has confirmed."""
        return self.is_plan and (self.start is None or on > self.start.last)

    def told_by(self, on):
        """A plan as its sources had told of it by the end of a day, or None; what happened is told of any day."""
        if not self.is_plan or self.known is None:
            return self
        told = [one for one in ((self.start, self.known), *filter(None, [self.other])) if one[1].last <= on]
        if not told:
            return None
        (start, known), *others = told
        return replace(self, start=start, known=known, other=others[0] if others else None)

    def is_stale(self, on):
        """Whether nobody has spoken of it in the year before a day."""
        return self.last_known is None or self.last_known.last + A_YEAR < on

    def sentence(self, on):
        """The claim as of a day: `siden 16. juni 2021`, `planlagt ferdig 2025, ikke bekreftet (kilde 2022)`."""
        if self.other and self.known:
            each = _("%(claim)s (kilde %(known)s)")
            spans = [
                str(each) % {"claim": start, "known": known} for start, known in ((self.start, self.known), self.other)
            ]
            return self._filled(on, _either(*spans))
        text = self.brief(on)
        if self.seen and self.last_known and self._key(on) == "unknown" and on < self.last_known.first:
            return _("kjent fra %(seen)s, %(claim)s") % {"seen": self.seen, "claim": text}
        if self.is_plan and self.known:
            return _("%(claim)s (kilde %(known)s)") % {"claim": text, "known": self.known}
        last = self.last_known
        if self._key(on) == "open" and self.kind in RELATIONS and last and last.last > self.start.last:
            return _("%(claim)s, sist kjent %(known)s") % {"claim": text, "known": last}
        return text

    def brief(self, on):
        """The same without the day of its source, for a list that says that once."""
        return self._filled(on, _either(self.start, self.other[0]) if self.other else self.start)

    def _filled(self, on, start):
        table = PHRASES["relation"] | PHRASES[self.kind]
        text = table[self.basis, self._key(on)]
        return str(text) % {"start": start, "end": self.end, "known": self.last_known}

    def _key(self, on):
        """The key of its sentence in `PHRASES`, beside its basis."""
        if self.start is None:
            if self.is_plan or self.kind in DAYLESS:
                return "unknown"
            return "unknown_ended" if self.end else "unknown" if self.last_known else "undated"
        if not self.is_plan:
            if self.kind == "completion" and self.time(on) == BEFORE:
                return BEFORE
            return AFTER if self.end else "open" if self.is_stale(on) else AT
        time = self.time(on)
        if time == AT and not self.is_unconfirmed(on):
            return BEFORE  # within the month, quarter or year of the plan
        return time

    def word(self, on):
        """The basis in a word or two, for a drawing or the small line of a list: `planlagt, ikke bekreftet`."""
        label = Basis(self.basis).label
        return str(_("%(basis)s, ikke bekreftet") % {"basis": label} if self.is_unconfirmed(on) else label)

    def pattern(self, on):
        """How it is drawn: `filled` where it is so, `dashed` where it is a plan or still to come."""
        return FILLED if self.is_so(on) or (not self.is_plan and self.time(on) == AFTER) else DASHED

    @property
    def when(self):
        """Its start alone, for a column or a timeline that says the rest: `2025`, `udatert`."""
        return _either(self.start, self.other[0]) if self.other else str(self.start or _("udatert"))

    def fields(self, prefix=""):
        """What other programs read: `basis`, `known_on` and `precision` (of the start), ISO 8601 or None."""
        return {
            f"{prefix}basis": str(self.basis),
            f"{prefix}known_on": self.known and self.known.iso,
            f"{prefix}precision": self.start and str(self.start.precision),
        }
