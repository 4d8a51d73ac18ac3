"""Name badges: one for each who has a seat, and a blank one for each in their party."""

from dataclasses import dataclass

from .table import by_name

A_SHEET = 10


@dataclass(frozen=True)
class Badge:
    """A name, or "" for a guest whose name is written by hand, with who brings them."""

    name: str
    organisation: str
    guest_of: str = ""


def badges(event):
    """In the order of the list at the door, the guests behind who brings them."""
    found = []
    for registration in by_name(event.registrations.seated()):
        found.append(Badge(registration.name, registration.organisation_name))
        guest = Badge("", registration.organisation_name, registration.name)
        found += [guest] * (registration.people - 1)
    return found


def sheets(event):
    """The badges, as many together as go on a sheet."""
    found = badges(event)
    return [found[start : start + A_SHEET] for start in range(0, len(found), A_SHEET)]
