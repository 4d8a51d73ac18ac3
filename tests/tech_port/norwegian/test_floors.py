"""Floors as people write them."""

import pytest
from django.core.exceptions import ValidationError

from tech_port.norwegian.floors import Floor, read_floor

# What is written, the floor, and how the note of it ends: "" for a text that says the floor itself.
FLOORS = [
    *((text, 3, "") for text in ("3", "3.", "03", "3,0", "3. etasje", "3.etg", "3 etg", "3. etg.", "Etasje 3")),
    *((text, 3, "") for text in ("Plan 3", "etg. 3", "3rd floor", "Floor 3", "level 3", "\u00a03 ")),
    ("-1", -1, ""),
    ("−2", -2, ""),
    ("0", 0, ""),
    *((text, 0, "etasje 0, der underetasjen er 0.") for text in ("U1", "U", "Kjeller", "Underetasje", "K1", "u. etg.")),
    *((text, 0, "etasje 0, der underetasjen er 0.") for text in ("1. underetasje", "sokkel", "Sokkeletasje", "U01")),
    *((text, -1, "etasje -1, der underetasjen er 0.") for text in ("U2", "2. underetasje", "Kjeller 2")),
    *((text, 3, "etasje 3, den laveste av dem.") for text in ("3-4", "3–4", "3. og 4. etg", "4/3", "3 + 4", "3, 4, 5")),
    *((text, 3, "etasje 3, den laveste av dem.") for text in ("3. til 5. etasje", "etg. 3-4", "3.-4. etg.")),
    ("U1 og 1. etg", 0, "etasje 0, den laveste av dem."),
    *((text, 1, "etasje 1.") for text in ("gateplan", "Bakkeplan", "første etasje", "ground floor", "H01", "H0101")),
    ("tredje", 3, "etasje 3."),
]


@pytest.mark.parametrize(("text", "floor", "note"), FLOORS)
def test_a_floor_is_what_its_writer_means(text, floor, note):
    found = read_floor(text)

    assert found == Floor(floor, found.note)
    assert found.note == (note and f"Vi leser «{text}» som {note}")


@pytest.mark.parametrize("text", ["", "mange", "301", "3,5", "1e1", "३", "loft", "mesanin", "3-", "3 av 4", "x" * 400])
def test_what_is_no_floor_is_refused(text):
    with pytest.raises(ValidationError, match=r"er ikke en etasje\. Skriv et helt tall"):
        read_floor(text)


@pytest.mark.parametrize("text", ["P1", "P 2", "Parkering"])
def test_a_parking_level_is_refused_by_its_name(text):
    with pytest.raises(ValidationError, match=r"er et parkeringsplan\. Skriv hvilken etasje det er"):
        read_floor(text)
