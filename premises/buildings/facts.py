"""What is known of a building as a band of facts, each with the sources that say it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tech_port.norwegian import typography

from .stages import certificates

BICYCLES = "sykkelplasser"  # told with how one gets there


@dataclass(frozen=True)
class Fact:
    """A value under its label, what kind of statement it is, the sources of it, and what other sources say."""

    label: str
    value: str
    small: str = ""
    sources: tuple = ()
    others: tuple = ()  # observations of the same figure with another value


def facts_of(building, day):
    """What sources say of a building as of a day, without what nobody says."""
    figures = {figure.slug.partition("-")[0]: figure for figure in building.figures.all()}
    area, seats = figures.pop("areal", None), figures.pop("arbeidsplasser", None)
    finished = next((figure for figure in figures.values() if figure.slug.endswith("-ferdig")), None)
    facts = [
        _counted(_("Areal"), building.area_m2, typography.square_metres, area),
        _counted(_("Etasjer"), building.floors, typography.number),
        _completion(building, day, finished),
        _counted(_("Arbeidsplasser"), building.workplaces, typography.number, seats),
        *(Fact(*certificate) for certificate in certificates(building)),
        Fact(_("Entreprenør"), building.contractor),
        Fact(_("Arkitekt"), building.architect),
    ]
    rest = (figure for figure in figures.values() if figure is not finished and not figure.slug.startswith(BICYCLES))
    return [fact for fact in (*facts, *map(_figure, rest)) if fact and fact.value]


def _completion(building, day, figure):
    """When it stands finished; where that is a plan, or was still to come, what is to be said of that."""
    claim = building.completion
    sources = _sources(figure.observations.all()) if figure else ()
    if building.is_finished(day):
        return Fact(_("Ferdig"), claim.when, sources=sources)
    if claim.start is None:
        return Fact(_("Ferdig"), claim.brief(day), sources=sources)
    return Fact(_("Ferdig"), claim.when, claim.word(day) if claim.is_plan else claim.sentence(day), sources)


def _counted(label, value, in_words, figure=None):
    """A number of the building's, beside what the figure's sources say of the same."""
    if not value:
        return _figure(figure) if figure else None
    said = list(figure.observations.all()) if figure else []
    agreeing = [one for one in said if one.value == value]
    others = tuple(one for one in said if one.value != value)
    return Fact(label, in_words(value), _dated(agreeing), _sources(agreeing), others)


def _figure(figure):
    """A figure that the building has no column for: its newest value, and the others."""
    if figure.latest is None:
        return None
    others = tuple(one for one in figure.observations.all() if one != figure.latest)
    return Fact(figure.title, figure.latest.in_words, _dated([figure.latest]), _sources([figure.latest]), others)


def _dated(observations):
    """As of when the newest of those who agree says it: `per 4. mars 2021`."""
    dated = [one.claim for one in observations if one.claim.start]
    newest = max(dated, key=lambda claim: claim.start.last, default=None)
    return newest.brief(newest.start.last) if newest else ""


def _sources(observations):
    return tuple(dict.fromkeys(one.source for one in observations))
