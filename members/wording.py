"""Periods and addresses in words, saying no more than is known. Values in, values out."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from tech_port.norwegian.typography import day


def period(relation):
    """`siden 16. juni 2021`, `kjent siden 2022`, `16. juni 2021 – 31. mars 2024`, `til 2024, kjent siden 2021`."""
    start = day(relation.starts_on, relation.starts_precision)
    if relation.ends_on is None:
        words = _("siden %(start)s") if relation.start_is_known else _("kjent siden %(start)s")
        return words % {"start": start}
    end = day(relation.ends_on, getattr(relation, "ends_precision", "day"))
    words = _("%(start)s – %(end)s") if relation.start_is_known else _("til %(end)s, kjent siden %(start)s")
    return words % {"start": start, "end": end}


def known(role):
    """When a position is known to have been held: `2021–2023`, `2024`, or its period where no source dates it."""
    if role.known_on is None:
        return period(role)
    return "–".join(dict.fromkeys((str(role.starts_on.year), str(role.known_on.year))))


def site_name(address):
    """`https://www.ntnu.no/` → `ntnu.no`."""
    return urlsplit(address).netloc.removeprefix("www.")
