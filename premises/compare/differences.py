"""By how much one unit is better than the next, in words. Values in, values out."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian import typography

WEEKS_UNTIL = 60  # days; what is earlier by more is told in months
DAYS_A_WEEK, DAYS_A_MONTH = 7, 30.4


def than(names):
    """The units that come next, in a sentence: `B3-601 og B2-401`."""
    *others, last = names
    return _("%(names)s og %(last)s") % {"names": ", ".join(others), "last": last} if others else last


def _less(best, following):
    """The difference between two amounts as they are printed, so that a reader's own sum comes out the same."""
    printed = [amount.quantize(Decimal(1), ROUND_HALF_UP) for amount in (best, following)]
    return typography.kroner(printed[1] - printed[0])


def per_workplace(best, following, names):
    words = {"amount": _less(best, following), "units": than(names)}
    return _("%(amount)s mindre per plass i måneden enn %(units)s") % words


def per_head(best, following, names):
    words = {"amount": _less(best, following), "units": than(names)}
    return _("%(amount)s mindre per ansatt i måneden enn %(units)s") % words


def per_m2(best, following, names):
    words = {"amount": _less(best, following), "units": than(names)}
    return _("%(amount)s mindre per m² i året enn %(units)s") % words


def earlier(best, following, names):
    """`7 måneder før B2-401`, in weeks and days when that is closer."""
    days = (following - best).days
    words = {"units": than(names)}
    if days < DAYS_A_WEEK:
        return ngettext("%(n)d dag før %(units)s", "%(n)d dager før %(units)s", days) % {"n": days, **words}
    if days < WEEKS_UNTIL:
        weeks = round(days / DAYS_A_WEEK)
        return ngettext("%(n)d uke før %(units)s", "%(n)d uker før %(units)s", weeks) % {"n": weeks, **words}
    months = round(days / DAYS_A_MONTH)
    return ngettext("%(n)d måned før %(units)s", "%(n)d måneder før %(units)s", months) % {"n": months, **words}


def step_free(_best, _following, names):
    return _("det er ikke %(units)s") % {"units": than(names)}
