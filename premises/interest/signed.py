"""Storing what was signed, all of it or nothing, and taking it back with all that it made."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Organisation
from tech_port.history.many import changed
from tech_port.norwegian import typography

from ..models import Interest, Lease, LettingNotice, SignedUnit, Signing, Unit
from ..snapshots import fields_changed, referred_to, values

Status = Interest.Status


@transaction.atomic
def store(interest, leases, organisation, by):
    """The Signing of an interest; raises `ValidationError` with a sentence that names what somebody else was first at.

    The interest is locked first and then the units in the order of their keys, everywhere, so that two who sign some of
    the same wait for each other; `no_key`, because others list the interest, and tenants ask for the units, meanwhile.
    """
    units = _locked([lease.unit_id for lease in leases])
    is_new = organisation.pk is None
    if is_new:
        _save(organisation, _("Det finnes alt en virksomhet med dette navnet. Velg den i lista over."))
        organisation.refresh_from_db()
    signing = Signing.objects.create(
        interest=interest,
        by=by,
        status_before=interest.status,
        organisation=organisation,
        organisation_made=values(organisation) if is_new else None,
    )
    today, let = timezone.localdate(), []
    for lease in leases:
        unit, lease.organisation = units[lease.unit_id], organisation
        _save(lease, _("%(unit)s er alt utleid i deler av denne perioden.") % {"unit": unit.name})
        signing.units.create(unit=unit, lease=lease, lease_made=values(lease), was_offered=unit.is_offered)
        if lease.goes_against_offer(unit.offered_from, today):
            let.append(unit)
    interest.move_to(Status.SIGNED, by=by, note=_note(leases))
    signing.notice = LettingNotice.objects.let(let, by=by)  # its own interest is closed by now, and not told
    signing.save(update_fields=["notice"])
    return signing


def _locked(keys):
    return {unit.pk: unit for unit in Unit.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")}


def _save(record, sentence):
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError as error:
        raise ValidationError(sentence, "taken") from error


def _note(leases):
    units = ", ".join(str(lease.unit) for lease in leases)
    numbers = {"unit": units, "day": typography.day(leases[0].starts_on)}
    return typography.shortened(_("Leier %(unit)s fra %(day)s.") % numbers, 500)


@dataclass(frozen=True)
class Undone:
    """What taking a signing back left: the organisation when others are tied to it, how many had been told."""

    organisation: object = None
    told: int = 0


@transaction.atomic
def undo(signing, by, now):
    """Take back all that a signing made; raises `ValidationError` with a sentence for each thing in the way."""
    interest = Interest.objects.select_for_update(no_key=True).get(pk=signing.interest_id)
    signing = Signing.objects.standing().select_for_update().filter(pk=signing.pk).first()
    if signing is None or interest.status != Status.SIGNED:
        raise ValidationError(_("Signeringen er alt angret."), "undone")
    rows = list(signing.units.select_related("lease").order_by("unit"))
    units = _locked([row.unit_id for row in rows])
    if sentences := [text for row in rows if (text := _in_the_way(row, units[row.unit_id]))]:
        raise ValidationError(sentences)
    Lease.objects.filter(pk__in=[row.lease_id for row in rows]).delete()
    offered = [units[row.unit_id] for row in rows if row.was_offered]
    changed(Unit.objects.filter(pk__in=[unit.pk for unit in offered]), is_offered=True)
    told = _told(signing)
    LettingNotice.objects.take_back(offered, now)
    stays = _without_organisation(signing)
    signing.undone_at, signing.undone_by = now, by
    signing.save(update_fields=["undone_at", "undone_by"])
    names = ", ".join(unit.name for unit in units.values())
    interest.move_to(signing.status_before, by=by, note=_("Signeringen av %(units)s er angret.") % {"units": names})
    return Undone(stays, told)


def _in_the_way(row, unit):
    """Why the lease of a unit cannot be taken back, in a sentence; empty when it can, or is gone already."""
    lease, words = row.lease, {"unit": unit.name}
    if lease is None:
        return ""
    if fields := fields_changed(Lease, row.lease_made, values(lease)):
        return _("Leieforholdet i %(unit)s er endret siden (%(fields)s).") % (words | {"fields": fields})
    if referred_to([lease], apart=(SignedUnit,)):
        return _("Noe annet er knyttet til leieforholdet i %(unit)s.") % words
    later = unit.leases.filter(pk__gt=lease.pk, starts_on__gt=lease.starts_on)
    if later.exists():
        return _("%(unit)s er siden leid ut videre.") % words
    return ""


def _told(signing):
    """How many of those who asked for the units have had their mail."""
    return signing.notice.lines.exclude(told_at=None).values("interest").distinct().count() if signing.notice else 0


def _without_organisation(signing):
    """Delete the organisation that the signing made; it, where it was chosen, or others are tied to it, stays."""
    organisation = signing.organisation
    if organisation is None or signing.organisation_made is None:
        return None
    is_changed = fields_changed(Organisation, signing.organisation_made, values(organisation))
    if is_changed or referred_to([organisation], apart=(Signing,)):
        return organisation
    organisation.delete()
    signing.organisation = signing.organisation_made = None
    signing.save(update_fields=["organisation", "organisation_made"])
    return None
