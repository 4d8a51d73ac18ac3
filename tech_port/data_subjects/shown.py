"""What is found of somebody as a page of the admin shows it."""

from dataclasses import dataclass

from django.contrib import admin
from django.urls import reverse
from django.utils.text import capfirst

from ..norwegian.typography import shortened
from ..privacy import nameless
from ..staff.deletion import how_many
from ..staff.used_by import counted, uses_of
from .handed import told
from .held import Found, key

ABOUT = ("subject", "title", "title_nb", "event", "organisation", "organisation_name", "page", "query", "name", "role")
MOST = 50  # records of a kind that are shown, and chosen, one by one


@dataclass(frozen=True)
class Record:
    """A record with what it says, `key` to choose it by, `gist` to know it by, and the address of its page."""

    key: str
    name: str
    gist: str
    values: dict
    address: str


@dataclass(frozen=True)
class Shown:
    """The records of a kind; of more than are shown, all are chosen at once by the kind's `label`."""

    found: Found
    how_many: str
    records: list
    with_them: list

    @property
    def stays(self):
        return self.found.held.stays

    @property
    def stays_emptied(self):
        """Whether the records themselves may stay, and what tells of the person is taken out of them."""
        return bool(self.found.held.part) and not self.stays

    @property
    def is_whole(self):
        return len(self.found.records) > MOST


def shown(one):
    return Shown(
        one,
        how_many(one.model._meta, len(one.records)),
        [record(row) for row in one.records[:MOST]],
        with_them(one),
    )


def record(row):
    return Record(key(row), nameless(row), gist(row), told(row), address_of(type(row), row.pk))


def gist(row):
    """What a record is about, in a few words; "" where nothing of it says so."""
    about = next((getattr(row, name) for name in ABOUT if getattr(row, name, "")), "")
    return shortened(str(about), 60)


def with_them(one):
    """`3 e-poster`, `2 historikk` of what is kept about the records and goes with them."""
    told_of = {rows.model for rows in one.with_them()}
    uses = [use for use in uses_of(one.rows, lambda field: False) if use.rows.model in told_of]
    return [how_many(found.use.options, found.number) for found in counted(uses)]


def address_of(model, pk):
    """The admin's page of a record; "" where it has none."""
    if model not in admin.site._registry:
        return ""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])


def links_of(mention):
    """[(name, address)] of the first rows of a table that have a page."""
    if mention.model is None or mention.about is not mention.model:
        return []
    name = capfirst(str(mention.model._meta.verbose_name))
    found = [(f"{name} {pk}", address_of(mention.model, pk)) for pk in mention.keys]
    return [(name, address) for name, address in found if address]
