"""What apps above tell on an organisation's page."""

from dataclasses import dataclass, field

from tech_port.hooks import Hook

places = Hook()  # (organisation, today) -> Section: where it is and what it owns, above its people
happenings = Hook()  # (organisation, people) -> Section: what it and its people do, below them


@dataclass(frozen=True)
class Section:
    """A template with the `values` that it needs in the page's context, and what the rest of the page must know."""

    template: str
    values: dict
    has_content: bool
    records: list = field(default_factory=list)  # what it comes from: rows with a `source`
    addresses: list = field(default_factory=list)  # the buildings in which the organisation is today
