"""The files' columns for machines: JSON Schema of each JSON file, and one Data Package of all tables.

Of the standards for tables (Table Schema, CSVW) it is Table Schema, the one that R, Python and pandas read as it is.
"""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tech_port.writing.structured_data import absolute

from . import licences
from .catalogue import DATASETS
from .datasets import SCHEMA_VERSION
from .places import csv_place, home, json_place, schema_place

JSON_TYPES = {
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "string": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
}
DATA_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def words(name, text):
    """{name: the text in bokmål, name_en: in English}."""
    found = {}
    for code, key in (("nb", name), ("en", f"{name}_en")):
        with translation.override(code):
            found[key] = str(text)
    return found


def meaning(column):
    """What a column means in both languages; of a text in two, which of them it is in."""
    found = words("description", column.meaning)
    if column.language:
        which = words("description", _("(på norsk)") if column.language == "nb" else _("(på engelsk)"))
        found = {key: f"{text} {which[key]}" for key, text in found.items()}
    return found


def json_schema(dataset):
    """JSON Schema 2020-12 of the dataset's JSON file."""
    properties = {column.name: _json_column(dataset, column) for column in dataset.columns}
    row = {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
    head = {
        "dataset": {"const": dataset.name},
        "version": {"const": SCHEMA_VERSION},
        "licence": {"type": ["string", "null"]},
        "schema": {"type": "string", "format": "uri"},
        "count": {"type": "integer", "minimum": 0},
        "results": {"type": "array", "items": {"$ref": "#/$defs/row"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": absolute(schema_place(dataset)),
        **words("title", dataset.title),
        **words("description", dataset.about),
        "type": "object",
        "properties": head,
        "required": [*head],
        "additionalProperties": False,
        "$defs": {"row": row},
    }


def _json_column(dataset, column):
    about = meaning(column) | ({"unit": column.unit} if column.unit else {})
    if column.refers_to:
        about["refersTo"] = absolute(f"{schema_place(DATASETS[column.refers_to])}#/$defs/row/properties/id")
    if column.type == "list":
        told = {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}
    else:
        told = dict(JSON_TYPES[column.type])
    if column.choices:
        told["enum"] = [*column.choices, *([] if column.is_required else [None])]
    if not column.is_required:
        told["type"] = [told["type"], "null"]
    return told | about


def data_package():
    """All tables as a Data Package."""
    licence = licences.confirmed()
    package = {
        "$schema": DATA_PACKAGE,
        "name": "trondheim-tech-port",
        "id": absolute(home()),
        "title": "Trondheim Tech Port",
        "homepage": absolute(home()),
        "version": SCHEMA_VERSION,
    }
    if licence:
        package["licenses"] = [{"name": licence.name, "title": str(licence.title), "path": licence.url}]
    return package | {"resources": [_resource(dataset) for dataset in DATASETS.values()]}


def _resource(dataset):
    schema = {"fields": [_field(column) for column in dataset.columns], "primaryKey": ["id"], "missingValues": [""]}
    relations = [column for column in dataset.columns if column.refers_to and column.type != "list"]
    if relations:
        schema["foreignKeys"] = [_foreign_key(dataset, column) for column in relations]
    return {
        "name": dataset.name,
        "type": "table",
        "path": absolute(csv_place(dataset)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **words("title", dataset.title),
        **words("description", dataset.about),
        "alternates": [absolute(json_place(dataset)), absolute(schema_place(dataset))],
        "dialect": DIALECT,
        "schema": schema,
    }


def _field(column):
    field = {"name": column.name, "type": column.type, **meaning(column)}
    if column.type == "list":
        field |= {"itemType": "integer", "delimiter": ","}
    if column.unit:
        field["unit"] = column.unit
    if column.refers_to:
        field["refersTo"] = column.refers_to
    constraints = {"required": True} if column.is_required and column.type != "list" else {}
    if column.name == "id":
        constraints["unique"] = True
    if column.choices:
        field["categories"] = [{"value": value, **words("label", word)} for value, word in column.choices.items()]
        constraints["enum"] = [*column.choices]
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(dataset, column):
    resource = "" if column.refers_to == dataset.name else column.refers_to
    return {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}
