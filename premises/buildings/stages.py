"""A property's stages, how far each has come, and what it is certified as. Values in, values out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tech_port.norwegian import typography


@dataclass(frozen=True)
class Stage:
    """A building of a property, as of a day."""

    building: object
    day: object
    is_current: bool = False

    @property
    def when(self):
        """`1. kvartal 2020`, or that no source says."""
        building = self.building
        if building.completed_on is None:
            return _("ikke kjent")
        return typography.day(building.completed_on, building.completed_precision)

    @property
    def is_done(self):
        return self.building.is_finished(self.day) and not self.building.completion_is_planned

    @property
    def state(self):
        """Whether it stands, in words that say no more than the sources do."""
        if self.building.completed_on is None:
            return _("Ingen kilde sier når det er ferdig.")
        if self.is_done:
            return _("Ferdig.")
        if self.building.completed_on <= self.day:
            return _("Skulle være ferdig nå; ingen kilde har bekreftet det.")
        return _("Planlagt ferdig.") if self.building.completion_is_planned else _("Under bygging.")


def stages_of(buildings, day, current=None):
    """Stages in the order they are finished; those without a known day come last."""
    order = sorted(buildings, key=lambda one: (one.completed_on is None, one.completed_on, one.order))
    return [Stage(building, day, building == current) for building in order]


def certificates(building):
    """[(scheme, level, what kind of statement it is)] of the environmental schemes a building is known by."""
    statements = {
        "aimed": _("Dette er målet; bygget er ikke kjent som sertifisert."),
        "stated": _("Oppgitt av kilden; sertifikatet er ikke sett."),
        "certified": _("Sertifisert."),
    }
    schemes = [("BREEAM-NOR", building.breeam, building.breeam_state), ("WELL", building.well, building.well_state)]
    return [(scheme, level, statements[state]) for scheme, level, state in schemes if level]
