"""Long forms in a browser: what is pasted, the preview beside it, and leaving before it is sent."""

import pytest
from playwright.sync_api import expect

from tests.browser.signing_in import open_signed_in

WORD = """<p class=MsoNormal>Velkommen til <b>frokost</b> hos <a href="https://www.ntnu.no">NTNU</a></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·   </span>Kaffe</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>Melk</p>
<table><tbody><tr><td><p>09.00</p></td><td><p>Åpning</p></td></tr><tr><td>10.00</td><td></td></tr></tbody></table>
<ol><li>Først</li><li>Så<ul><li>Under</li></ul></li></ol><h2><b>Praktisk</b></h2><p>Slutt<o:p></o:p></p>"""
MARKDOWN = (
    "Velkommen til **frokost** hos [NTNU](https://www.ntnu.no)\n\n- Kaffe\n    - Melk\n\n"
    "- 09.00 – Åpning\n- 10.00\n\n1. Først\n1. Så\n    - Under\n\n"
    "## Praktisk\n\nSlutt"
)
PASTE = """(field, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "x");
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def article(visit):
    page = visit()
    open_signed_in(page, "/admin/content/article/add/")
    return page


def test_text_from_word_is_pasted_as_markdown_and_shown_beside(article):
    field = article.locator("#id_body_nb")
    expect(article.locator(".preview").first).to_be_visible()  # the script has run

    field.evaluate(PASTE, WORD)
    article.locator("#id_body_nb ~ .preview > summary").click()

    expect(field).to_have_value(MARKDOWN)
    expect(article.locator("#id_body_nb ~ .preview strong")).to_have_text("frokost")


def test_leaving_before_saving_is_asked_about_and_saving_is_not(article):
    asked = []
    expect(article.locator(".preview").first).to_be_visible()
    article.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    article.goto("about:blank")
    assert asked == []

    article.go_back()
    article.get_by_label("Tittel [nb]").fill("Ny")
    article.goto("about:blank")
    assert asked == ["beforeunload"]

    article.go_back()
    article.get_by_label("Tittel [nb]").fill("Ny")
    article.get_by_role("button", name="Lagre", exact=True).click()
    expect(article.locator(".error-summary")).to_be_visible()
    assert asked == ["beforeunload"]
