"""The open files as a stranger's program reads them: CSV and JSON by the standard library, and what their columns say.

Nothing of the portal is imported here.
"""

import csv
import io
from datetime import date

READ = {
    "string": str,
    "integer": int,
    "number": lambda text: float(text) if "." in text else int(text),
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": str,
    "datetime": str,
}


class Files:
    """All tables of a site, fetched once by a client that has `get(address).content`."""

    def __init__(self, client):
        self.client = client
        self.package = client.get("/data/datapackage.json").json()
        self.resources = {resource["name"]: resource for resource in self.package["resources"]}
        self.tables = {name: self.csv(name) for name in self.resources}

    def fields(self, name):
        return {field["name"]: field for field in self.resources[name]["schema"]["fields"]}

    def bytes(self, name, kind="csv"):
        return self.client.get(f"/data/{name}.{kind}").content

    def csv(self, name):
        """[{column: value}], each value of the type that the Data Package gives its column; None where it is empty."""
        fields = self.fields(name)
        rows = csv.DictReader(io.StringIO(self.bytes(name).decode(), newline=""))
        return [{column: value_of(fields[column], text) for column, text in row.items()} for row in rows]

    def json(self, name, kind="json"):
        return self.client.get(f"/data/{name}.{kind}").json()

    def by_id(self, name):
        return {row["id"]: row for row in self.tables[name]}


def value_of(field, text):
    if field["type"] == "list":
        return [int(part) for part in text.split(",")] if text else []
    return READ[field["type"]](text) if text else None


def day(text):
    return text and date.fromisoformat(text)
