"""Rows of `tech_port.addresses`."""

from tech_port.addresses.models import FormerAddress
from tests.factories.rows import create, numbers


def make_former_address(**values):
    """An address that an article had."""
    return create(FormerAddress, values, model="content.article", slug=f"sak-{next(numbers)}", record=1)
