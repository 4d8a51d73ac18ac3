"""Text from Word, Outlook and e-mails, as it arrives in a form and as it is shown."""

import pytest

from tech_port.writing.markup import render
from tech_port.writing.pasted import as_markdown

WORD = "Velkommen:\n•\tKaffe\no\tMed melk\n▪\tHavre\no\tUten\n•\tTe\nVi sees."
SHOWN = (
    "<p>Velkommen:</p>\n<ul>\n<li>Kaffe<ul>\n<li>Med melk<ul>\n<li>Havre</li>\n</ul>\n</li>\n<li>Uten</li>\n</ul>\n"
    "</li>\n<li>Te</li>\n</ul>\n<p>Vi sees.</p>"
)


@pytest.mark.parametrize(
    ("pasted", "markdown"),
    [
        ("·       Kaffe\n·       Te", "- Kaffe\n- Te"),
        ("\uf0b7\tKaffe\n\uf0a7\tTe", "- Kaffe\n    - Te"),
        ("  *   Kaffe\n     *   Melk\n  *   Te", "- Kaffe\n    - Melk\n- Te"),
        ("1.\tFørst\n2)\tSå\n10.  Sist", "1. Først\n2. Så\n10. Sist"),
        ("– Kaffe\n– Te", "- Kaffe\n- Te"),
        (f"{'ord ' * 30}\nNeste", f"{'ord ' * 30}\n\nNeste"),
        ("Les www.ntnu.no<https://www.ntnu.no>", "Les [www.ntnu.no](https://www.ntnu.no)"),
        ("post@sit.no<mailto:post@sit.no>", "[post@sit.no](mailto:post@sit.no)"),
        ("Kurs <avansert>, < 5 og <5>", "Kurs &lt;avansert>, &lt; 5 og &lt;5>"),
        ("1999. var et år", "1999\\. var et år"),
    ],
)
def test_what_is_copied_is_read_as_it_is_meant(pasted, markdown):
    assert as_markdown(pasted) == markdown


@pytest.mark.parametrize(
    "markdown",
    [
        "Avsnitt på\nflere linjer\n\n- punkt\n  som fortsetter\n- to\n    - under\n\n1. en\n2. to",
        "**fet** og *kursiv*, [lenke](https://ntnu.no) og <https://sit.no> <post@sit.no>",
        "<b>fet</b> <br> </p> <a href='https://ntnu.no'>x</a>",
        "## Overskrift\n\n> sitat",
    ],
)
def test_markdown_stays_what_it_is(markdown):
    assert as_markdown(markdown) == markdown


def test_a_list_of_word_is_a_list_on_the_page():
    assert render(WORD) == SHOWN


def test_only_known_html_is_html():
    assert render("Kurs <avansert> <b>x</b><script>y</script>") == "<p>Kurs &lt;avansert&gt; x</p>"
    assert render("<https://sit.no>") == '<p><a href="https://sit.no" rel="noopener noreferrer">https://sit.no</a></p>'


def test_much_that_opens_nothing_costs_little():
    assert as_markdown("<" * 50_000) == "&lt;" * 50_000
    assert as_markdown("a@" * 25_000) == "a@" * 25_000
    assert as_markdown(" " * 50_000) == " " * 50_000
