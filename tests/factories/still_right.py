"""Who said that something is still right, and who was asked."""

from tech_port.still_right.models import Confirmation, Question
from tests.factories.members import make_membership
from tests.factories.rows import create, create_with_link, numbers


def make_confirmation(**values):
    """By the staff, today, of a member's profile."""
    return create(Confirmation, values, about=lambda: make_membership().organisation)


def make_question(**values):
    """A member, asked today."""
    member = {"how": "member", "email": f"medlem{next(numbers)}@medlem.example"}
    return create_with_link(Question, values, **member, about=lambda: make_membership().organisation)
