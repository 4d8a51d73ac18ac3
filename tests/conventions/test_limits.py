"""How long functions, views, modules and templates may be, how modules are named and where they lie."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.conventions.source import name_of, nodes_of, sources

# Limits


def functions(file):
    return [node for node in nodes_of(file) if isinstance(node, ast.FunctionDef)]


def length(node):
    return node.end_lineno - node.lineno + 1


def test_no_function_is_longer_than_40_lines():
    long = {f"{name_of(file)} {f.name}": length(f) for file in sources() for f in functions(file) if length(f) > 40}

    assert long == {}


def answers_requests(function):
    """Whether a function is given a request: a view, wherever it stands, a page of the admin, a middleware."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return any(argument.arg == "request" for argument in arguments)


def test_no_function_that_takes_a_request_is_longer_than_25_lines():
    long = {
        f"{name_of(file)} {f.name}": length(f)
        for file in sources()
        for f in functions(file)
        if answers_requests(f) and length(f) > 25
    }

    assert long == {}


def lines(file):
    return len(file.read_text().splitlines())


def test_no_module_is_longer_than_300_lines():
    assert {name_of(file): lines(file) for file in sources() if lines(file) > 300} == {}


def test_no_module_is_named_after_nothing():
    vague = {"utils", "helpers", "common", "core", "services", "misc", "mixins"}

    assert {name_of(file) for file in sources() if {file.stem, file.parent.name} & vague} == set()


# Settings


def test_python_files_are_where_the_conventions_look():
    folders = defaultdict(int)
    for file in sources(migrations=True):
        folders[Path(name_of(file)).parts[0]] += 1

    assert {name for name in folders if folders[name]} == {"tech_port", "members", "premises", "events", "manage.py"}
