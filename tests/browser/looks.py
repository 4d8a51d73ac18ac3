"""What is looked for on a page in a browser: the rules of WCAG 2.2 AA that axe can read, and what sticks out."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
STICKING_OUT = """width => [...document.body.querySelectorAll("*")].filter(element => {
    const clips = parent => parent && parent !== document.body
        && (getComputedStyle(parent).overflowX !== "visible" || clips(parent.parentElement));
    return element.getBoundingClientRect().right > width + 1 && !clips(element.parentElement);
}).map(element => element.cloneNode().outerHTML)"""


def violations(page):
    """(rule, element, what is wrong) of each that axe finds."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]]
