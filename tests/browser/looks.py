"""What is looked for on a page in a browser: the rules of WCAG 2.2 AA that axe can read, and what sticks out."""

import os
from itertools import combinations

from axe_playwright_python.base import AXE_SCRIPT

from premises.models.unit_state import TO_LET, Status
from tests.contrast import contrast

PICTURES = os.environ.get("STAFF_PICTURES")  # a folder, to look at the pages that staff work on
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
RULES_OF_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
# What older browsers lack, axe's colours do with a WeakMap for each of their parts, which is a tenth of its time.
KEPT_ON_THE_OBJECT = """class {
    constructor() { this.name = Symbol(); }
    has(object) { return this.name in object; }
    get(object) { return object[this.name]; }
    set(object, value) { object[this.name] = value; return this; }
    add(object) { return this.set(object, true); }
}"""
# axe reads the text of a colour anew for each element and for all below it, which is a third of its time.
EACH_COLOUR_READ_ONCE = """(() => {
    const { prototype } = axe.commons.color.Color;
    const { parseString } = prototype, read = new Map();
    prototype.parseString = function (text) {
        if (!read.has(text)) {
            parseString.call(this, text);
            read.set(text, [this.r, this.g, this.b, this.alpha]);
        }
        [this.r, this.g, this.b, this.alpha] = read.get(text);
        return this;
    };
})();"""
AXE = f"((WeakMap, WeakSet) => {{{AXE_SCRIPT}}})({KEPT_ON_THE_OBJECT}, {KEPT_ON_THE_OBJECT});{EACH_COLOUR_READ_ONCE}"
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

# How shapes of a class are drawn, without a word of which colour: what is none, a pattern or a colour, and its edge.
DRAWN = """markups => {
    document.body.insertAdjacentHTML("beforeend", `<svg id="tried">${markups.join("")}</svg>`);
    const look = shape => {
        const style = getComputedStyle(shape);
        return {
            fill: style.fill, edge: style.stroke === "none" ? "none" : style.strokeDasharray,
            width: style.stroke === "none" ? 0 : parseFloat(style.strokeWidth),
        };
    };
    const looks = [...document.querySelectorAll("#tried > *")].map(one =>
        (one.children.length ? [...one.children] : [one]).map(look));
    document.querySelector("#tried").remove();
    return looks;
}"""

# What is drawn for a state. Nobody can have what is let, not to let or not known: of those, a small drawing makes one.
STATES = [state for state in Status if state != Status.OFF_MARKET]
STATES_DRAWN = {
    "bay": ('<g class="bay bay--{}"><path class="bay__wall"/><path class="bay__windows"/></g>', STATES),
    "small": ('<path class="bay__wall small--{}"/>', [state for state in STATES if state != Status.UNKNOWN]),
    "roof": ('<path class="map__light map__light--{}"/>', TO_LET),
}


def violations(page, rules=RULES):
    """(rule, element, what is wrong) of each that axe finds, which a tab is given once for all that it opens."""
    if page.evaluate("typeof axe") == "undefined":
        page.add_init_script(AXE)
        page.evaluate(AXE)
    found = page.evaluate("async rules => (await axe.run(rules)).violations", rules)
    return [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]]


class Looker:
    """Looks at what a page is now, at two widths."""

    def __init__(self, page):
        self.page, self.found = page, {}

    def look(self, name):
        for width in (1280, 390):
            self.page.set_viewport_size({"width": width, "height": 900})
            told = violations(self.page), self.page.evaluate(STICKING_OUT, width)
            if PICTURES:
                self.page.screenshot(path=f"{PICTURES}/{name}-{width}.png")
            if told != ([], []):
                self.found[name, width] = told


def tells(one, other):
    """Whether two shapes differ in their edge, in a pattern, or in how light they are."""
    if (one["edge"], round(one["width"])) != (other["edge"], round(other["width"])):
        return True
    kinds = ["colour" if fill.startswith("rgb") else fill for fill in (one["fill"], other["fill"])]
    return kinds[0] != kinds[1] or (kinds[0] == "colour" and contrast(one["fill"], other["fill"]) >= 3)


def states_alike(page):
    """(what is drawn, one state, another) of each two states that only their colours tell apart."""
    alike = []
    for kind, (markup, states) in STATES_DRAWN.items():
        looks = page.evaluate(DRAWN, [markup.format(state) for state in states])
        for (one, its), (other, others) in combinations(zip(states, looks, strict=True), 2):
            if not any(map(tells, its, others)):
                alike.append((kind, str(one), str(other)))
    return alike
