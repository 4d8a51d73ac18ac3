"""How long ago the landlords of a list last said that its units are on offer. Values in, values out."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models.units import ASKED_AFTER, MARKED_AFTER


@dataclass(frozen=True)
class Summary:
    """How many units were confirmed less than 30, from 30 to 59, and 60 or more days ago; the oldest in days."""

    fresh: int
    marked: int
    asked: int
    oldest: int | None

    @property
    def total(self):
        return self.fresh + self.marked + self.asked

    @property
    def in_words(self):
        """A sentence for above the list; nothing when the list is empty."""
        if not self.total:
            return ""
        if self.fresh == self.total:
            sentence = ngettext(
                "Alle er bekreftet det siste døgnet.", "Alle er bekreftet de siste %(days)s dagene.", self.oldest or 1
            )
            return sentence % {"days": self.oldest}
        sentence = _(
            "%(fresh)s av %(total)s er bekreftet de siste %(days)s dagene, den eldste for %(oldest)s dager siden."
        )
        numbers = {"fresh": self.fresh, "total": self.total, "days": MARKED_AFTER, "oldest": self.oldest}
        return sentence % numbers


def summary(confirmed: list[date], today: date) -> Summary:
    """The summary of a list from the days on which its units were confirmed."""
    ages = [(today - day).days for day in confirmed]
    asked = sum(age >= ASKED_AFTER for age in ages)
    marked = sum(age >= MARKED_AFTER for age in ages) - asked
    return Summary(len(ages) - marked - asked, marked, asked, max(ages, default=None))
