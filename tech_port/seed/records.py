"""The content files, read into records and checked without a database."""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from events.models import Event, KeyPoint, ProgrammeItem, Venue
from members.models import (
    BoardSeat,
    Challenge,
    Contribution,
    Document,
    DocumentVersion,
    Meeting,
    Membership,
    Organisation,
    Person,
    StaffRole,
)
from premises.models import (
    Building,
    BuildingOffer,
    Lease,
    LeaseTerm,
    Ownership,
    Property,
    ReplyTemplate,
    Reservation,
    Unit,
)
from tech_port.content.models import (
    Area,
    Article,
    BusinessArea,
    Figure,
    Milestone,
    Observation,
    Page,
    Programme,
    Source,
    Tag,
)
from tech_port.newsletter.models import Issue, Part
from tech_port.search.models import SearchAlias

from . import SeedError

FOLDER = Path(__file__).parent
SAMPLES = "samples.toml"  # the one file of what is made up; it lies in the demo

# The files' tables in the order they are written, so that what a record names is there before it: model, and the keys
# that tell its records apart.
TABLES = {
    "source": (Source, ("key",)),
    "area": (Area, ("slug",)),
    "business_area": (BusinessArea, ("slug",)),
    "programme": (Programme, ("slug",)),
    "milestone": (Milestone, ("key",)),
    "figure": (Figure, ("slug",)),
    "tag": (Tag, ("slug",)),
    "article": (Article, ("slug",)),
    "organisation": (Organisation, ("slug",)),
    "challenge": (Challenge, ("slug",)),
    "person": (Person, ("slug",)),
    "meeting": (Meeting, ("kind", "held_on")),
    "document": (Document, ("slug",)),
    "property": (Property, ("slug",)),
    "building": (Building, ("slug",)),
    "building_offer": (BuildingOffer, ("building", "kind")),
    "unit": (Unit, ("building", "slug")),
    "venue": (Venue, ("slug",)),
    "event": (Event, ("slug",)),
    "page": (Page, ("place",)),
    "reply_template": (ReplyTemplate, ("name",)),
    "issue": (Issue, ("number",)),
    "search_alias": (SearchAlias, ("name",)),
}

# Tables inside a record, by the name of the relation. They name their parent through a field called like its table.
CHILDREN = {
    "observations": ("observation", Observation, ("as_of", "source", "qualifier")),
    "contributions": ("contribution", Contribution, ("order",)),
    "memberships": ("membership", Membership, ("starts_on",)),
    "board_seats": ("board_seat", BoardSeat, ("starts_on",)),
    "versions": ("document_version", DocumentVersion, ("label",)),
    "staff_roles": ("staff_role", StaffRole, ("organisation", "starts_on")),
    "ownerships": ("ownership", Ownership, ("organisation", "starts_on")),
    "units": ("unit", Unit, ("building", "slug")),
    "leases": ("lease", Lease, ("organisation", "starts_on")),
    "lease_terms": ("lease_term", LeaseTerm, ("kind",)),
    "reservations": ("reservation", Reservation, ("starts_on",)),
    "key_points": ("key_point", KeyPoint, ("order",)),
    "programme_items": ("programme_item", ProgrammeItem, ("order",)),
    "parts": ("part", Part, ("order",)),
}

# How a record of a model is named by others; "slug" where nothing is said.
LOOKUPS = {
    Source: ("key",),
    Unit: ("building__slug", "slug"),
    Meeting: ("kind", "held_on"),
    Page: ("place",),
    ReplyTemplate: ("name",),
    Issue: ("number",),
    KeyPoint: ("event__slug", "order"),
    SearchAlias: ("name",),
}
WITHOUT_NAME = {Milestone, BuildingOffer} | {model for _table, model, _keys in CHILDREN.values() if model is not Unit}


@dataclass(frozen=True)
class Record:
    """One row to be: what the file says of it, and the key it is remembered by."""

    file: str
    table: str
    model: type
    name: str
    values: dict = field(repr=False)
    is_rest: bool = False

    @property
    def key(self):
        return f"{self.model._meta.label}:{self.name}"

    @property
    def is_sample(self):
        return self.file == SAMPLES

    def error(self, reason):
        return SeedError(f"{self.file}: {self.table} “{self.name}”: {reason}")


def parse(path):
    """A file's tables: {"figure": [{…}, …], …}."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"{path.name}: {error}") from error


def read(*folders):
    """Every record of some folders' files, or of the facts, checked: the facts first, parents before their children."""
    facts, samples = [], []
    for path in [path for folder in folders or (FOLDER,) for path in sorted(folder.glob("*.toml"))]:
        tables = parse(path)
        (samples if path.name == SAMPLES else facts).append((path.name, tables))
        for table in tables:
            if table not in TABLES and (table, path.name) != ("contact", SAMPLES):
                raise SeedError(f"{path.name}: unknown table “{table}”")
    records = []
    for files in (facts, samples):
        for table, (model, keys) in TABLES.items():
            for file, tables in files:
                for values in tables.get(table, []):
                    records += expand(file, table, model, keys, dict(values))
    check(records)
    return records


