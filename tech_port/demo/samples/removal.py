"""The samples' way out."""

from collections import Counter
from dataclasses import replace

from django.apps import apps
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from events.models import Event, Registration
from members.models import Challenge, Document, Organisation
from premises.models import Interest, Lease, Reservation, Unit
from tech_port.history.many import changed, forget_deleted
from tech_port.history.records import is_history
from tech_port.seed import floors

from . import contacts, rolling

UNWANTED = "samples:removed"
HISTORY = {Document: ["versions"], Organisation: ["memberships"]}  # what a sample has, and would be kept for


def remove(writer, records, folder=None):
    """Delete every sample with its history, give its area back to the floors, and remember that they are unwanted."""
    began = timezone.now()
    writer.notes += [*spare_leased_units(), *part_from_interests(), *count_registrations()]
    for model in (Challenge, Event, Lease, Reservation):
        model.objects.filter(is_sample=True).delete()
    names = {record.name: record for record in records if record.model is Unit and record.key in writer.written}
    for unit in Unit.objects.filter(is_sample=True).select_related("building"):
        place = (unit.building.slug, unit.floor)
        unit.delete()
        if f"{unit.building.slug}/{unit.slug}" in names and place in writer.rests:
            restore_area(writer, records, writer.rests[place], unit.area_m2)
    for model in apps.get_models():
        if not is_history(model) and any(column.name == "is_sample" for column in model._meta.fields):
            writer.notes += delete_or_keep(model)
    contacts.clear(folder)
    marks = {record.key for record in records if record.is_sample}
    marks |= {key for key in writer.written if key.startswith((rolling.STATE, contacts.CONTACT))}
    writer.forget(marks)
    writer.mark(UNWANTED)
    forget_deleted(began)


def restore_area(writer, records, rest, area):
    """Give area back to a floor's rest unit; make the unit again, with its lease, where samples had taken all of it."""
    if not floors.give_back(rest, area):
        writer.create(replace(rest, values=rest.values | {"area_m2": area}))
        for lease in records:
            if lease.values.get("unit") == rest.name:
                writer.create(lease)


def spare_leased_units():
    """Units that staff have let or held for somebody are samples no longer; a sentence for each."""
    real = Unit.objects.filter(is_sample=True, leases__is_sample=False)
    real |= Unit.objects.filter(is_sample=True, reservations__is_sample=False)
    for unit in real.distinct():
        changed(Unit.objects.filter(pk=unit.pk), is_sample=False)
        yield f"{unit.name} has a lease or reservation that is not a sample: it stays, as a real unit."


def part_from_interests():
    """Write in each interest's log which sample units it was about; a sentence in all."""
    asked = Interest.objects.filter(units__is_sample=True).distinct()
    for interest in asked:
        gone = interest.units.filter(is_sample=True)
        note = "Eksempellokaler fjernet: " + ", ".join(unit.name for unit in gone)
        interest.steps.create(before=interest.status, after=interest.status, note=note[:500])
        interest.units.remove(*gone)
    return [f"Interests in sample premises: {len(asked)}. They stay, with a note of which premises."] if asked else []


def count_registrations():
    """A sentence for each sample event that somebody has signed up for."""
    titles = Registration.objects.filter(event__is_sample=True).values_list("event__title_nb", flat=True)
    for title, count in Counter(titles).items():
        yield f"Sign-ups to the sample event “{title}”: {count}. They are deleted with it."


def delete_or_keep(model):
    """Delete a model's samples one by one; what real records depend on becomes real, with a sentence."""
    for row in model.objects.filter(is_sample=True):
        try:
            with transaction.atomic():
                for parts in HISTORY.get(model, ()):
                    getattr(row, parts).all().delete()
                row.delete()
        except ProtectedError:
            changed(model.objects.filter(pk=row.pk), is_sample=False)
            yield f"{model._meta.label} “{row}” is used by records that are not samples: it stays, as a real one."
