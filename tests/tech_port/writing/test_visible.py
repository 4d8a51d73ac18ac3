"""What is left of a text when what nobody can see is taken out, and how it is kept."""

import pytest
from django.http import QueryDict

from tech_port.writing.visible import tidied, tidy, tidy_line, visible


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


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ra\u030adhus A\u030a o\u0308l", "rådhus Å öl"),
        ("En\r\nTo\rTre\nFire", "En\nTo\nTre\nFire"),
        ("En  \nTo\u00a0\n\n  Tre\t", "En\nTo\n\n  Tre"),
        (
            "Word\x0bbryter\x0cside\x85ny\u2028linje\u2029avsnitt\x1eslutt",
            "Word\nbryter\nside\nny\nlinje\navsnitt\nslutt",
        ),
        ("a\x00b\x07c\x1bd\x7fe\x9ff\ufffeg\uffff", "a b c d e f g"),
        ("kol\tonne", "kol\tonne"),
        ("👩\u200d👩\u200d👧 47\u00a0000 m²", "👩\u200d👩\u200d👧 47\u00a0000 m²"),
        ("\u200b \r\n", ""),
    ],
)
def test_a_text_is_kept_composed_with_plain_lines_and_without_control_characters(typed, kept):
    assert (tidy(typed), tidy(kept)) == (kept, kept)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Frokost\x0bmøte", "Frokost møte"), (" Kari \r\n  Nord\u2028mann ", "Kari Nord mann"), ("To  ord", "To  ord")],
)
def test_what_stands_on_one_line_is_kept_on_one(typed, kept):
    assert tidy_line(typed) == kept


def test_every_field_of_a_form_is_tidied_but_a_password():
    sent = QueryDict(mutable=True)
    sent.setlist("tekst", ["En\r\nTo ", "Tre\x00"])
    sent["new_password1"] = "hemmelig\x0b "

    fields = tidied(sent)

    assert dict(fields.lists()) == {"tekst": ["En\nTo", "Tre"], "new_password1": ["hemmelig\x0b "]}
    assert sent["tekst"] == "Tre\x00"
