"""Whose history goes with them: records that are declared to hold personal data leave nothing behind."""

from functools import cache

from ..privacy import declared


@cache
def leaves_nothing(model):
    """Whether a record of this model that is deleted is erased: a purpose holds it."""
    return any(held.model is model for purpose in declared() for held in purpose.holds)
