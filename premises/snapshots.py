"""A record as it was, kept as JSON beside what was done to it, and what has come to depend on it since."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from tech_port.history.records import is_history


def fields_of(model):
    """Every stored field but the key and what the database works out itself."""
    return [field for field in model._meta.concrete_fields if not (field.primary_key or field.generated)]


def values(record):
    """Every such field of a record, as JSON keeps it."""
    found = {field.attname: getattr(record, field.attname) for field in fields_of(record)}
    return json.loads(json.dumps(found, cls=DjangoJSONEncoder))


def fields_changed(model, before, after, apart=()):
    """The labels of the fields that differ: `leie, ledig fra`."""
    fields = [field for field in fields_of(model) if field.name not in apart]
    return ", ".join(str(field.verbose_name) for field in fields if before.get(field.attname) != after[field.attname])


def referred_to(records, apart=()):
    """The keys of those records of one model that rows of others, but for the models `apart`, are tied to."""
    records, found = list(records), set()
    for relation in _relations(type(records[0])) if records else ():
        if relation.related_model not in apart:
            name = relation.field.name
            tied = relation.related_model._base_manager.filter(**{f"{name}__in": records})
            found.update(tied.values_list(name, flat=True))
    return found


def _relations(model):
    """Every foreign key that leads to a model, those without a way back and those of many-to-many tables too.

    What a history tells of it holds nothing back.
    """
    fields = model._meta.get_fields(include_hidden=True)
    return [
        field
        for field in fields
        if field.auto_created and (field.one_to_many or field.one_to_one) and not is_history(field.related_model)
    ]
