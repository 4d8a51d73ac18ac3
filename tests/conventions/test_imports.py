"""Which way references run: between the layers of the portal, and between the rooms of an app.

`tech_port` machinery <- `tech_port.content` <- members <- premises <- events <- what joins them all ("glue").
A reference is an import, but also a model or a module that is asked for by name, a template and what it includes or
loads, and a relation that an app above has hung upon a model. A link to a page is none: apps may show each other's
addresses. What a page is told from above comes by a `tech_port.hooks.Hook`.
"""

import ast
import re
from functools import cache

import pytest
from django.apps import apps
from django.template import engines

from .source import PACKAGES, ROOT, imports, module_of, nodes_of, sources, templates

DOMAIN = ["tech_port.content", "members", "premises", "events"]
TOP = len(DOMAIN) + 1
GLUE = {
    "manage",
    *(f"tech_port.{name}" for name in ("settings", "urls", "wsgi", "views", "sitemaps", "sharing", "for_machines")),
    "tech_port.about",
    "tech_port.contact",
    "tech_port.data",
    "tech_port.demo",
    "tech_port.desk",
    "tech_port.district",
    "tech_port.front",
    "tech_port.management",
    "tech_port.newsletter",
    "tech_port.seed",
    "tech_port.story",
    "tech_port.search",
}
SHARED_TEMPLATES = ("django", "icons", "includes", "outbox", "base.html")

NAME_OF_A_MODEL = re.compile(
    r"(outbox|open_forms|worker|backups|uploads|pictures|signin|audit|content|members|premises|events|newsletter|still_right|search)\.[A-Z]\w+"
)
NAME_OF_A_MODULE = re.compile(rf"({'|'.join(PACKAGES)})(\.[a-z]\w*)+(\.\w+)?")
INCLUDED = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
LOADED = re.compile(r"\{%\s*load\s+(?:[^%]*\s+from\s+)?([^%]+?)\s*%\}")
IN_BRACES = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)


# Layers


def layer(module):
    """Where a module stands: 0 site-wide machinery, then the domain apps in their order, and the glue on top."""
    for number, package in reversed(list(enumerate(DOMAIN, start=1))):
        if module == package or module.startswith(f"{package}."):
            return number
    return TOP if any(module == glue or module.startswith(f"{glue}.") for glue in GLUE) else 0


def layer_of_app(label):
    return layer(apps.get_app_config(label).name)


def layer_of_template(name):
    """The same of a template: the apps have folders, what all of them share is machinery, the rest is glue."""
    first, *rest = name.removeprefix("admin/").split("/")
    if rest and first in apps.app_configs:
        return layer_of_app(first)
    return 0 if name.startswith("admin/") or first in SHARED_TEMPLATES else TOP


@cache
def relations_from_above(number):
    """The names of the relations that apps above a layer have hung upon models in it or below it."""
    below = [model for model in apps.get_models() if 0 < layer(model.__module__) <= number]
    fields = [field for model in below for field in model._meta.get_fields()]
    relations = [field for field in fields if field.auto_created and field.is_relation and field.related_model]
    above = {one.name for one in relations if layer(one.related_model.__module__) > number}
    return above - {field.name for field in fields if not field.is_relation} - own_relations(fields, number)


def own_relations(fields, number):
    related = [field for field in fields if field.is_relation and field.related_model]
    return {field.name for field in related if layer(field.related_model.__module__) <= number}


def strings(file):
    constants = [node.value for node in nodes_of(file) if isinstance(node, ast.Constant)]
    return {value for value in constants if isinstance(value, str)}


def apps_asked_for(file):
    """The app of each `get_model("events", "Event")` and `get_model("events.Event")`."""
    for node in nodes_of(file):
        if isinstance(node, ast.Call) and called(node) == "get_model":
            yield node.args[0].value.split(".")[0]


