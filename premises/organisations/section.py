"""Where an organisation is and what it owns or develops, on the page of the organisation."""

from members.organisations.sections import Section

from .home_plans import plans_of
from .homes import homes_of


def section(organisation, today):
    """The section for `members.organisations.sections.places`."""
    homes = homes_of(organisation, today)
    plans = plans_of(homes.current, today)
    ownerships = list(organisation.ownerships.select_related("building__property", "source"))
    developments = list(organisation.developments.prefetch_related("buildings"))
    return Section(
        "premises/organisations/_section.html",
        {
            "homes": homes,
            "placed": [(home, plans.get(home.building.pk)) for home in homes.current],
            "ownerships": ownerships,
            "developments": developments,
        },
        has_content=bool(homes or ownerships or developments),
        records=[*ownerships, *homes.leases],
        addresses=[home.building for home in homes.current],
    )
