"""Text, edges of fields and what tells states apart can be seen: the contrast of tokens.css in both its schemes."""

import re

import pytest

from tests.contrast import blended, contrast

from .source import ROOT

TEXT, SHAPE = 4.5, 3  # WCAG 1.4.3 and 1.4.11
GROUNDS = ("paper", "card", "sunk", "field")
NIGHT = ("fjord", "fjord-2", "let", "common")
HOUSES = (
    "research",
    "student",
    "health",
    "public",
    "support",
    "finance",
    "industry",
    "property",
    "association",
    "media",
)
PAIRS = {
    TEXT: [
        *((text, ground) for text in ("ink", "muted", "brick", "brick-deep", "good") for ground in GROUNDS),
        *((text, ground) for text in ("sky-text", "sky-muted", "lit") for ground in NIGHT),
        *(("sign", f"house-{kind}") for kind in HOUSES),
        *(("on-lit", "lit"), ("on-lit", "window"), ("paper", "ink"), ("code-ink", "code-paper")),
    ],
    SHAPE: [
        *((shape, ground) for shape in ("field-border", "bar", "brick", "focus") for ground in GROUNDS),
        *((shape, ground) for shape in ("lit", "reserved-line", "outline") for ground in (*NIGHT, "reserved")),
    ],
}


def schemes():
    """{scheme: {token: colour}}; the dark one is the light with what it says anew."""
    light, dark, _paper = (ROOT / "static/css/tokens.css").read_text().split("@media", maxsplit=2)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark))
    return {"light": light, "dark": light | dark}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_read_and_what_tells_states_apart_stands_out_from_its_ground(scheme):
    token = schemes()[scheme]

    faults = [
        (one, other, round(found, 2))
        for least, pairs in PAIRS.items()
        for one, other in pairs
        if (found := contrast(token[one], token[other])) < least
    ]

    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_of_what_has_focus_is_seen_on_day_and_night_ground(scheme):
    token = schemes()[scheme]

    seen = [
        max(contrast(token[ring], token[ground]) for ring in ("focus", "focus-halo")) for ground in (*GROUNDS, *NIGHT)
    ]

    assert min(seen) >= SHAPE


@pytest.mark.parametrize("opacity", [0.6, 0.75], ids=["common", "planned"])
def test_an_edge_that_lets_the_night_through_is_seen(opacity):
    token = schemes()["light"]

    edge = blended(token["reserved-line"], token["fjord"], opacity)

    assert contrast(edge, token["fjord"]) >= SHAPE
