"""How the tests themselves are written: small modules, helpers apart from tests, and no waiting by the clock."""

import ast

from tests.conventions.source import ROOT, imports, name_of, nodes_of

FILES = sorted((ROOT / "tests").rglob("*.py"))
WAITS = {
    "tests/waiting.py": "the pause between two questions, where there is nothing to be woken by",
}


def functions(file):
    return [node for node in nodes_of(file) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def called(file):
    """The names of all functions and methods that a file calls."""
    calls = [node.func for node in nodes_of(file) if isinstance(node, ast.Call)]
    return {getattr(call, "attr", getattr(call, "id", None)) for call in calls}


def test_no_module_of_tests_is_longer_than_300_lines():
    lines = {name_of(file): len(file.read_text().splitlines()) for file in FILES}

    assert {name: count for name, count in lines.items() if count > 300} == {}


def test_no_function_of_tests_is_longer_than_40_lines():
    lengths = {f"{name_of(file)} {f.name}": f.end_lineno - f.lineno + 1 for file in FILES for f in functions(file)}

    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_nothing_is_imported_from_a_test_or_its_fixtures():
    found = {
        f"{name_of(file)} imports {target}"
        for file in FILES
        for target in imports(file)
        if target.split(".")[0] == "tests"
        and any(part.startswith("test_") or part == "conftest" for part in target.split("."))
    }

    assert found == set()


def test_tests_wait_for_what_is_seen_and_not_for_a_time():
    sleeping = {name_of(file) for file in FILES if called(file) & {"sleep", "wait_for_timeout"}}

    assert sleeping == set(WAITS)
