"""What must be mended in the forms of a page: each fault as a line that leads to its field."""

from dataclasses import dataclass

from django.forms import MultiWidget, RadioSelect
from django.utils.text import capfirst


@dataclass(frozen=True)
class Fault:
    """A sentence about a field, or about a form as a whole; `target` is the id of what it leads to, "" for none."""

    text: str
    label: str = ""
    target: str = ""


def target(bound):
    """The id of what somebody types in: of several inputs, the first."""
    widget = getattr(bound.field.widget, "widget", bound.field.widget)
    is_parted = isinstance(widget, (MultiWidget, RadioSelect))
    return f"{bound.auto_id}_0" if is_parted else bound.id_for_label or bound.auto_id


def of_form(form, where="", row="", shown=None):
    """[Fault] of one form; `where` is what it is called among several, and `row` the id of where it begins.

    `shown` are the names of the fields that the page has, where it has not all.
    """
    found = [Fault(text, where, row) for text in form.non_field_errors()]
    for bound in form:
        label = ": ".join(filter(None, [where, capfirst(str(bound.label))]))
        is_there = shown is None or bound.name in shown
        place = (row if bound.is_hidden else target(bound)) if is_there else ""
        found += [Fault(text, label, place) for text in bound.errors]
    return found


def of_inline(inline):
    """[Fault] of an inline of the admin: of the rows beside each other, and of each row."""
    formset, name = inline.formset, capfirst(str(inline.opts.verbose_name))
    rows = f"{formset.prefix}-group"
    found = [Fault(text, capfirst(str(inline.opts.verbose_name_plural)), rows) for text in formset.non_form_errors()]
    for number, form in enumerate(formset.forms, 1):
        found += of_form(form, f"{name} {number}", f"{formset.prefix}-{number - 1}")
    return found


def of_rows(rows):
    """[Fault] of rows that are each called by a `title`, and stand at the id that is their prefix."""
    found = [Fault(text) for text in rows.non_form_errors()]
    return found + [fault for row in rows for fault in of_form(row, str(row.title), row.prefix)]


def of_page(form, inlines):
    """[Fault] of a record's page, in the order in which they stand on it."""
    return [*of_form(form), *(fault for inline in inlines for fault in of_inline(inline))] if form.is_bound else []


class ListedFaults:
    """Records' pages that list what must be mended. Django's own sentence, printed for `errors`, names no field."""

    def render_change_form(self, request, context, *args, **kwargs):
        faults = of_page(context["adminform"].form, context["inline_admin_formsets"])
        context |= {"faults": faults, "errors": []}
        return super().render_change_form(request, context, *args, **kwargs)
