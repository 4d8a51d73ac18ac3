"""What every page is held to in a browser: the rules that axe checks, and that nothing sticks out to the right."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}

STICKING_OUT = """width => [...document.body.querySelectorAll("*")].filter(element => {
    const clips = parent => parent && parent !== document.body
        && (getComputedStyle(parent).overflowX !== "visible" || clips(parent.parentElement));
    return element.getBoundingClientRect().right > width + 1 && !clips(element.parentElement);
}).map(element => element.cloneNode().outerHTML)"""
