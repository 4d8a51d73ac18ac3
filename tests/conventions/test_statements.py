"""What the portal composes about a named organisation rests on columns that say it."""

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from tech_port.writing.statements import Statement, registry

COARSE = {"members.Organisation.kind"}  # sorts lists; that two have the same tells nothing of either


def column(path):
    """The column of `app.Model.column`; None where there is none."""
    app, model, name = path.split(".")
    try:
        return apps.get_model(app, model)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist):
        return None


def test_every_statement_names_columns_that_there_are():
    assert {name: one.rests_on for name, one in registry.items() if not one.rests_on} == {}
    assert [path for one in registry.values() for path in one.rests_on if column(path) is None] == []


def test_no_statement_rests_on_a_coarse_category():
    assert [(name, path) for name, one in registry.items() for path in one.rests_on if path in COARSE] == []


def test_two_statements_have_no_name_in_common(monkeypatch):
    monkeypatch.setattr("tech_port.writing.statements.registry", {})
    Statement("same", "en", ("members.Membership.level",))

    with pytest.raises(ValueError, match="There is another statement same"):
        Statement("same", "to", ("members.Membership.level",))
