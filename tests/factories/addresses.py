"""Rows of `tech_port.addresses`."""

from tech_port.addresses.models import FormerAddress
from tests.factories.rows import create, numbers


def make_former_address(**values):
    """An address that an article had."""
    values.setdefault("model", "content.article")  # a name that `create` has for something else
    return create(FormerAddress, values, slug=f"sak-{next(numbers)}", record=1)
