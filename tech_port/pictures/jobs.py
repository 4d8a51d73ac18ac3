"""What the worker does with pictures: make their sizes, and delete those that nothing shows any more."""

from datetime import time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tech_port.history.many import changed
from tech_port.worker import rows
from tech_port.worker.schedule import PeriodicJob

from . import sizes
from .models import UNUSED_FOR, Picture, fingerprint_of


def make_sizes(now):
    """The sizes of new pictures; until they are made, pages show the picture itself."""
    keys = Picture.objects.unfinished().order_by("pk").values_list("pk", flat=True)
    # No transaction while a picture is written: it takes seconds, and the database ends one that waits.
    return rows.each("pictures", Picture, keys, _make_sizes, now, within=5, atomic=False)


def _make_sizes(key):
    picture = Picture.objects.filter(pk=key).first()
    if picture is None:
        return 0
    name = picture.file.name
    with picture.file.open() as file:
        made = {"fingerprint": fingerprint_of(file.read())}
    if not picture.has_sizes:
        sizes.make(picture)
        made |= {"sizes_version": sizes.VERSION, "is_see_through": picture.is_see_through}
    return changed(Picture.objects.filter(pk=key, file=name), **made)


def sweep(now):
    """Delete what has been used by nothing for days: a form that was never sent, a logo that was replaced."""
    Picture.objects.used().exclude(unused_since=None).update(unused_since=None)
    Picture.objects.unused().filter(unused_since=None).update(unused_since=now)
    due = Picture.objects.filter(unused_since__lte=now - UNUSED_FOR).values_list("pk", flat=True)
    return rows.each("unused-pictures", Picture, due, _delete_unused, now)


@transaction.atomic
def _delete_unused(key):
    """Delete a picture unless somebody chooses it at this moment: whoever does has its row locked."""
    picture = Picture.objects.select_for_update(skip_locked=True).filter(pk=key).first()
    if picture is None or not Picture.objects.unused().filter(pk=key).exclude(unused_since=None).exists():
        return 0
    picture.delete()
    return 1


JOBS = [
    PeriodicJob("pictures", _("Størrelser av bilder"), make_sizes, every=timedelta(seconds=5)),
    PeriodicJob("unused-pictures", _("Sletting av ubrukte bilder"), sweep, at=time(4, 10)),
]
