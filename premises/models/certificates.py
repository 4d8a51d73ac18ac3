"""What every certificate of a building has in common."""

from django.db.models import CheckConstraint, Q


def said_with_its_state(column, sentence):
    """The constraint that a certificate says if it is aimed at, stated or certified, and no state stands alone."""
    name = column.removesuffix("_label")
    label, state = {column: ""}, {f"{name}_state": ""}
    return CheckConstraint(
        condition=Q(**label, **state) | (~Q(**label) & ~Q(**state)),
        name=f"building_{name}_has_state",
        violation_error_message=sentence,
    )