def called(node):
    """The last name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def names_that_may_be_relations(file):
    """`one.leases`; `filter(leases__unit=…)`; `"leases"` and `"leases__unit"` where they are given to a call."""
    for node in nodes_of(file):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Call) and called(node) != "get_model":
            given = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            for name in [*given, *(keyword.arg or "" for keyword in node.keywords if "__" in (keyword.arg or ""))]:
                yield from (re.fullmatch(r"[a-z]\w*", name) and name.split("__")) or ()


def references(file):
    """(what a Python file refers to, the layer of that)."""
    texts, own = strings(file), layer(module_of(file))
    yield from ((target, layer(target)) for target in imports(file) if target.split(".")[0] in PACKAGES)
    yield from ((f"get_model {label}", layer_of_app(label)) for label in apps_asked_for(file))
    yield from ((text, layer_of_app(text.split(".")[0])) for text in texts if NAME_OF_A_MODEL.fullmatch(text))
    yield from ((text, layer(text)) for text in texts if NAME_OF_A_MODULE.fullmatch(text))
    yield from ((text, layer_of_template(text)) for text in texts if "/" in text and text in names_of_templates())
    yield from ((f".{name}", TOP) for name in relations_from_above(own) & set(names_that_may_be_relations(file)))


@cache
def names_of_templates():
    return {file.relative_to(ROOT / "templates").as_posix() for file in templates()}


def template_references(name, text):
    """(what a template refers to, the layer of that): what it includes, extends and loads, and relations from above."""
    libraries = engines["django"].engine.libraries
    yield from ((target, layer_of_template(target)) for target in INCLUDED.findall(text))
    for library in (library for names in LOADED.findall(text) for library in names.split()):
        yield f"load {library}", layer(libraries[library])
    tags = [re.sub(r'"[^"]*"', "", tag) for tag in IN_BRACES.findall(text)]
    followed = {name for tag in tags for name in re.findall(r"\.(\w+)", tag)}
    yield from ((f".{relation}", TOP) for relation in relations_from_above(layer_of_template(name)) & followed)


def upward_in_code():
    return {
        f"{module_of(file)} -> {target}"
        for file in sources()
        for target, number in references(file)
        if number > layer(module_of(file))
    }


def upward_in_templates():
    folder = ROOT / "templates"
    return {
        f"{name} -> {target}"
        for name in names_of_templates()
        for target, number in template_references(name, (folder / name).read_text())
        if number > layer_of_template(name)
    }


def test_references_of_code_run_one_way():
    assert upward_in_code() == set()


def test_references_of_templates_run_one_way():
    assert upward_in_templates() == set()


def test_the_rule_of_references_sees_every_layer():
    modules = ("tech_port.writing.markup", *DOMAIN, "tech_port.front.views")
    named = ("base.html", "content/_page.html", "admin/members/_form.html", "premises/_status.html", "home.html")

    assert [layer(name) for name in modules] == [0, 1, 2, 3, 4, 5]
    assert [layer_of_template(name) for name in named] == [0, 1, 2, 3, 5]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('apps.get_model("events", "Event")', {("get_model events", 4)}),
        ('models.ForeignKey("premises.Unit")', {("premises.Unit", 3)}),
        ('render(request, "events/_event.html")', {("events/_event.html", 4)}),
        ('import_string("premises.apps.PremisesConfig")', {("premises.apps.PremisesConfig", 3)}),
        ("organisation.events.listed()", {(".events", TOP)}),
        ("rows.filter(organisation__leases__unit=unit)", {(".leases", TOP)}),
        ('rows.prefetch_related("organisation__shared_leases")', {(".shared_leases", TOP)}),
        ("from premises.models import Unit", {("premises.models.Unit", 3)}),
        ("organisation.memberships.all()", set()),
    ],
)
def test_the_rule_sees_each_way_in_which_members_could_reach_upward(tmp_path, monkeypatch, code, found):
    file = tmp_path / "members" / "reaching.py"
    file.parent.mkdir()
    file.write_text(code)
    monkeypatch.setattr("tests.conventions.source.ROOT", tmp_path)

    assert {(target, number) for target, number in references(file) if number > 2} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{% include "events/_event.html" %}', {("events/_event.html", 4)}),
        ('{% extends "home.html" %}', {("home.html", TOP)}),
        ("{% load members events %}", {("load events", 4)}),
        ("{% for event in organisation.events.all %}{% endfor %}", {(".events", TOP)}),
        ("{{ membership.organisation }}", set()),
    ],
)
def test_the_rule_sees_each_way_in_which_a_template_of_members_could_reach_upward(text, found):
    assert {(target, number) for target, number in template_references("members/x.html", text) if number > 2} == found


def test_code_imports_no_tests():
    assert {module_of(file) for file in sources() for target in imports(file) if target.startswith("tests")} == set()


# Rooms


def paths_between_modules(package):
    """{module: the modules of the same package that it imports}."""
    modules = {module_of(file): file for file in sources() if module_of(file).startswith(f"{package}.")}
    return {
        name: {found for target in imports(file) if (found := nearest(target, modules))} - {name}
        for name, file in modules.items()
    }


def nearest(target, modules):
    """The module that an imported name is, or is in."""
    while target and target not in modules:
        target = target.rpartition(".")[0]
    return target


def reached(start, arrows):
    """All that arrows lead to from a place, and from there."""
    found, waiting = set(), [start]
    while waiting:
        new = arrows.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def rooms(package):
    """{room: the rooms it imports}; a room is a folder of the package or a module on its floor.

    Models may import a plain module of a room, such as words or sums, that leads back to no model.
    """
    arrows, found = paths_between_modules(package), {}
    for module, targets in arrows.items():
        room = room_of(module, package)
        for target in targets:
            is_plain = room == "models" and not any(room_of(one, package) == room for one in reached(target, arrows))
            if not is_plain:
                found.setdefault(room, set()).add(room_of(target, package))
    return {room: others - {room} for room, others in found.items()}


def room_of(module, package):
    return module.removeprefix(f"{package}.").split(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_rooms_do_not_import_in_a_circle(package):
    arrows = rooms(package)

    assert {room: sorted(others) for room, others in arrows.items() if room in reached(room, arrows)} == {}


def test_the_rule_that_gives_seats_imports_no_words_of_mails_and_pages():
    found = reached("events.signup.capacity", paths_between_modules("events"))

    assert {module for module in found if room_of(module, "events") != "models"} == {
        "events.deadlines",
        "events.rule_words",
        "events.signup.changes",
        "events.signup.facts",
        "events.signup.seats",
        "events.slugs",
        "events.state",
    }


def test_the_rule_of_rooms_sees_them():
    assert "signup" in rooms("events")["urls"]
    assert reached("a", {"a": {"b"}, "b": {"c"}, "c": {"a"}}) == {"a", "b", "c"}
