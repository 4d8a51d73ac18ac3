"""The pages on which people change what is theirs, by their links: the same merge, which names nobody of staff."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from .clashes import sentences
from .merge import Merge
from .shown import marks
from .versions import Version

BOTH = _("Noen andre endret det samme mens du skrev. Velg hva som skal gjelde, og lagre en gang til.")
LOST = _("Vi vet ikke lenger når skjemaet ble åpnet. Se over at alt stemmer, og lagre en gang til.")


def laid_over(data, files, standing):
    """(what came, merged with what stands now, the merge); None for the merge where the form says nothing of a version.

    `standing` are the page's forms by keys of theirs, not bound: they show what stands now.
    """
    version = Version.read(data) if data is not None else None
    if version is None:
        return data, None
    merge = Merge(version, data, files, names_staff=False)
    for key, form in standing.items():
        if key in version.rows:
            merge.form(form, version.rows[key], key)
    return merge.data, merge


def is_settled(form, merge):
    """Whether there is nothing to ask; else the form says so."""
    if merge is None or merge.is_settled:
        return True
    if form.errors is not None:  # which reads the form
        form.add_error(None, ValidationError(LOST if merge.version.is_lost else BOTH, "conflict"))
    return False


def context(standing, merge):
    """What `includes/_merged.html` shows."""
    version = Version(rows={key: marks(form) for key, form in standing.items()}, asked=merge.asked if merge else {})
    return {"version": str(version), "merge": merge, "kept": sentences(merge.kept) if merge else []}


def next_page(name, *args, merge, **query):
    """The address of the page after the form was saved, which says so where something of another's was kept."""
    query |= {"flettet": 1} if merge and merge.kept else {}
    return reverse(name, args=args) + (f"?{urlencode(query)}" if query else "")
