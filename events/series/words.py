"""A rule (RFC 5545's RRULE) as people say it: `hver uke, mandag og torsdag, 4 ganger`. Values in, values out."""

import re
from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from tech_port.norwegian import typography

EVERY = {
    "DAILY": ngettext_lazy("hver dag", "hver %(number)d. dag", "number"),
    "WEEKLY": ngettext_lazy("hver uke", "hver %(number)d. uke", "number"),
    "MONTHLY": ngettext_lazy("hver måned", "hver %(number)d. måned", "number"),
    "YEARLY": ngettext_lazy("hvert år", "hvert %(number)d. år", "number"),
}
DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAYS.values(), strict=True))
PLACES = {
    "1": gettext_lazy("første %(day)s"),
    "2": gettext_lazy("andre %(day)s"),
    "3": gettext_lazy("tredje %(day)s"),
    "4": gettext_lazy("fjerde %(day)s"),
    "-1": gettext_lazy("siste %(day)s"),
}
DAY = re.compile(r"\+?(-?\d)?([A-Z]{2})")
SAID = {"FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL", "WKST"}


def in_words(rule):
    """The text of a rule as people say it; what has no words here is said to be there."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if parts.get("FREQ") not in EVERY:
        return _("etter en egen regel")
    number = int(parts.get("INTERVAL", 1))
    said = [EVERY[parts["FREQ"]] % {"number": number}]
    said += [typography.joined([day_in_words(day) for day in parts["BYDAY"].split(",")])] if "BYDAY" in parts else []
    said += [_("med flere vilkår")] if parts.keys() - SAID else []
    return ", ".join([*said, *end_in_words(parts)])


def day_in_words(text):
    found = DAY.fullmatch(text)
    return str(PLACES.get(found[1], "%(day)s")) % {"day": DAYS[found[2]]}


def end_in_words(parts):
    if count := parts.get("COUNT"):
        return [ngettext("%(number)d gang", "%(number)d ganger", int(count)) % {"number": int(count)}]
    if until := parts.get("UNTIL"):
        day = date(int(until[:4]), int(until[4:6]), int(until[6:8]))
        return [_("til og med %(day)s") % {"day": typography.day(day)}]
    return []
