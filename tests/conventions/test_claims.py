"""Dates of memberships, seats, leases, owners, buildings, milestones and figures are printed by their claim alone."""

import ast
import re

import pytest

from .source import ROOT, name_of, sources, templates, tree_of

NAMES = {
    *("starts_on", "starts_precision", "start_is_known", "ends_on", "ends_precision"),
    *("completed_on", "completed_precision", "completion_known_on"),
    *("completion_other_on", "completion_other_precision", "completion_other_known_on"),
    *("happened_on", "as_of", "known_on", "known_precision"),
}
PRINTING = {"day", "short_day", "isoformat", "strftime", "iso", "span"}
TEMPLATES = {
    "premises/buildings/_origin.html": "the day a landlord told a term of the lease, which is known for that day alone",
    "premises/demand/_period.html": "a quarter of the calendar",
    "premises/demand/_demand.svg": "a quarter of the calendar",
}
CODE = {
    "tech_port/content/models/articles.py": "an article's own day, which `Article.happened` words",
    "tech_port/content/models/district.py": "a milestone's name in the admin",
    "tech_port/content/models/figures.py": "a value's name in the admin",
    "members/models/people.py": "the sentence of an error, and the address of a board's day",
    "premises/models/leases.py": "a reservation's name in the admin",
    "premises/landlord_import/agreed.py": "what staff are told that a list goes against",
    "premises/demand/listings.py": "the first day of a quarter of the calendar",
    "premises/interest/signed.py": "what staff are told that they have just registered",
}


def in_template(text):
    """The names that a template takes of a record: `{{ seat.starts_on|day }}`."""
    tags = re.findall(r"{[{%](.*?)[%}]}", text, re.S)
    return sorted({name for tag in tags for name in re.findall(r"\.(\w+)", tag)} & NAMES)


def in_code(tree):
    """The names of dates that code makes words of: `day(seat.starts_on)`, `f"{x.known_on}"`, `x.as_of.isoformat()`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            told = [*node.args, function.value] if isinstance(function, ast.Attribute) else node.args
            found |= attributes(told) if called in PRINTING else set()
        if isinstance(node, ast.FormattedValue):
            found |= attributes([node.value])
    return sorted(found & NAMES)


def attributes(nodes):
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def test_templates_print_no_date_of_a_claim_by_themselves():
    root = ROOT / "templates"
    found = {str(file.relative_to(root)): in_template(file.read_text()) for file in templates()}

    assert {name: names for name, names in found.items() if names and name not in TEMPLATES} == {}
    assert sorted(name for name in TEMPLATES if not found.get(name)) == []


def test_code_makes_no_words_of_a_date_of_a_claim():
    found = {name_of(file): in_code(tree_of(file)) for file in sources()}
    told = {name: names for name, names in found.items() if names and not name.startswith("tech_port/writing/")}

    assert {name: names for name, names in told.items() if name not in CODE} == {}
    assert sorted(name for name in CODE if name not in told) == []


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("day(seat.starts_on, seat.starts_precision)", ["starts_on", "starts_precision"]),
        ("f'{role.known_on:%Y}'", ["known_on"]),
        ("lease.ends_on.isoformat()", ["ends_on"]),
        ("units.as_of(today)", []),
        ("lease.ends_on < today", []),
    ],
)
def test_the_rule_sees_what_is_printed(code, names):
    assert in_code(ast.parse(code)) == names


def test_the_rule_sees_what_a_template_prints():
    assert in_template("{{ seat.starts_on|day }} {% if seat.claim.is_plan %}{% endif %} starts_on") == ["starts_on"]
