"""A property's stages, how far each has come, and what it is certified as. Values in, values out."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Stage:
    """A building of a property, as of a day."""

    building: object
    day: object
    is_current: bool = False

    @property
    def when(self):
        """`1. kvartal 2020`, or that no source says."""
        completion = self.building.completion
        return completion.when if completion.start else _("ikke kjent")

    @property
    def is_done(self):
        return self.building.is_finished(self.day)

    @property
    def state(self):
        """Whether it stands, in words that say no more than the sources do."""
        return capfirst(f"{self.building.completion.sentence(self.day)}.")


def stages_of(buildings, day, current=None):
    """Stages in the order they are finished; those without a known day come last."""
    order = sorted(buildings, key=lambda one: (one.completed_on is None, one.completed_on, one.order))
    return [Stage(building, day, building == current) for building in order]


def certificates(building):
    """[(scheme, level, what kind of statement it is)] of the environmental schemes a building is known by."""
    statements = {
        "aimed": _("målet; ikke kjent som sertifisert"),
        "stated": _("oppgitt; sertifikatet er ikke sett"),
        "certified": _("sertifisert"),
    }
    schemes = [
        ("BREEAM-NOR", building.breeam, building.breeam_state),
        ("WELL", building.well, building.well_state),
        (_("Energimerke"), building.energy_label, building.energy_state),
    ]
    return [(scheme, level, statements[state]) for scheme, level, state in schemes if level]
