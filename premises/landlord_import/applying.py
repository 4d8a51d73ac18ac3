"""Trying a landlord's list, applying it, and taking it back; the building is locked while its units change.

`LandlordImport.before` holds, while the import is tried, `[{"pk", "before"}]` of every unit of the building as it was
then, and once it is applied, `[{"pk", "name", "created", "before", "after"}]` of every unit that it touched, with all
the fields of a unit.
"""

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.history.many import changed, made
from tech_port.proposals.errors import ProposalError
from tech_port.writing.stored import tidy_texts

from ..landlord import numbers
from ..models import Building, LandlordImport, LettingNotice, NumberConfirmation, Unit
from ..snapshots import fields_changed, fields_of, referred_to, values
from . import columns as landlord_columns
from . import difference as landlord_difference
from . import file as landlord_file
from .difference import Kind

State = LandlordImport.State
NOT_OF_THE_LIST = {"confirmed_on"}  # a unit confirmed between the trial and the import is no surprise
LISTED = {column.field for column in landlord_columns.COLUMNS} - {"name"} | {"wing_en", "is_offered"}


def read_file(data, file_name):
    """(rows, about) of an uploaded file as `LandlordImport` keeps them; raises `ProposalError`."""
    table = landlord_file.table(data, file_name, landlord_columns.known)
    if len(table.rows) == 1:
        raise ProposalError(_("Fila har bare overskrifter. Legg til en rad for hvert lokale."))
    table.rows = landlord_columns.without_people(table.rows)
    landlord_columns.check_headings(table.rows)
    return table.rows, table.about


def try_out(landlord_import):
    """Keep the building's units as they are now, so that what changes before the import is applied is noticed."""
    units = landlord_import.building.units.all()
    landlord_import.before = [{"pk": unit.pk, "before": values(unit)} for unit in units]


def difference(landlord_import):
    """What the import would do to the units as they are now."""
    return landlord_difference.between(landlord_import, list(landlord_import.building.units.all()))


def changed_since_tried(landlord_import, units):
    """What has happened to the building's units since the trial: ["B3-601 (leie)", …]; nothing most of the time."""
    tried = {entry["pk"]: entry["before"] for entry in landlord_import.before}
    now = {unit.pk: unit for unit in units}
    found = [_("%(name)s (ny)") % {"name": unit.name} for unit in units if unit.pk not in tried]
    found += [_("%(name)s (slettet)") % {"name": was["name"]} for pk, was in tried.items() if pk not in now]
    for pk in tried.keys() & now.keys():
        if fields := fields_changed(Unit, tried[pk], values(now[pk]), NOT_OF_THE_LIST):
            found.append(f"{now[pk].name} ({fields})")
    return sorted(found)


@transaction.atomic
def apply(landlord_import, user):
    """Make the building's units what the file says; the whole file or, raising `ProposalError`, nothing of it."""
    locked, units = _locked(landlord_import)
    if locked.state != State.TRIED:
        raise ProposalError(_("Denne fila er alt lest inn. Last siden på nytt."))
    if changed := changed_since_tried(locked, units):
        text = _("Lokalene er endret siden prøven: %(units)s. Prøv på nytt, og se over forskjellene.")
        raise ProposalError(text % {"units": ", ".join(changed)})
    before = {unit.pk: values(unit) for unit in units}
    found = landlord_difference.between(locked, units)
    if found.needs_columns:
        raise ProposalError(_("Ingenting er lest inn. Velg først hvilke kolonner som er hva."))
    if found.errors:
        numbers = ", ".join(str(line.number) for line in found.errors)
        raise ProposalError(_("Ingenting er lest inn. Rett eller utelat disse radene: %(rows)s.") % {"rows": numbers})
    touched = _write(found, user)
    after = {unit.pk: values(unit) for unit in Unit.objects.filter(pk__in=touched)}
    locked.before = [
        {"pk": pk, "name": after[pk]["name"], "created": pk not in before, "before": before.get(pk), "after": after[pk]}
        for pk in touched
    ]
    locked.rows = landlord_columns.only_read(locked.rows, found.listed)
    locked.state, locked.applied_at = State.APPLIED, timezone.now()
    locked.save(update_fields=["before", "rows", "state", "applied_at"])
    _log(user, found, locked)
    return found


def _locked(landlord_import):
    """The import and its building's units, all locked until the transaction ends, in the same order everywhere."""
    locked = LandlordImport.objects.select_for_update().get(pk=landlord_import.pk)
    Building.objects.select_for_update().get(pk=locked.building_id)
    units = Unit.objects.select_for_update(no_key=True).filter(building_id=locked.building_id)
    return locked, list(units.order_by("pk"))


