"""What the page about accessibility says was tried, and by which test; and what nobody has tried.

The page claims what stands here and no more, and of that only what `accessibility.json` has a run of without a fault.
`make accessibility` runs the tests and writes the file.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

JOURNEY, AXE, PAGES = "tests/browser/test_journey.py", "tests/browser/test_axe.py", "tests/pages/test_every_page.py"
EVERY_LOOK = f"{AXE}::test_a_page_is_accessible_and_quiet_in_every_look_and_on_paper_shows_no_control"


FILE = Path(__file__).with_suffix(".json")


@dataclass(frozen=True)
class Claim:
    """What a visitor is told, and the tests that look."""

    words: Promise
    held_by: tuple[str, ...]

    def is_tried(self, runs):
        """Whether all of its tests have been run."""
        return all(test in runs for test in self.held_by)

    def is_broken(self, runs):
        """Whether one of its tests found something wrong."""
        return any(runs.get(test, {}).get("failed") for test in self.held_by)


@dataclass(frozen=True)
class Results:
    """What the last runs found: `runs` is {test: when and which cases failed}, `pages` {case: when it was tried}."""

    runs: dict
    pages: dict
    axe: str
    browser: str

    @classmethod
    def recorded(cls):
        told = json.loads(FILE.read_text())
        return cls(told["tests"], told["pages"], told["axe"], told["browser"])

    @property
    def days(self):
        """(the first, the last day) on which the pages were tried; none before they were."""
        days = [date.fromisoformat(day) for day in self.pages.values()]
        return (min(days), max(days)) if days else ()

    @property
    def held(self):
        return [claim for claim in CLAIMS if claim.is_tried(self.runs) and not claim.is_broken(self.runs)]

    @property
    def broken(self):
        return [claim for claim in CLAIMS if claim.is_broken(self.runs)]

    @property
    def untried(self):
        """What nobody has run the tests of since it was claimed."""
        return [claim for claim in CLAIMS if not claim.is_tried(self.runs) and not claim.is_broken(self.runs)]


CLAIMS = (
    Claim(
        _(
            "Hver slags side, på telefon og skjerm: et program som leter etter feil, finner ingen brudd på nivå A og "
            "AA i WCAG 2.2."
        ),
        (EVERY_LOOK,),
    ),
    Claim(
        _("Tekst og kanter på felt har nok kontrast, i lys og mørk visning."),
        (
            EVERY_LOOK,
            "tests/conventions/test_contrast.py"
            "::test_what_is_read_and_what_tells_states_apart_stands_out_from_its_ground",
        ),
    ),
    Claim(
        _("I tegningene kan ledig, blir ledig, reservert og planlagt skilles uten farge, også på papir."),
        (f"{AXE}::test_every_two_states_of_a_bay_and_of_a_roof_differ_in_more_than_their_colour",),
    ),
    Claim(_("På 320 piksler må ingen side rulles sidelengs."), (EVERY_LOOK,)),
    Claim(
        _("Med tastatur kommer du til innholdet, menyen og lokalene i tegningen, og du ser hvor du er."),
        (
            f"{JOURNEY}::test_the_keyboard_skips_to_the_content",
            f"{JOURNEY}::test_the_keyboard_opens_the_menu_on_a_phone_and_goes_on_from_it",
            f"{JOURNEY}::test_the_keyboard_opens_a_unit_from_the_drawing",
        ),
    ),
    Claim(
        _("Uten JavaScript kan du finne et lokale, melde interesse, følge saken og trekke den, og bli medlem."),
        (
            f"{JOURNEY}::test_a_tenant_finds_a_unit_asks_for_it_follows_it_and_withdraws",
            "tests/browser/test_profile_journey.py::test_an_organisation_joins_and_gets_a_page_of_its_own",
        ),
    ),
    Claim(
        _("Hvert lokale i tegningen av bygg har et navn som kan leses opp."),
        (f"{JOURNEY}::test_every_bay_of_the_drawing_has_its_words",),
    ),
    Claim(
        _("Sidene er skrevet etter reglene for HTML, så nettlesere og hjelpemidler leser dem likt."),
        (f"{PAGES}::test_every_page_passes_the_nu_html_checker",),
    ),
    Claim(
        _("Faste tekster på engelske sider er engelske, eller merket som norske, så skjermlesere kan uttale dem rett."),
        (f"{PAGES}::test_english_pages_speak_no_norwegian",),
    ),
)

GAPS = (
    _("Ingen med funksjonsnedsettelser har prøvd nettstedet for oss, og ingen utenfor har vurdert det."),
    _("Ingen har gått gjennom det med skjermleser, talestyring eller forstørring."),
    _("Prøvene kjøres i én nettleser, Chromium. Andre nettlesere og virkelige telefoner er ikke prøvd."),
    _("Egne systemfarger er bare sett på i bilder av sidene fra Chromium, ikke i Windows."),
    _("Sidene som staben bruker, er prøvd av det samme programmet, men ikke sett på med egne systemfarger."),
    _("Filer som er lagt ved, for eksempel PDF, er ikke prøvd."),
)
