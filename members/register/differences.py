"""What the register says of an organisation otherwise than we do, and taking in what staff tick."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tech_port.content.models import Source
from tech_port.proposals.difference import Change

from ..lines_of_work import DIVISIONS
from ..models import Organisation

KEY = "enhetsregisteret"
SOURCE = {
    "publisher": "Enhetsregisteret, Brønnøysundregistrene",
    "url": "https://data.brreg.no/enhetsregisteret/",
    "about_nb": "Oppslag på organisasjonsnummer",
    "about_en": "Looked up by organisation number",
}
LABELS = {
    "name": _("Navn"),
    "other_names": _("Andre navn"),
    "website": _("Nettsted"),
    "lines": _("Bransjer"),
}


@dataclass(frozen=True)
class RegisterChange(Change):
    """One thing that the register says otherwise; both sides are what the organisation has or would have of it."""

    @property
    def label(self):
        return LABELS[self.field]

    @property
    def shown_before(self):
        return self._shown(self.before)

    @property
    def shown_after(self):
        return self._shown(self.after)

    def _shown(self, value):
        if self.field == "lines":
            value = [capfirst(str(DIVISIONS[division])) for division in value]
        return value if isinstance(value, str) else ", ".join(value)


def read(organisation):
    """What of an organisation the register speaks of, as it stands."""
    return {
        "name": organisation.name,
        "other_names": list(organisation.other_names),
        "website": organisation.website,
        "lines": sorted(organisation.lines_of_work.values_list("division", flat=True)),
    }


def differences(organisation, unit):
    """What would change by taking in what the register says; where it is silent, nothing does."""
    before = read(organisation)
    after = dict(before)
    names = {name.casefold() for name in (organisation.name, *organisation.other_names)}
    if unit.name.casefold() != organisation.name.casefold():
        after["name"] = unit.name
    if unit.name.casefold() not in names:
        after["other_names"] = [*organisation.other_names, unit.name]
    if unit.website and bare(unit.website) != bare(organisation.website):
        after["website"] = unit.website
    if unit.divisions:
        others = organisation.lines_of_work.exclude(source__key=KEY).values_list("division", flat=True)
        after["lines"] = sorted({*others, *unit.divisions})
    return [RegisterChange(key, before[key], after[key]) for key in LABELS if before[key] != after[key]]


def bare(address):
    """A web address without what makes no difference to where it leads."""
    parts = urlsplit(address.lower())
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")


@transaction.atomic
def take_in(organisation, unit, keys, day):
    """Store what is ticked of the differences; raises ValidationError with sentences for what cannot be."""
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    ticked = {change.field: change.after for change in differences(held, unit) if change.field in keys}
    lines = ticked.pop("lines", None)
    for name, value in ticked.items():
        setattr(held, name, value)
    held.full_clean(exclude=["sort_name"])
    held.save(update_fields=list(ticked))
    if lines is not None:
        _write_lines(held, unit, lines, day)


def _write_lines(organisation, unit, lines, day):
    """Those of the register as it says them today; what other sources say stays."""
    source, _is_new = Source.objects.get_or_create(key=KEY, defaults=SOURCE)
    own = organisation.lines_of_work.filter(source=source)
    own.exclude(division__in=lines).delete()
    others = set(organisation.lines_of_work.exclude(source=source).values_list("division", flat=True))
    said = {"source": source, "known_on": day, "recorded_on": timezone.localdate()}
    for division in unit.divisions:
        if division not in others:
            organisation.lines_of_work.update_or_create(division=division, defaults=said)
