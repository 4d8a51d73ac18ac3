"""Sample contacts on real buildings that have none."""

from premises.models import Building
from tech_port.history.many import changed
from tech_port.seed import SeedError
from tech_port.seed.records import SAMPLES, parse

from . import FOLDER

CONTACT = "sample-contact:"


def read(folder=None):
    """{building's slug: {column: value}} from the samples' file."""
    path = (folder or FOLDER) / SAMPLES
    rows = parse(path).get("contact", []) if path.exists() else []
    for row in rows:
        if not {"building"} < row.keys() <= {"building", "contact_name", "contact_email", "contact_phone"}:
            raise SeedError(f"{SAMPLES}: contact “{row.get('building', '')}”: unknown or missing key")
    return {row["building"]: {key: value for key, value in row.items() if key != "building"} for row in rows}


def write(writer, folder=None):
    """Fill in the sample contact of each building that has none."""
    for slug, columns in read(folder).items():
        if CONTACT + slug not in writer.written:
            empty = Building.objects.filter(slug=slug, contact_name="", contact_email="", contact_phone="")
            writer.new += changed(empty, **columns)
            writer.mark(CONTACT + slug)


def clear(folder=None):
    """Empty each contact that is still as the samples' file has it."""
    for slug, columns in read(folder).items():
        changed(Building.objects.filter(slug=slug, **columns), **dict.fromkeys(columns, ""))
