"""What is looked for on a page in a browser: the rules of WCAG 2.2 AA that axe can read, and what sticks out."""

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
RULES_OF_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
STICKING_OUT = """width => [...document.body.querySelectorAll("*")].filter(element => {
    const clips = parent => parent && parent !== document.body
        && (getComputedStyle(parent).overflowX !== "visible" || clips(parent.parentElement));
    return element.getBoundingClientRect().right > width + 1 && !clips(element.parentElement);
}).map(element => element.cloneNode().outerHTML)"""

# What only a screen can use, and what stays folded, of a page that is printed.
ONLY_FOR_A_SCREEN = """() => [
    ...[...document.querySelectorAll("button, input, select, textarea, summary, nav, .button, .skip-link")]
        .filter(element => element.checkVisibility({ visibilityProperty: true })),
    ...[...document.querySelectorAll("details > :not(summary)")].filter(element => !element.checkVisibility()
        && element.parentElement.checkVisibility() && getComputedStyle(element).display !== "none"),
].map(element => element.cloneNode().outerHTML)"""


def violations(page, rules=RULES):
    """(rule, element, what is wrong) of each that axe, which is given to a page once, finds."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("async rules => (await axe.run(rules)).violations", rules)
    return [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]]
