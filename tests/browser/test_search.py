"""The search in a browser: suggestions while one types, by keys alone, and a plain field without JavaScript."""

import re

from playwright.sync_api import expect


def test_suggestions_are_walked_through_and_chosen_by_keys(visit, portal):
    page = visit()
    page.goto("/sok/")
    field = page.get_by_role("combobox", name="Hva leter du etter?")

    field.press_sequentially("virksomhet")
    options = page.get_by_role("listbox", name="Forslag").get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[data-suggest] [role=status]")).to_have_text(re.compile("^[1-8] forslag under feltet"))
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Escape")

    expect(options).to_have_count(0)
    expect(field).to_have_value("virksomhet")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/sok/\?q=virksomhet$"))


def test_without_javascript_the_field_is_a_form(visit, portal):
    page = visit(java_script_enabled=False)
    page.goto("/sok/")

    page.get_by_role("searchbox", name="Hva leter du etter?").fill("virksomhet")
    page.get_by_role("button", name="Søk").click()

    expect(page).to_have_url(re.compile(r"/sok/\?q=virksomhet$"))