def expand(file, table, model, keys, values, parent=None):
    """A record and, after it, the records inside it."""
    is_rest = values.pop("is_rest", False)
    if parent:
        values[parent.table] = parent.name
    if model is Unit:
        place_by_name(values)
    if model is Building:
        check_plan(file, values)
        values["units"] = rest_units(values) + values.get("units", [])
    inner = {name: values.pop(name) for name in CHILDREN if name in values}
    name = "/".join(str(values.get(key, "")) for key in keys)
    if parent and model is not Unit:
        name = f"{parent.name} > {name}"
    if model is Milestone:
        values.pop("key", None)
    record = Record(file, table, model, name, values, is_rest)
    records = [record]
    for relation, rows in inner.items():
        child_table, child_model, child_keys = CHILDREN[relation]
        if table not in {f.name for f in child_model._meta.fields}:
            raise record.error(f"unknown key “{relation}”")
        for row in rows:
            records += expand(file, child_table, child_model, child_keys, dict(row), record)
    return records


def place_by_name(values):
    """Slug, floor and position of a unit from its name: B2-203 is on floor 2, third from the left."""
    number = values.get("name", "").rpartition("-")[2]
    if number.isdigit() and len(number) >= 3:
        values |= {"slug": values["name"].lower(), "floor": int(number[:-2]), "position": int(number[-2:])}


def check_plan(file, values):
    """Raise `SeedError` if a floor of a building's plan lacks a key, has a wrong one, or another floor's rest unit."""
    for floor in values.get("plan", []):
        if unknown := floor.keys() - {"floor", "area_m2", "rest", "wing"}:
            reason = f"unknown key “{min(unknown)}”"
        elif not {"floor", "area_m2", "rest"} <= floor.keys():
            reason = "floor, area_m2 or rest is missing"
        elif not re.fullmatch(rf"\w+-{floor['floor']}\d\d", floor["rest"]):
            reason = f"rest “{floor['rest']}” is not a name on floor {floor['floor']}"
        else:
            continue
        raise SeedError(f"{file}: plan of “{values.get('slug', '')}”: {reason}")


def rest_units(values):
    """The units of a building's `plan`: a whole floor each, from which the floor's other units take their share."""
    lease = values.pop("rest_lease", None)
    return [
        {
            "name": floor["rest"],
            "area_m2": floor["area_m2"],
            "area_standard": "",
            "wing": floor.get("wing", {}),
            "leases": [lease] if lease else [],
            "is_rest": True,
        }
        for floor in values.pop("plan", [])
    ]


@cache
def fields(model):
    """{key: field} of what a file may say about a model; a translated text has one key and, here, its first field."""
    found = {}
    for column in (*model._meta.fields, *model._meta.many_to_many):
        base, _underscore, language = column.name.rpartition("_")
        if language in ("nb", "en"):
            found.setdefault(base, column)
        elif not (column.primary_key or column.generated or column.name in ("is_sample", "sort_name")):
            found[column.name] = column
    return found


def check(records):
    """Raise `SeedError` for an unknown key, a name that no record has, a missing source, or floors that do not fit."""
    names, keys = {(record.model, record.name) for record in records}, set()
    for record in records:
        if record.key in keys:
            raise record.error("there are two of it")
        keys.add(record.key)
        known = fields(record.model)
        for key, value in record.values.items():
            if key not in known:
                raise record.error(f"unknown key “{key}”")
            if isinstance(value, dict) and not value.keys() <= {"nb", "en"}:
                raise record.error(f"“{key}” has another language than nb and en")
            for name in named(known[key], value):
                if (known[key].related_model, name) not in names:
                    raise record.error(f"{key} “{name}” does not exist")
        for key in known.keys() & {"source", "sources"}:
            if not record.is_sample and not record.values.get(key) and record.values.get(key) != "":
                raise record.error(f"{key} is missing")
    check_floors(records)


def named(column, value):
    """The names of other records in a value."""
    if not column.is_relation or not value:
        return []
    return value if column.many_to_many else [value]


def check_floors(records):
    """Raise `SeedError` if floors do not add up to their building, or the units on a floor to more than the floor."""
    units = [record for record in records if record.model is Unit]
    for record in records:
        plan = [unit for unit in units if unit.is_rest and unit.values["building"] == record.name]
        if record.model is not Building or not plan:
            continue
        if (total := sum(unit.values["area_m2"] for unit in plan)) != record.values.get("area_m2"):
            raise record.error(f"its floors add up to {total} m²")
        for floor in plan:
            placed = [unit for unit in units if not unit.is_rest and place(unit) == place(floor)]
            if sum(unit.values["area_m2"] for unit in placed) > floor.values["area_m2"]:
                raise floor.error("the floor's units exceed it")
    for unit in units:
        if not any(floor.is_rest and place(floor) == place(unit) for floor in units):
            raise unit.error("its building's plan has no such floor")


def place(unit):
    return unit.values["building"], unit.values.get("floor")
