"""What the portal composes about a named organisation rests on columns that say it."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode

from tech_port.writing.statements import Statement, registry
from tests.conventions.source import imports, module_of, name_of, sources, templates

COARSE = {"members.Organisation.kind"}  # sorts lists; that two have the same tells nothing of either
NAMED = re.compile(r"%\((name|names|organisation|tenant|owner|landlord|member|other|company)\)s")
TELLING = ("templates/members/organisations/", "templates/members/directory/", "templates/premises/organisations/")
TELLING += ("templates/premises/buildings/", "templates/events/organisations/", "templates/district/", "templates/home")
OF_SOMETHING_ELSE = {  # whose name is not an organisation's
    "%(name)s i %(property)s: areal, etasjer, leietakere og ledige lokaler.",
    "Hos utleieren: %(name)s",
}


@pytest.fixture(scope="module", autouse=True)
def all_statements():
    """Every module that makes a statement, imported."""
    for file in sources():
        if "Statement(" in file.read_text():
            import_module(module_of(file))


def column(path):
    """The column of `app.Model.column`; None where there is none."""
    app, model, name = path.split(".")
    try:
        return apps.get_model(app, model)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist):
        return None


def sentences_in_templates():
    """{sentence that names somebody: template} of the pages and parts that tell of organisations."""
    engine = engines["django"].engine
    for file in templates():
        if name_of(file).startswith(TELLING):
            for node in engine.from_string(file.read_text()).nodelist.get_nodes_by_type(BlockTranslateNode):
                sentence = node.render_token_list(node.singular)[0]
                if NAMED.search(sentence):
                    yield sentence, name_of(file)


def test_every_statement_names_columns_that_there_are():
    assert {name: one.rests_on for name, one in registry.items() if not one.rests_on} == {}
    assert [path for one in registry.values() for path in one.rests_on if column(path) is None] == []


def test_no_statement_rests_on_a_coarse_category():
    assert [(name, path) for name, one in registry.items() for path in one.rests_on if path in COARSE] == []


def test_every_sentence_about_a_named_organisation_in_a_template_is_a_statement():
    known = {str(one.text) for one in registry.values()} | OF_SOMETHING_ELSE

    assert {sentence: place for sentence, place in sentences_in_templates() if sentence not in known} == {}


def test_every_statement_is_what_a_template_prints_or_code_says():
    printed = " ".join(" ".join(file.read_text().split()) for file in templates())
    imported = {target for file in sources() for target in imports(file)}
    unsaid = {
        f"{module}.{name}"
        for module in map(module_of, sources())
        if module.endswith(".statements") and module != "tech_port.writing.statements"
        for name, one in vars(import_module(module)).items()
        if isinstance(one, Statement) and re.sub(r"%\((\w+)\)s", r"{{ \1 }}", str(one.text)) not in printed
    }

    assert unsaid - imported == set()


def test_two_statements_have_no_name_in_common(monkeypatch):
    monkeypatch.setattr("tech_port.writing.statements.registry", {})
    Statement("same", "en", ("members.Membership.level",))

    with pytest.raises(ValueError, match="There is another statement same"):
        Statement("same", "to", ("members.Membership.level",))
