"""Two records of one organisation become one: all that refers to the one that goes, refers to the one that stays."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from tech_port.addresses.models import FormerAddress
from tech_port.history.acting import acting
from tech_port.staff.used_by import relations_to

from ..models import Organisation

UNIONS = {"other_names"}  # both records' stand, and the name that goes
CHOSEN = [
    field
    for field in Organisation._meta.concrete_fields
    if field.editable and not field.primary_key and not field.generated and field.name not in UNIONS
]


@dataclass(frozen=True)
class Clash:
    """A record that cannot refer to the one that stays, with the sentences of the rules that it would break."""

    row: models.Model
    reasons: list

    @property
    def key(self):
        return f"{self.row._meta.label_lower}:{self.row.pk}"


def ones():
    """The fields by which others refer to one organisation."""
    return [field for field, is_many in relations_to(Organisation) if not is_many]


def manys():
    """The fields by which others refer to many, and those by which an organisation refers to many."""
    return [field for field, is_many in relations_to(Organisation) if is_many]


def referring(field, organisation):
    return field.model._base_manager.filter(**{field.name: organisation})


def counts_of(merged):
    """Counter {what they are called: how many} of all that would refer to the one that stays."""
    counts = Counter()
    for field in [*ones(), *manys()]:
        counts[field.model._meta.verbose_name_plural] += referring(field, merged).count()
    for field in Organisation._meta.many_to_many:
        counts[field.related_model._meta.verbose_name_plural] += getattr(merged, field.name).count()
    return +counts


def clashes(kept, merged):
    """[Clash] of what cannot move as it is: a second membership in the same days, the same line of work."""
    found = []
    for field in ones():
        for row in referring(field, merged):
            setattr(row, field.name, kept)
            try:
                row.validate_unique()
                row.validate_constraints()
            except ValidationError as error:
                found.append(Clash(row, error.messages))
    return found


def version_of(*organisations):
    """What both look like, so that nothing is merged that was not seen."""
    values = [[str(field.value_from_object(one)) for field in one._meta.concrete_fields] for one in organisations]
    return sha256(repr(values).encode()).hexdigest()[:16]


def hold(*organisations):
    """Both as they stand, held; whoever is writing something that refers to one is waited for, so that it is seen.

    ValidationError when one is gone.
    """
    tables = sorted({field.model._meta.db_table for field in ones()})
    tables += sorted(
        field.remote_field.through._meta.db_table for field in [*manys(), *Organisation._meta.many_to_many]
    )
    with connection.cursor() as cursor:
        names = ", ".join(connection.ops.quote_name(name) for name in tables)
        cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
    found = Organisation.objects.select_for_update().order_by("pk").in_bulk([one.pk for one in organisations])
    if len(found) < len(organisations):
        raise ValidationError(_("En av virksomhetene er borte. Den kan være slått sammen alt."), "gone")
    return [found[one.pk] for one in organisations]


def move(kept, merged):
    """Let all that refers to one refer to the other; each is saved, so that its history tells."""
    for field in ones():
        for row in referring(field, merged):
            setattr(row, field.name, kept)
            row.save(update_fields=[field.name])
    for field in manys():
        for row in referring(field, merged):
            getattr(row, field.name).add(kept)
            getattr(row, field.name).remove(merged)
    for field in Organisation._meta.many_to_many:
        getattr(kept, field.name).add(*getattr(merged, field.name).all())


def take_over(kept, merged, taken):
    """Give the one that stays what was chosen of the other, and the names of both to be found by."""
    names = [kept.name, merged.name, *kept.other_names, *merged.other_names]
    for name in taken:
        setattr(kept, name, getattr(merged, name))
    kept.other_names = list(dict.fromkeys(name for name in names if name != kept.name))


@transaction.atomic
def merge(kept, merged, *, taken=(), dropped=(), version=None):
    """Make two organisations one; how many moved, by kind.

    `taken` are the fields whose values are those of the one that goes, `dropped` the keys of clashes that go with it.
    ValidationError with what is in the way.
    """
    kept, merged = hold(kept, merged)
    if version is not None and version != version_of(kept, merged):
        raise ValidationError(_("Noe er endret mens du så på det. Se over en gang til."), "changed")
    in_the_way = clashes(kept, merged)
    for clash in in_the_way:
        if clash.key in dropped:
            type(clash.row)._base_manager.get(pk=clash.row.pk).delete()
    if left := [clash for clash in in_the_way if clash.key not in dropped]:
        raise ValidationError([f"{clash.row}: {' '.join(clash.reasons)}" for clash in left], "clash")
    counts = counts_of(merged)
    names = {"kept": kept, "gone": merged, "key": merged.pk}
    with acting(reason=_("«%(gone)s» (nr. %(key)s) er slått sammen med «%(kept)s».") % names):
        move(kept, merged)
        FormerAddress.objects.lead_to(kept, merged)
        take_over(kept, merged, taken)
        merged.delete()
        kept.full_clean(exclude=["sort_name"])
        kept.save()
    return counts
