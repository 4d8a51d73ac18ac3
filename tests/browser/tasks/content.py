"""Content: a piece of news with a picture, in two languages, seen before it is public and after."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tech_port.content.models import Article
from tech_port.uploads import apart, images
from tests.browser.tasks.hands import counted
from tests.tech_port.uploads.files import picture, written

TITLE = {"nb": "Ny lab for batterier åpnet", "en": "New battery laboratory opened"}
LEAD = {"nb": "Laben er åpen for alle i distriktet.", "en": "The laboratory is open to all in the district."}
ALT = {"nb": "To forskere ved en benk i laben", "en": "Two researchers at a bench in the laboratory"}


@pytest.fixture
def photo(tmp_path, desk):
    """A picture that is another for each width."""
    file = tmp_path / "lab.png"
    file.write_bytes(written(picture(size=(900, 600 + desk.viewport_size["width"]))))
    return file


def test_news_with_a_picture_in_two_languages(desk, table, photo, monkeypatch):
    monkeypatch.setattr(apart, "read", images.read)
    Article.objects.filter(title_nb=TITLE["nb"]).delete()

    with counted(desk, table, "nyhet med bilde, to språk, sett og publisert", goal=8, besides_text=True) as hands:
        hands.press(desk.get_by_role("link", name="Skriv en nyhet"))
        for language in ("nb", "en"):
            hands.write(desk.get_by_label(f"Tittel [{language}]"), TITLE[language])
            hands.write(desk.get_by_label(f"Ingress [{language}]"), LEAD[language])
        hands.lay(desk.locator("#id_picture"), photo)
        for language in ("nb", "en"):
            hands.write(desk.get_by_label(f"Bildetekst for skjermlesere [{language}]"), ALT[language])
        with desk.expect_popup() as opened:
            hands.press(desk.get_by_role("button", name="Forhåndsvis"))
        shown = opened.value
        expect(shown.frame_locator("iframe:visible").locator("h1")).to_have_text(TITLE["nb"])
        hands.press(shown.get_by_label("Engelsk"))
        expect(shown.frame_locator("iframe:visible").locator("h1")).to_have_text(TITLE["en"])
        hands.presses += 1  # the tab is closed
        shown.close()
        assert not Article.objects.filter(title_nb=TITLE["nb"]).exists()
        hands.press(desk.get_by_role("button", name="Lagre og publiser"))
        hands.press(desk.get_by_role("link", name="Se siden"))

    expect(desk.locator("h1")).to_have_text(TITLE["nb"])
    expect(desk.get_by_role("img", name=ALT["nb"])).to_be_visible()
    article = Article.objects.get(title_nb=TITLE["nb"])
    assert (article.title_en, article.picture.alt_en) == (TITLE["en"], ALT["en"])
    assert article.published_at <= timezone.now()
