"""Files that could not be deleted when their row went."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from tech_port.worker import rows
from tech_port.worker.schedule import PeriodicJob

from .models import UnwantedFile


def delete_unwanted(now):
    """What is left of them: the storage was away, the server was stopped just then, or their day is over."""

    def delete(key):
        file = UnwantedFile.objects.filter(pk=key).first()
        if file is None:  # the request was first after all
            return 0
        file.remove()
        return 1

    return rows.each(
        "files", UnwantedFile, UnwantedFile.objects.filter(since__lte=now).values_list("pk", flat=True), delete, now
    )


JOBS = [PeriodicJob("files", _("Sletting av filer"), delete_unwanted, every=timedelta(minutes=5))]
