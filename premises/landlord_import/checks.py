"""What the model has against a unit that a row makes or changes."""

from functools import reduce
from operator import and_

from django.core.exceptions import ValidationError
from django.db import models

from ..models import Unit
from . import columns as landlord_columns

NOT_CHECKED = ["building", "slug"]  # the building is chosen, the slug is made from the name


def model_errors(unit):
    """What the model has against a unit, as [[heading, value, sentence]]; one query unless something is wrong."""
    found = []
    try:
        unit.clean_fields(exclude=NOT_CHECKED)
    except ValidationError as error:
        found += [[name, error_list] for name, error_list in error.message_dict.items()]
    if not found and not _all_conditions().check(_values(unit)):
        try:
            unit.validate_constraints(exclude=["slug"])
        except ValidationError as error:
            found += error.message_dict.items()
    headings = {column.field: column.heading for column in landlord_columns.COLUMNS}
    return [
        ["", "", message] if name == "__all__" else [headings.get(name, name), str(getattr(unit, name)), message]
        for name, error_list in found
        for message in error_list
    ]


def _all_conditions():
    """All check constraints of units as one condition."""
    checks = [each.condition for each in Unit._meta.constraints if isinstance(each, models.CheckConstraint)]
    return reduce(and_, checks)


def _values(unit):
    return {each.name: models.Value(getattr(unit, each.attname), each) for each in Unit._meta.concrete_fields}
