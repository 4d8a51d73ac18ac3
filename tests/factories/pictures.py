"""Rows of `pictures`."""

from tech_port.pictures.models import Picture
from tests.factories.files import make_image
from tests.factories.rows import create


def make_picture(width=40, height=30, **values):
    """A picture of one colour, with a file; decoration unless it has a text."""
    return create(
        Picture,
        values,
        file=lambda: make_image(width, height),
        width=width,
        height=height,
        is_decorative=not values.get("alt_nb"),
    )
