"""Which span the source of a record speaks of, as `still_right.Kind` takes it: {day, last, precision}."""

from django.db.models import CharField, DateField, F, OuterRef, Subquery

from .claims import last_of

RECORD = OuterRef("pk")
CLAIM = {
    "day": F("known_on"),
    "last": last_of("known_on", "known_precision"),
    "precision": F("known_precision"),
}
OF_SOURCE = {
    "day": F("source__published_on"),
    "last": last_of("source__published_on", "source__published_precision"),
    "precision": F("source__published_precision"),
}


def of_newest(sources):
    """Of the newest of several sources; `sources` is a queryset of those of the `RECORD`."""
    newest = sources.exclude(published_on=None).order_by("-published_on", "pk")
    newest = newest.annotate(last=last_of("published_on", "published_precision"))
    return {
        "day": Subquery(newest.values("published_on")[:1], DateField()),
        "last": Subquery(newest.values("last")[:1], DateField()),
        "precision": Subquery(newest.values("published_precision")[:1], CharField()),
    }
