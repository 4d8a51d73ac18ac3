"""The ways a challenge can go, the page of each, and how each goes step by step."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import Challenge

Route = Challenge.Route
# The page of each way; a procurement goes by the buyer's own rules, and has none.
PAGES = {
    Route.EIT: "eksperter-i-team",
    Route.BRIDGE: "ntnu-bridge",
    Route.THESIS: "ntnu-bridge",
    Route.PILOT: "testing-og-piloter",
}


@dataclass(frozen=True)
class Step:
    """One of the steps of a way: what happens, and in a few words more."""

    title: str
    text: str


WRITE = Step(
    _("Skriv hva dere vil ha løst"),
    _("Oppgaven, hvorfor den betyr noe, og når dere trenger svar. Én side holder."),
)
READ = Step(
    _("Vi leser og svarer"),
    _("Tas oppgaven inn, står den på tavla med navnet på virksomheten. Hvem som sendte den, vises aldri."),
)
TOLD = Step(
    _("Resultatet står på tavla"),
    _("Der kan andre med samme oppgave se hva som kom ut av det."),
)
STEPS = {
    "eksperter-i-team": (
        WRITE,
        READ,
        Step(_("Oppgaven går til Eksperter i team"), _("NTNU driver ordningen. Vi gir oppgaven videre dit.")),
        Step(_("En gruppe studenter løser den"), _("Dere er den som kommer med oppgaven, og som kjenner den.")),
        TOLD,
    ),
    "ntnu-bridge": (
        WRITE,
        READ,
        Step(
            _("Oppgaven går til NTNU Bridge"), _("Der søker arbeidsgivere studenter, og studenter oppgaver og jobber.")
        ),
        Step(_("Dere finner hverandre"), _("En student tar oppgaven, for eksempel som masteroppgave.")),
        TOLD,
    ),
    "testing-og-piloter": (
        WRITE,
        READ,
        Step(_("Vi ser etter noen å prøve sammen med"), _("En bedrift, forskere eller andre i det offentlige.")),
        Step(_("Dere deler, tester og kjører pilot"), _("I det små og på tvers av sektorer, før noen bestemmer seg.")),
        TOLD,
    ),
}


def page_of(route):
    """The slug of the page that tells about a route, or None."""
    return PAGES.get(route)


def routes_of(slug):
    """The routes that a page tells about."""
    return [route for route, page in PAGES.items() if page == slug]
