"""A rule of a series (RFC 5545's RRULE) as people say it: `hver uke på torsdag, 10 ganger`."""

from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tech_port.norwegian.typography import day

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY = {  # each, every other, and every so many
    "DAILY": (gettext_lazy("hver dag"), gettext_lazy("annenhver dag"), gettext_lazy("hver %(number)s. dag")),
    "WEEKLY": (gettext_lazy("hver uke"), gettext_lazy("annenhver uke"), gettext_lazy("hver %(number)s. uke")),
    "MONTHLY": (gettext_lazy("hver måned"), gettext_lazy("annenhver måned"), gettext_lazy("hver %(number)s. måned")),
    "YEARLY": (gettext_lazy("hvert år"), gettext_lazy("annethvert år"), gettext_lazy("hvert %(number)s. år")),
}
NUMBERED = {
    1: gettext_lazy("første %(weekday)s i måneden"),
    2: gettext_lazy("andre %(weekday)s i måneden"),
    3: gettext_lazy("tredje %(weekday)s i måneden"),
    4: gettext_lazy("fjerde %(weekday)s i måneden"),
    5: gettext_lazy("siste %(weekday)s i måneden"),
}


def numbered(number, weekday):
    """`andre torsdag i måneden`; the fifth, or number -1, is the last."""
    return NUMBERED[5 if number == -1 else number] % {"weekday": WEEKDAYS[weekday]}


def in_words(rule):
    """The words of a rule; one that the portal's own form cannot make is only said to be a rule of its own."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    try:
        words = [_every(parts), *_on(parts)]
    except (KeyError, ValueError):
        words = [_("etter en egen regel")]
    return ", ".join([" ".join(words), *_end(parts)])


def _every(parts):
    number = int(parts.get("INTERVAL", 1))
    words = EVERY[parts["FREQ"]]
    return words[min(number, 3) - 1] % {"number": number} if number > 2 else str(words[number - 1])


def _on(parts):
    """On which days: [] where the rule names none; KeyError where it is more than the form says."""
    if beyond := parts.keys() - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY"}:
        raise KeyError(beyond)
    found = []
    if "BYMONTHDAY" in parts:
        found.append(_("den %(number)d.") % {"number": int(parts["BYMONTHDAY"])})
    days = parts["BYDAY"].split(",") if "BYDAY" in parts else []
    plain = [str(WEEKDAYS[DAYS.index(name)]) for name in days if name in DAYS]
    if plain:
        found.append(_("på %(weekdays)s") % {"weekdays": _joined(plain)})
    found += [numbered(int(name[:-2]), DAYS.index(name[-2:])) for name in days if name not in DAYS]
    return found


def _joined(words):
    *first, last = words
    return _("%(first)s og %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def _end(parts):
    if "COUNT" in parts:
        number = int(parts["COUNT"])
        return [ngettext("%(number)d gang", "%(number)d ganger", number) % {"number": number}]
    if "UNTIL" in parts:
        return [_("til og med %(day)s") % {"day": day(date.fromisoformat(parts["UNTIL"][:8]))}]
    return []
