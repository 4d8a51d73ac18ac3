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
        ("1.\tFørst\n2)\tSå\n3.  Sist", "1. Først\n2. Så\n3. Sist"),
        ("– Kaffe\n– Te", "- Kaffe\n- Te"),
        (f"{'ord ' * 30}\nNeste", f"{'ord ' * 30}\n\nNeste"),
        ("Les www.ntnu.no<https://www.ntnu.no>", "Les [www.ntnu.no](https://www.ntnu.no)"),
        ("post@sit.no<mailto:post@sit.no>", "[post@sit.no](mailto:post@sit.no)"),
        ("Kurs <avansert>, < 5 og <5>", "Kurs &lt;avansert>, &lt; 5 og &lt;5>"),
        ("1999. var et år", "1999\\. var et år"),
        ("16. juni er dagen", "16\\. juni er dagen"),
        ("17. mai feirer vi.\n\n24. mai er det over", "17\\. mai feirer vi.\n\n24\\. mai er det over"),
        ("1) Alene", "1) Alene"),
        ("• Kaffe\n1.\tFørst\n2.\tSå", "- Kaffe\n\n1. Først\n2. Så"),
        ("Tid\tHva\n09.00\tÅpning", "- Tid – Hva\n- 09.00 – Åpning"),
        ("| Tid | Hva |\n|---|---|\n| 09.00 | |", "- Tid – Hva\n- 09.00"),
        ("![Huset](https://ntnu.no/hus.png)", "[Huset](https://ntnu.no/hus.png)"),
    ],
)
def test_what_is_copied_is_read_as_it_is_meant(pasted, markdown):
    assert as_markdown(pasted) == markdown


@pytest.mark.parametrize(
    "markdown",
    [
        "Avsnitt på\nflere linjer\n\n- punkt\n  som fortsetter\n- to\n    - under",
        "1. en\nmer\n2. to\n\nSå:\n\n1. a\n1. b",
        "**fet** og *kursiv*, [lenke](https://ntnu.no) og <https://sit.no> <post@sit.no>",
        "<b>fet</b> <br> </p> <a href='https://ntnu.no'>x</a>",
        "## Overskrift\n\n> sitat",
    ],
)
def test_markdown_stays_what_it_is(markdown):
    assert as_markdown(markdown) == markdown


def test_a_list_of_word_is_a_list_on_the_page():
    assert render(WORD) == SHOWN


def test_a_number_at_the_head_of_a_paragraph_stays_what_it_is():
    assert (
        render("16. juni er dagen.\n\n3. etasje er ledig.") == "<p>16. juni er dagen.</p>\n<p>3. etasje er ledig.</p>"
    )
    assert render("5. fem\n6. seks") == '<ol start="5">\n<li>fem</li>\n<li>seks</li>\n</ol>'


def test_only_known_html_is_html():
    assert render("Kurs <avansert> <b>x</b><script>y</script>") == "<p>Kurs &lt;avansert&gt; x</p>"
    assert render("<https://sit.no>") == '<p><a href="https://sit.no" rel="noopener noreferrer">https://sit.no</a></p>'


def test_much_that_opens_nothing_costs_little():
    assert as_markdown("<" * 50_000) == "&lt;" * 50_000
    assert as_markdown("a@" * 25_000) == "a@" * 25_000
    assert as_markdown(" " * 50_000) == " " * 50_000
    assert as_markdown("|-" * 25_000) == "- " + " – ".join(["-"] * 25_000)
    assert as_markdown("a\t" * 25_000) == "a\t" * 25_000
    assert as_markdown("![" * 25_000) == "![" * 25_000
    assert as_markdown("\t" * 25_000 + "a") == "\t" * 25_000 + "a"