def _write(found, user):
    """Save what a difference says; the units touched, by primary key."""
    today = timezone.localdate()
    added, altered = found.of(Kind.ADDED), found.of(Kind.CHANGED)
    for line in added:
        line.unit.confirmed_on = today
        tidy_texts(Unit, line.unit)
    made(Unit, [line.unit for line in added])
    changed_or_removed = [*altered, *found.of(Kind.REMOVED)]
    for line in changed_or_removed:
        for change in line.changes:
            setattr(line.unit, change.field, change.after)
        line.unit.save(update_fields=[change.field for change in line.changes])
    LettingNotice.objects.let([line.unit for line in changed_or_removed if _ends_offer(line)], by=user)
    in_file = found.of(Kind.ADDED, Kind.CHANGED, Kind.UNCHANGED)
    changed(Unit.objects.filter(pk__in=[line.unit.pk for line in in_file]), confirmed_on=today)
    _confirm(in_file, found.listed.rows, today)
    return [line.unit.pk for line in found.lines if line.unit and line.kind != Kind.APART]


def _ends_offer(line):
    return any(change.field == "is_offered" and not change.after for change in line.changes)


def _confirm(lines, rows, today):
    """The numbers that stand in a landlord's list are the landlord's own word."""
    by_row = {row.number: row.values for row in rows}
    said = {line.unit.pk: by_row[line.number] for line in lines}
    units = Unit.objects.filter(pk__in=said).as_of(today)
    stands = [(unit, number, text) for unit in units for number, text in numbers.stands(unit, today).items()]
    NumberConfirmation.objects.confirm([one for one in stands if one[1] in said[one[0].pk]], today)


def _log(user, found, landlord_import):
    """A line in the log of each unit that is new or different."""
    said = _("Lest inn fra fila «%(file)s».") % {"file": landlord_import.file_name}
    for flag, kinds in [(ADDITION, [Kind.ADDED]), (CHANGE, [Kind.CHANGED, Kind.REMOVED])]:
        if units := [line.unit for line in found.of(*kinds)]:
            LogEntry.objects.log_actions(user.pk, units, flag, said)


@transaction.atomic
def undo(landlord_import, user):
    """Put every unit back as it was before the import; the names of new ones that had to stay, off the market.

    Raises `ProposalError` when a unit was edited since, and then changes nothing.
    """
    locked, units = _locked(landlord_import)
    if locked.state != State.APPLIED:
        raise ProposalError(_("Denne fila er ikke lest inn, eller den er alt angret. Last siden på nytt."))
    units = {unit.pk: unit for unit in units}
    if edited := [text for entry in locked.before if (text := _edited(entry, units.get(entry["pk"])))]:
        text = _("Kan ikke angre: noe er endret etter importen: %(units)s. Rett lokalene for hånd.")
        raise ProposalError(text % {"units": ", ".join(edited)})
    stays = _taken_back(locked, units, user)
    locked.state, locked.undone_at = State.UNDONE, timezone.now()
    locked.save(update_fields=["state", "undone_at"])
    return stays


def _edited(entry, unit):
    """What was done to a unit after the import, in words; empty when nothing was."""
    if unit is None:
        return _("%(name)s (slettet)") % {"name": entry["name"]}
    fields = fields_changed(Unit, entry["after"], values(unit))
    return f"{unit.name} ({fields})" if fields else ""


def _taken_back(landlord_import, units, user):
    said = _("Angret: fila «%(file)s».") % {"file": landlord_import.file_name}
    created = [units[entry["pk"]] for entry in landlord_import.before if entry["created"]]
    held = referred_to(created, apart={NumberConfirmation})  # what the import itself said of them
    gone, stays = [unit for unit in created if unit.pk not in held], [unit for unit in created if unit.pk in held]
    for unit in stays:
        unit.is_offered = False
        unit.save(update_fields=["is_offered"])
    restored = []
    for entry in landlord_import.before:
        if not entry["created"] and entry["before"] != entry["after"]:
            unit = units[entry["pk"]]
            for field in fields_of(Unit):
                setattr(unit, field.attname, field.to_python(entry["before"][field.attname]))
            unit.save()
            restored.append(unit)
    LettingNotice.objects.take_back([unit for unit in restored if unit.is_offered], timezone.now())
    for flag, rows in [(DELETION, gone), (CHANGE, [*stays, *restored])]:
        if rows:
            LogEntry.objects.log_actions(user.pk, rows, flag, said)
    Unit.objects.filter(pk__in=[unit.pk for unit in gone]).delete()
    return [unit.name for unit in stays]


def todays_list(building):
    """(headings, rows) of the units that a building has on the market, in the form in which they are read back."""
    units = building.units.on_market().order_by("floor", "position", "pk")
    columns = landlord_columns.COLUMNS
    return [column.heading for column in columns], [[column.written(unit) for column in columns] for unit in units]


def applied(landlord_import):
    """[(name, whether it is new, [Change, …])] of the units that an import gave other values."""
    found = []
    for entry in landlord_import.before:
        changes = [
            landlord_difference.Change(f.name, None if entry["created"] else f.to_python(before), f.to_python(after))
            for f in fields_of(Unit)
            if f.name in LISTED
            and (before := (entry["before"] or {}).get(f.attname)) != (after := entry["after"][f.attname])
            and (before, after) != (None, "")
        ]
        if changes:
            found.append((entry["name"], entry["created"], changes))
    return found
