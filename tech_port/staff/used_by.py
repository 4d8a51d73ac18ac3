"""What refers to records, and what becomes of it when they are deleted: counted in the database, however many it is."""

from dataclasses import dataclass
from enum import Enum, auto

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, IntegerField, QuerySet, Value


class Effect(Enum):
    HOLDS = auto()  # the record is not deleted as long as there is any
    GOES = auto()  # deleted with the record
    STAYS = auto()  # stays, and refers to it no longer


@dataclass(frozen=True)
class Use:
    """Records of one model that refer by one field to others, `of` how many steps away from those that are asked of."""

    rows: QuerySet
    effect: Effect
    field: models.Field | None = None
    depth: int = 1

    @property
    def options(self):
        return self.rows.model._meta

    def counted(self, number):
        return Counted(self, number)


@dataclass(frozen=True)
class Counted:
    use: Use
    number: int


def _is_link(model):
    """Whether a table only ties others together, or keeps what others were."""
    return bool(model._meta.auto_created)


def relations_to(model):
    """[(field, whether it refers to many)] of every relation that any model has to this one, histories apart."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.is_relation and not relation.concrete):
            continue
        if relation.many_to_many:
            yield relation.field, True
        elif not _is_link(relation.related_model) and relation.on_delete is not models.DO_NOTHING:
            yield relation.field, False


def referring(field, rows, *, is_many):
    """The records that refer to some rows by a field."""
    keys, owner = rows.order_by().values("pk"), field.model._base_manager
    if not is_many:
        return owner.filter(**{f"{field.name}__in": keys})
    ties = field.remote_field.through._base_manager.filter(**{f"{field.m2m_reverse_field_name()}__in": keys})
    return owner.filter(pk__in=ties.values(field.m2m_field_name()))


def effect_of(field, *, is_many, kept):
    """What a deletion does to who refers by a field; `kept(field)` says whether its admin keeps what it refers to."""
    if kept(field) or (not is_many and field.remote_field.on_delete in {models.PROTECT, models.RESTRICT}):
        return Effect.HOLDS
    return Effect.GOES if not is_many and field.remote_field.on_delete is models.CASCADE else Effect.STAYS


def uses_of(rows, kept, path=()):
    """[Use] of all that refers to some rows, and of what goes with them in its turn."""
    path = (*path, rows.model)
    for field, is_many in relations_to(rows.model):
        found = referring(field, rows, is_many=is_many)
        effect = effect_of(field, is_many=is_many, kept=kept)
        yield Use(found, effect, field, len(path))
        if effect is Effect.GOES and found.model not in path:
            yield from uses_of(found, kept, path)
    for field in rows.model._meta.private_fields:
        if isinstance(field, GenericRelation):
            of = {field.content_type_field_name: ContentType.objects.get_for_model(rows.model)}
            keys = {f"{field.object_id_field_name}__in": rows.order_by().values("pk")}
            yield Use(field.related_model._base_manager.filter(**of, **keys), Effect.GOES, None, len(path))


def counted(uses):
    """[Counted] of the uses of which there are any, most first; one query."""
    uses = list(uses)
    counts = [
        use.rows.order_by().values(place_of_use=Value(index, IntegerField())).annotate(number=Count("pk"))
        for index, use in enumerate(uses)
    ]
    if not counts:
        return []
    found = counts[0].union(*counts[1:], all=True) if len(counts) > 1 else counts[0]
    numbers = {row["place_of_use"]: row["number"] for row in found.order_by()}
    there = [use.counted(numbers[index]) for index, use in enumerate(uses) if numbers.get(index)]
    return sorted(there, key=lambda one: -one.number)
