"""Modules that are pure say so in the first line of their docstring, and are held to it: they ask no database."""

import ast

import pytest

from .source import imports, module_of, sources, tree_of

PROMISE = "Values in, values out"
CALCULATIONS = {
    "tech_port.about.years",
    "tech_port.front.hero",
    "tech_port.story.drawing",
    "tech_port.story.entries",
    "tech_port.environment.mailers",
    "tech_port.environment.reading",
    "events.calendar_import.component",
    "events.calendar_import.encodings",
    "events.calendar_import.entries",
    "events.calendar_import.notes",
    "events.calendar_import.parts",
    "events.calendar_import.recurrence",
    "events.calendar_import.values",
    "events.calendar_import.zones",
    "events.deadlines",
    "events.event.ical",
    "events.event.patterns",
    "events.event.times",
    "events.lists.months",
    "events.organisations.statements",
    "events.rrules",
    "events.signup.facts",
    "events.signup.seats",
    "events.state",
    "members.board.history",
    "tech_port.writing.cited",
    "tech_port.writing.difference",
    "tech_port.content.drawings.houses",
    "tech_port.content.drawings.pictures",
    "tech_port.content.drawings.shapes",
    "members.directory.street",
    "members.joining.duplicates",
    "members.lines_of_work",
    "members.organisations.membership_state",
    "members.organisations.monogram",
    "members.organisations.statements",
    "members.organisations.structured",
    "members.register.unit",
    "members.wording",
    "premises.buildings.free",
    "premises.buildings.growth",
    "premises.buildings.history",
    "premises.buildings.room_for",
    "premises.buildings.stages",
    "premises.buildings.structured",
    "premises.compare.chosen",
    "premises.compare.comparing",
    "premises.compare.differences",
    "premises.compare.facts",
    "premises.interest.next_move",
    "premises.landlord.figures",
    "premises.costs",
    "premises.demand.sums",
    "premises.elevation.light",
    "premises.elevation.facade",
    "premises.elevation.floor",
    "premises.elevation.stacking",
    "premises.alerts.standing",
    "premises.fits.answers",
    "premises.fits.contiguous",
    "premises.fits.finding",
    "premises.fits.judging",
    "premises.fits.parts",
    "premises.fits.reasons",
    "premises.fits.rows",
    "premises.freshness.summary",
    "premises.interest.answer_times",
    "premises.landlord_import.file",
    "premises.landlord_import.headings",
    "premises.landlord_import.letters",
    "premises.landlord_import.totals",
    "premises.landlord_import.workbook",
    "premises.map.drawing",
    "premises.map.labels",
    "premises.map.places",
    "premises.map.projection",
    "premises.map.roofs",
    "premises.map.shapes",
    "premises.need.need",
    "premises.organisations.home_plans",
    "premises.organisations.statements",
    "premises.terms.sheet",
    "premises.workplaces",
    "tech_port.backups.thinning",
    "tech_port.content.figures.charts",
    "tech_port.content.figures.findings",
    "tech_port.content.figures.labels",
    "tech_port.content.figures.scales",
    "tech_port.data.files",
    "tech_port.drawing.qr_codes",
    "tech_port.lists.days",
    "tech_port.norwegian.clock",
    "tech_port.norwegian.day_words",
    "tech_port.norwegian.days",
    "tech_port.norwegian.floors",
    "tech_port.norwegian.happened",
    "tech_port.norwegian.number_words",
    "tech_port.norwegian.numbers",
    "tech_port.norwegian.orgnr",
    "tech_port.norwegian.phones",
    "tech_port.norwegian.times",
    "tech_port.norwegian.typography",
    "tech_port.norwegian.units",
    "tech_port.norwegian.web_addresses",
    "tech_port.norwegian.widgets",
    "tech_port.norwegian.working_days",
    "tech_port.open_forms.tokens",
    "tech_port.proposals.errors",
    "tech_port.uploads.colours",
    "tech_port.uploads.drawings",
    "tech_port.uploads.images",
    "tech_port.uploads.kinds",
    "tech_port.writing.basis",
    "tech_port.writing.claims",
    "tech_port.writing.counted",
    "tech_port.writing.markup",
    "tech_port.writing.notes",
    "tech_port.writing.pasted",
    "tech_port.writing.statements",
    "tech_port.writing.sourced",
    "tech_port.content.structured",
    "tech_port.writing.association",
    "tech_port.writing.breadcrumbs",
    "tech_port.writing.structured_data",
    "tech_port.writing.visible",
    "tech_port.uploads.ranges",
}
ENUMS = {"django.db.models.TextChoices", "django.db.models.IntegerChoices"}  # choices are values
ASKING = {
    *("objects", "all", "filter", "exclude", "order_by", "annotate", "aggregate", "select_related", "prefetch_related"),
    *("values_list", "refresh_from_db", "bulk_create", "get_or_create", "update_or_create"),
}


def is_pure(file):
    return PROMISE in (ast.get_docstring(tree_of(file)) or "").split("\n")[0]


def pure():
    return {module_of(file): file for file in sources() if is_pure(file)}


def names_of_models(tree):
    """What is imported from models."""
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {alias.name for node in froms if "models" in (node.module or "").split(".") for alias in node.names}
    return names - {name.rpartition(".")[2] for name in ENUMS}


def uses_of(name, tree):
    """How a name is used: `State` for `Event.State`, "" where it stands alone."""
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name]
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.value in names]
    return {node.attr for node in attributes} | ({""} if len(names) > len(attributes) else set())


def is_an_enum_or_a_constant(name, tree):
    """Whether of a model no more than its choices are used: `Event.State.DRAFT`, or a number of its module."""
    return name.isupper() or all(use[:1].isupper() for use in uses_of(name, tree))


def faults(file, own):
    """What a module has that asks, or may ask, a database; `own` are the modules that promise not to."""
    tree = tree_of(file)
    for target in imports(file):
        if target.startswith("django.db") and target not in ENUMS:
            yield f"imports {target}"
        is_ours = target.split(".")[0] in {"tech_port", "members", "premises", "events"}
        if is_ours and ".models" not in target and not {target, target.rpartition(".")[0]} & own:
            yield f"imports {target}"
    yield from (f"uses {name}" for name in names_of_models(tree) if not is_an_enum_or_a_constant(name, tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ASKING:
            yield f".{node.attr} in line {node.lineno}"


def test_what_promises_to_be_pure_asks_no_database():
    promising = pure()
    found = {module: sorted(set(faults(file, set(promising)))) for module, file in promising.items()}

    assert {module: told for module, told in found.items() if told} == {}


def test_the_calculations_of_the_portal_promise_it():
    assert set(pure()) == CALCULATIONS


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("from django.db.models import Q", ["imports django.db.models.Q"]),
        ("from django.db.models import TextChoices", []),
        ("from events.models import Event\nfound = [Event.State.DRAFT]", []),
        ("from events.models import Event\nfound = Event.objects", [".objects in line 2", "uses Event"]),
        ("from events.models import Event\nfound = Event(slug='x')", ["uses Event"]),
        ("from premises.models.units import ASKED_AFTER", []),
        ("from events.signup import capacity", ["imports events.signup.capacity"]),
        ("from events.signup import seats", []),
        ("people = event.speakers.all()", [".all in line 1"]),
    ],
)
def test_the_rule_sees_what_is_not_pure(tmp_path, monkeypatch, code, told):
    own = set(pure())
    file = tmp_path / "sums.py"
    file.write_text(code)
    monkeypatch.setattr("tests.conventions.source.ROOT", tmp_path)

    assert sorted(faults(file, own)) == told
