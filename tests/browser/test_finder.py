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
    expect(page.get_by_role("heading", level=3).first).to_be_visible()
    page.go_back()

    expect(page.get_by_role("heading", name="Ingen lokaler passer til alt dette")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_slider_shows_another_day(visit, portal, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/lokaler/")
    page.get_by_text("Tegnforklaring, tabell og en annen dag").click()

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
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Ansatte").fill("100000")
    page.get_by_role("button", name=re.compile("^Vis")).click()

    expect(page).to_have_url(re.compile(r"ansatte=100000"))
    expect(page.get_by_role("heading", name="Ingen lokaler passer til alt dette")).to_be_visible()
    expect(page.get_by_label("Ansatte")).to_be_hidden()


def test_on_a_phone_the_list_begins_in_the_first_screen_and_the_button_stays_in_reach(visit, portal):
    page = visit(width=390, height=844)
    page.goto("/lokaler/?ansatte=2")

    first = page.get_by_role("heading", level=3).first
    assert first.bounding_box()["y"] < 400
    rows = page.locator(".unit-row:not(:has(.unit-row__doubt))")
    assert {row.bounding_box()["height"] <= 64 for row in rows.all()} == {True}
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.get_by_role("button", name=re.compile(r"^Vis \d+ lokal"))).to_be_in_viewport(ratio=1)


def test_the_plan_of_a_phone_opens_from_its_strip_without_javascript(visit, portal):
    page = visit(width=390, java_script_enabled=False)
    page.goto("/lokaler/")
    expect(page.locator("a.bay").first).to_be_hidden()

    page.get_by_text("Plan", exact=True).click()

    drawn = page.locator("svg.elevation__drawing:visible")
    expect(drawn).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_only_bays_to_let_are_stops_of_the_keyboard(visit, portal):
    page = visit()
    page.goto("/lokaler/")

    stops = page.locator('a.bay:not([tabindex="-1"])').evaluate_all("bays => bays.map(bay => bay.ariaLabel)")

    assert stops
    assert [name for name in stops if name.endswith(("utleid", "fellesareal", "ikke til leie"))] == []


def test_on_a_desk_the_button_is_in_sight_wherever_the_list_is_read(visit, portal):
    page = visit(width=1280, height=700)
    page.goto("/lokaler/")
    button = page.get_by_role("button", name=re.compile("^Vis"))

    expect(button.first).to_be_in_viewport(ratio=1)
    page.locator(".unit-row").last.scroll_into_view_if_needed()

    expect(button.first).to_be_in_viewport(ratio=1)


def test_what_is_wrong_with_an_area_stands_below_the_pair_as_wide_as_both(visit, portal):
    page = visit(width=1280)
    page.goto("/lokaler/?areal_min=stort")

    pair, low, high, error = (
        page.locator(f".filters__pair:has(#id_areal_min){within}").bounding_box()
        for within in ("", " #id_areal_min", " #id_areal_maks", " .errorlist")
    )

    assert (low["y"], error["width"]) == (high["y"], pair["width"])
    assert error["y"] >= low["y"] + low["height"]
