"""What the admin's templates ask for."""

from django import template

from ..staff import faults
from ..staff.list_pages import labelled

register = template.Library()

register.filter("labelled", labelled)


@register.inclusion_tag("admin/_faults.html")
def faults_of(form, rows=None):
    """What must be mended in a form that is no model's own, and in the `rows` below it."""
    found = faults.of_form(form) if form.is_bound else []
    return {"faults": found + (faults.of_rows(rows) if rows and rows.is_bound else [])}
