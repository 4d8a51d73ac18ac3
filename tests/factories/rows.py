"""What every factory stands on: a running number, and a row saved from its defaults and what was given."""

from itertools import count

from django.utils import timezone

numbers = count(1)


def create_with_link(model, values, **defaults):
    """The same of a record with secret links; `token` is the secret of one."""
    row = create(model, values, **defaults)
    row.token = row.new_token()
    return row


def create_claim(model, values, **defaults):
    """A claim: agreed and announced where it begins later than today, unless `values` say otherwise."""
    today = timezone.localdate()
    is_to_come = values.get("starts_on", defaults["starts_on"]) > today
    values.setdefault("basis", "agreed" if is_to_come else "reported")
    if is_to_come and hasattr(model, "SHOWN_FROM") and not values.get("tenant_is_withheld"):
        values.setdefault(model.SHOWN_FROM, today)
    return create(model, values, **defaults)


def create(model, values, **defaults):
    """Save a row; a default that is a function is called only when `values` does not give its field."""
    many = {field.name: values.pop(field.name) for field in model._meta.many_to_many if field.name in values}
    defaults = {name: value for name, value in defaults.items() if name not in values}
    defaults = {name: value() if callable(value) else value for name, value in defaults.items()}
    row = model.objects.create(**defaults, **values)
    for name, rows in many.items():
        getattr(row, name).add(*rows)
    return row
