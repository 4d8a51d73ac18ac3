"""What is left of a text when what nobody can see is taken out."""

import pytest

from tech_port.writing.visible import visible


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kari\u200b Nord\u00admann\ufeff", "Kari Nordmann"),
        ("\u202eirak\u202c\u2066x\u2069\u200e\u200f\u061c", "irakx"),
        ("Kari\u200dOla\u200d", "KariOla"),
        ("👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥", "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥"),
        ("👩🏽\u200d💻", "👩🏽\u200d💻"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("क्\u200dष", "क्\u200dष"),
        ("Zoe\u0301 Šarūnas\r\n李\tÆØÅ\u00a0AS", "Zoe\u0301 Šarūnas\r\n李\tÆØÅ\u00a0AS"),
        *((blank, "") for blank in ("\u00a0\u200b", "\u3164", "\u2800 \u2800", "\ufe0f", "\u200d", " \U000e0041", "")),
    ],
)
def test_only_what_nobody_can_see_is_taken_out(typed, expected):
    assert visible(typed) == expected
