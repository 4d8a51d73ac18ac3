"""Imports run one way, and code imports no tests."""

from tests.conventions.source import ROOT, imports, module_of, sources

DOMAIN = ["tech_port.content", "members", "premises", "events"]
GLUE = {
    f"tech_port.{name}"
    for name in ("urls", "views", "district", "sitemaps", "search", "seed", "management", "wsgi", "demo", "settings")
}


def rank(module):
    """Where a module stands: 0 site-wide machinery, then the domain apps in their order, and the glue on top."""
    for number, package in reversed(list(enumerate(DOMAIN, start=1))):
        if module == package or module.startswith(f"{package}."):
            return number
    return len(DOMAIN) + 1 if any(module == glue or module.startswith(f"{glue}.") for glue in GLUE) else 0


def test_imports_run_one_way():
    upward = {
        f"{module_of(file)} imports {target}"
        for file in sources()
        for target in imports(file)
        if target.split(".")[0] in {"tech_port", "members", "premises", "events"}
        and rank(target) > rank(module_of(file))
        and not (module_of(file) == "tech_port.middleware" and target.startswith("tech_port.views."))
    }

    assert upward == set()


def test_the_rule_of_imports_sees_every_layer():
    assert [rank(name) for name in ("tech_port.writing.markup", *DOMAIN, "tech_port.views.home")] == [0, 1, 2, 3, 4, 5]
    assert "tech_port.content.models.Source" in set(imports(ROOT / "members" / "models" / "organisations.py"))


def test_code_imports_no_tests():
    assert {module_of(file) for file in sources() for target in imports(file) if target.startswith("tests")} == set()
