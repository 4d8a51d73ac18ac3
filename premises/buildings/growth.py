"""How a property grew: what is known to have happened, and then what was planned. Values in, values out."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tech_port.norwegian import typography


@dataclass(frozen=True)
class Moment:
    """Something that happened or was to happen: when, what, and in whose words; `is_done` is whether it is so."""

    when: str
    title: object
    text: str
    is_done: bool
    kind: str = "building"
    url: str = ""
    is_current: bool = False
    source: object = None
    is_sample: bool = False
    on: date = date.max


def growth_of(stages, tenants, ownerships, day):
    """Stages that are finished, tenants that move in and buildings that change hands, in order, the undated last.

    Of tenants and owners only those whose day a source gives: since when the others are there, nobody knows.
    """
    moments = [_stage(stage) for stage in stages]
    moments += [_arrival(tenant, day) for tenant in tenants if tenant.claim.start]
    moments += [_ownership(one, day) for one in ownerships if one.start_is_known or one.claim.is_plan]
    return sorted(moments, key=lambda moment: (moment.on, not moment.is_done))


def _stage(stage):
    building = stage.building
    area = typography.square_metres(building.area_m2) if building.area_m2 else ""
    return Moment(
        when=capfirst(stage.when),
        title=building.name,
        text=" ".join(filter(None, [_("Ferdig.") if stage.is_done else stage.state, area])),
        is_done=stage.is_done,
        url="" if stage.is_current else building.get_absolute_url(),
        is_current=stage.is_current,
        on=building.completed_on or date.max,
    )


def _arrival(tenant, day):
    claim = tenant.claim
    return Moment(
        when=capfirst(claim.when),
        title=tenant.organisation.name,
        text=_("flytter inn") if claim.is_so(day) else capfirst(claim.sentence(day)),
        is_done=claim.is_so(day),
        kind="tenant",
        url=tenant.organisation.get_absolute_url(),
        source=tenant.leases[0].source,
        is_sample=tenant.is_sample,
        on=claim.start.last,
    )


def _ownership(ownership, day):
    claim = ownership.claim
    return Moment(
        when=capfirst(claim.when),
        title=ownership.organisation.name,
        text=_("eier bygget") if claim.is_so(day) else claim.sentence(day),
        is_done=claim.is_so(day),
        kind="owner",
        url=ownership.organisation.get_absolute_url(),
        source=ownership.source,
        on=claim.start.last if claim.start else date.max,
    )
