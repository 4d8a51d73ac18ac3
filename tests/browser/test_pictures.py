"""A picture in a form of the admin: dropped and seen at once, its point set, and an earlier one taken by one click."""

import pytest
from playwright.sync_api import expect

from tech_port.content.models import Article
from tech_port.uploads import apart, images
from tests.browser.looks import STICKING_OUT, violations
from tests.browser.signing_in import open_signed_in
from tests.factories import make_picture
from tests.tech_port.uploads.files import picture, written

DROP = """(field, bytes) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], "IMG_0001.png", { type: "image/png" }));
  field.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""

LATE = """() => {
  const now = window.fetch;
  window.fetch = async (address, options) => {
    if ([...options.body.keys()].some((name) => name.endsWith("-kept"))) await new Promise((go) => setTimeout(go, 600));
    return now(address, options);
  };
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_is_dropped_pointed_at_and_exchanged_for_an_earlier_one(visit, portal, monkeypatch, width):
    monkeypatch.setattr(apart, "read", images.read)
    earlier = make_picture(width=900, height=600, alt_nb=f"Huset sett fra elva {width}", focus_y=100)
    page = visit(width=width)
    open_signed_in(page, "/admin/content/article/add/")
    page.get_by_label("Tittel [nb]").fill("Ny")

    page.locator(".picture-input__drop").evaluate(DROP, list(written(picture(size=(800, 600 + width)))))
    whole = page.locator(".picture-shown__whole")
    whole.click(position={"x": 0, "y": 0})
    page.get_by_label("Midtpunkt fra venstre (%)").press("ArrowUp")
    pointed = [page.locator(f"#id_focus_{axis}").input_value() for axis in "xy"]
    cut = page.locator(".picture-cut").first.get_attribute("class")
    page.locator(".picture-earlier > summary").click()
    page.get_by_label("Søk i bildene").fill("elva")
    expect(page.locator("[data-found]")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".picture-choice", has_not_text="elva")).to_have_count(0)
    choice = page.locator(".picture-choice", has_text=str(width))
    found = (violations(page), page.evaluate(STICKING_OUT, width))
    page.evaluate(LATE)
    choice.click()
    page.get_by_label("Søk i bildene").press("a")  # a search meanwhile does not lose the choice

    expect(page.get_by_label("Bildetekst for skjermlesere [nb]")).to_have_value(earlier.alt_nb)
    expect(page.get_by_label("Midtpunkt fra toppen (%)")).to_have_value("100")
    expect(page.get_by_label("Tittel [nb]")).to_have_value("Ny")
    assert (pointed, cut.split()[-2:], found) == (["5", "0"], ["focus-x-0", "focus-y-0"], ([], []))
    assert not Article.objects.filter(title_nb="Ny").exists()
