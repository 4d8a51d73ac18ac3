"""Every figure for other programs: CSV and JSON, an observation a row."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from tech_port.lists import exports
from tech_port.writing.structured_data import absolute

from .series import Series

KEYS = [
    "figure",
    "title",
    "url",
    "unit",
    "value",
    "qualifier",
    "as_of",
    "precision",
    "basis",
    "known_on",
    "breaks_series",
    "note",
    "method",
    "method_note",
    "source",
    "source_url",
]


def as_record(row):
    """An observation under the published keys; `as_of` and `known_on` are as exact as they are known, or None.

    `breaks_series` says that the report, or the way of counting, is another than of the row before it in its series.
    """
    figure, observation, breaks = row
    claim, source = observation.claim, observation.source
    return {
        "figure": figure.slug,
        "title": str(figure.title),
        "url": f"{absolute(reverse('figures'))}#{figure.slug}",
        "unit": figure.unit,
        "value": float(observation.value),
        "qualifier": observation.qualifier,
        "as_of": claim.start and claim.start.iso,
        **claim.fields(),
        "breaks_series": breaks,
        "note": str(observation.note) or None,
        "method": str(figure.method) or None,
        "method_note": str(observation.method_note) or None,
        "source": str(source),
        "source_url": source.url or None,
    }


def rows_of(figures):
    """[(figure, observation, whether it breaks the series)], each figure's oldest first."""
    rows = []
    for figure in figures:
        breaks = Series(figure).breaks if figure.is_series else set()
        rows += [(figure, one, one.pk in breaks) for one in figure.observations.all()]
    return rows


def export(request, figures):
    """The figures as a file, or None for the page."""
    return exports.export(
        request, SimpleLazyObject(lambda: rows_of(figures)), as_record=as_record, keys=KEYS, file_name="tall"
    )
