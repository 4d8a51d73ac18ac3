"""Every kind of page, narrow and wide, light and dark: no violation of WCAG 2.2 AA that axe can find, and no noise."""

from urllib.parse import urlsplit

import pytest

from tech_port.accessibility import Results
from tests.addresses import ARGUMENTS, MORE_OF_A_KIND, address, page_names
from tests.browser.looks import ONLY_FOR_A_SCREEN, RULES, RULES_OF_COLOURS, STICKING_OUT, states_alike, violations

# Dark differs from light in the values of colours alone, so that only the rules that look at them are asked again.
SCHEMES = {"light": RULES, "dark": RULES_OF_COLOURS}
# Each differs from the one before it in a width or a scheme alone: whatever changes, the page is drawn anew.
LOOKS = [(390, "light"), (390, "dark"), (1280, "dark"), (1280, "light")]
NARROWEST = 320
QUESTIONS = {
    "premises:unit_list": "areal_min=900000&ledig_innen=x",
    "premises:unit_detail": "ansatte=400&mva=on",
    "premises:interest_detail": "takk=1",
    "members:organisation_list": "q=finnes+ikke",
    "collaboration:challenge_list": "q=finnes+ikke&status=x&virksomhet=x",
    "events:event_list": "tidligere=1",
    "board": "dato=x",
    "district": "dato=2024-06-01",
    "document_detail": "sammenlign=0.9",
    "search": "q=virksomhet",
}
CASES = [
    *page_names(),
    *(f"{name}?{query}" for name, query in QUESTIONS.items()),
    *(f"{name} {number}" for name, others in MORE_OF_A_KIND.items() for number, _of in enumerate(others, start=2)),
    "en home",
    "en premises:interest_create",
    "not found",
    "form with errors",
]


def url_of(case, site):
    if case in {"not found", "form with errors"}:
        return {"not found": "/finnes-ikke/", "form with errors": f"/lokaler/interesse/?lokale={site.unit.pk}"}[case]
    language, _space, rest = case.partition(" ") if case.startswith("en ") else ("nb", "", case)
    name, _mark, query = rest.partition("?")
    name, _space, number = name.partition(" ")
    arguments = MORE_OF_A_KIND[name][int(number) - 2] if number else ARGUMENTS.get(name, lambda site: [])
    return address(name, language, arguments(site), query)


@pytest.fixture(scope="module")
def reader(browser, portal):
    """One tab for all pages, that notes what the console says and which hosts are asked."""
    context = browser.new_context(base_url=portal.url, reduced_motion="reduce", locale="nb-NO")
    page = context.new_page()
    page.said, page.hosts = [], set()
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.hosts.add(urlsplit(request.url).netloc))
    yield page
    context.close()


def open_case(reader, portal, case):
    reader.said.clear()
    reader.hosts.clear()
    response = reader.goto(url_of(case, portal.site))
    if case == "form with errors":
        with reader.expect_response(lambda answer: answer.request.method == "POST") as posted:
            reader.get_by_role("button", name="Send skjemaet").click()
        response = posted.value
        reader.wait_for_load_state()
    return response.status


@pytest.mark.parametrize("case", CASES)
def test_a_page_is_accessible_and_quiet_in_every_look_and_on_paper_shows_no_control(reader, portal, case):
    reader.set_viewport_size({"width": 390, "height": 900})

    status = open_case(reader, portal, case)

    faults = {}
    for width, scheme in LOOKS:
        reader.emulate_media(color_scheme=scheme)
        reader.set_viewport_size({"width": width, "height": 900})
        if found := violations(reader, SCHEMES[scheme]):
            faults[width, scheme] = found
    reader.set_viewport_size({"width": NARROWEST, "height": 900})
    if reader.evaluate("document.scrollingElement.scrollWidth") > NARROWEST:
        faults[NARROWEST] = reader.evaluate(STICKING_OUT, NARROWEST)
    reader.emulate_media(media="print")
    faults |= {"print": found} if (found := reader.evaluate(ONLY_FOR_A_SCREEN)) else {}
    reader.emulate_media(media="screen")
    assert status == {"not found": 404, "form with errors": 422}.get(case, 200)
    assert faults == {}
    assert [text for text in reader.said if f"status of {status}" not in text] == []
    assert reader.hosts == {urlsplit(portal.url).netloc}


@pytest.mark.parametrize("width", [390, 1280])
def test_the_open_menu_and_filter_are_accessible_in_dark_and_light(reader, portal, width):
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto("/lokaler/")
    if width == 390:
        reader.locator("details.filters summary").first.click()
        reader.get_by_role("button", name="Meny").click()

    faults = {}
    for scheme in ("light", "dark"):
        reader.emulate_media(color_scheme=scheme)
        faults[scheme] = violations(reader)

    assert faults == {"light": [], "dark": []}


def test_every_two_states_of_a_bay_and_of_a_roof_differ_in_more_than_their_colour(reader):
    reader.goto("/om/distriktet/")
    looks = {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "forced dark": {"forced_colors": "active"},
        "forced": {"color_scheme": "light"},
        "print": {"forced_colors": "none", "media": "print"},
    }

    faults = {}
    for look, media in looks.items():
        reader.emulate_media(**media)
        if found := states_alike(reader):
            faults[look] = found

    reader.emulate_media(media="screen")
    assert faults == {}


def test_a_visitors_browser_keeps_nothing(visit, portal):
    page = visit()
    for path in ("/", "/lokaler/", "/medlemmer/", "/arrangementer/", "/sok/?q=kontor"):
        page.goto(path)

    kept = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")

    assert kept == ["", 0, 0]
    assert page.context.cookies() == []


def test_the_page_about_accessibility_tells_of_the_pages_that_are_walked_and_of_no_other():
    """`make accessibility ARGS="-k 'a new page'"` tries what is new and records it."""
    assert sorted(Results.recorded().pages) == sorted(CASES)
