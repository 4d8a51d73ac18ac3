"""Templates and style sheets that can be read: short lines and files, one thing a line, and files with a plan."""

import re

from django.conf import settings

ROOT = settings.BASE_DIR
WIDTH = 120
STYLE_SHEETS = [
    "about",
    "admin",
    "base",
    "building-page",
    "building",
    "components",
    "contact-page",
    "contact",
    "data",
    "desk",
    "district-page",
    "district",
    "event-page",
    "events",
    "figures",
    "finder-page",
    "finder",
    "home-page",
    "home",
    "mail",
    "map",
    "members",
    "news",
    "organisation-page",
    "premises",
    "print",
    "search",
    "site",
    "tokens",
    "unit-page",
    "unit",
]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def templates():
    """The templates that are ours; the icons are copies of somebody's."""
    files = [file for suffix in ("html", "svg", "txt") for file in sorted((ROOT / "templates").rglob(f"*.{suffix}"))]
    return [file for file in files if file.parent != ROOT / "templates" / "icons"]


def pages():
    """Templates in which a line may be broken: the plain texts of mails keep their lines as the reader gets them."""
    return [file for file in templates() if file.suffix != ".txt"]


def style_sheets():
    return sorted((ROOT / "static" / "css").rglob("*.css"))


def places(files, is_wrong):
    """`path:line` of every line that is wrong."""
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if is_wrong(line)
    ]


def is_long(line):
    return len(line) > WIDTH


def is_crowded(line):
    """Whether a line of a style sheet holds more than one declaration, selector or brace."""
    code = re.sub(r"\"[^\"]*\"|\([^{};]*\)", "", COMMENT.sub("", line)).strip()
    ends = re.findall(r"[;{}]", code)
    several_selectors = code.endswith("{") and "," in code and not code.startswith("@")
    return len(ends) > 1 or (bool(ends) and code[-1] != ends[0]) or several_selectors


def test_no_line_of_a_template_is_longer_than_120_characters():
    assert places(pages(), is_long) == []


def test_no_template_spells_out_how_a_time_is_written():
    spelled = re.compile(r"""\|(?:date|time):"[^"]*[Hh][.:]i""")

    assert [file.name for file in templates() if spelled.search(file.read_text())] == []


def test_no_template_is_longer_than_120_lines():
    lengths = {str(file.relative_to(ROOT)): len(file.read_text().splitlines()) for file in templates()}

    assert {name: length for name, length in lengths.items() if length > 120} == {}


def test_no_line_of_a_style_sheet_is_longer_than_120_characters():
    assert places(style_sheets(), is_long) == []


def test_a_line_of_a_style_sheet_holds_one_declaration_or_one_selector():
    assert places(style_sheets(), is_crowded) == []


def test_the_rule_of_one_declaration_a_line_sees_what_it_must():
    crowded = ["p { margin: 0; }", "margin: 0; padding: 0;", "h1, h2 {", "} }", "p { margin: 0;"]
    fine = [
        "p {",
        "margin: 0;",
        "h1,",
        "}",
        "@media print, (min-width: 48rem) {",
        "a:is(:link, :visited) {",
        'content: ";";',
    ]

    assert [line for line in crowded if not is_crowded(line)] == []
    assert [line for line in fine if is_crowded(line)] == []


def test_style_sheets_are_named_for_whose_they_are():
    assert [str(file.relative_to(ROOT / "static" / "css")) for file in style_sheets()] == [
        f"{name}.css" for name in STYLE_SHEETS
    ]
