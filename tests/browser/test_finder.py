"""The finder in a browser: the answer changes in place with JavaScript, and by page loads without."""

import re

import pytest
from playwright.sync_api import expect


def test_the_answer_is_swapped_in_place_announced_and_in_the_address(visit, portal):
    page = visit()
    page.goto("/lokaler/")
    loads = []
    page.on("load", lambda: loads.append(page.url))

    area = page.get_by_label("Areal fra (m²)")
    area.fill("100000")
    area.press("Enter")

    expect(page.get_by_role("heading", name="Ingen lokaler passer til alt dette")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/lokaler/\?areal_min=100000$"))
    expect(page.locator("#finder-status")).to_have_text(re.compile("^0 lokaler passer"))
    expect(page.get_by_label("Areal fra (m²)")).to_be_focused()
    assert loads == []


def test_a_chip_takes_its_filter_away_and_back_brings_it_again(visit, portal):
    page = visit()
    page.goto("/lokaler/?areal_min=100000")

    page.get_by_role("list", name="Valgte filtre").get_by_role("link", name=re.compile("Areal fra")).click()
    expect(page).to_have_url(re.compile(r"/lokaler/\?$"))
    expect(page.get_by_role("table").first).to_be_visible()
    page.go_back()

    expect(page.get_by_role("heading", name="Ingen lokaler passer til alt dette")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_slider_shows_another_day(visit, portal, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/lokaler/")

    page.get_by_role("slider").press("End")
    if not javascript:
        page.get_by_role("button", name="Vis dagen").click()

    expect(page).to_have_url(re.compile(r"dato=2035-12-01"))
    expect(page.locator("#finder")).to_contain_text("Slik det står 1. desember 2035.")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_filter_opens_from_a_button_on_a_phone(visit, portal, javascript):
    page = visit(width=390, java_script_enabled=javascript)
    page.goto("/lokaler/")

    expect(page.get_by_label("Ansatte")).to_be_hidden()
    page.get_by_text(re.compile(r"^Filter, \d+ treff$")).click()
    page.get_by_label("Ansatte").fill("100000")
    page.get_by_role("button", name="Vis lokaler").click()

    expect(page).to_have_url(re.compile(r"ansatte=100000"))
    expect(page.get_by_role("heading", name="Ingen lokaler passer til alt dette")).to_be_visible()


def test_what_is_wrong_with_an_area_stands_below_the_pair_as_wide_as_both(visit, portal):
    page = visit(width=1280)
    page.goto("/lokaler/?areal_min=stort")

    pair, low, high, error = (
        page.locator(f".filters__pair{within}").bounding_box()
        for within in ("", " #id_areal_min", " #id_areal_maks", " .errorlist")
    )

    assert (low["y"], error["width"]) == (high["y"], pair["width"])
    assert error["y"] >= low["y"] + low["height"]
