"""The demand for other programs: CSV and JSON."""

from tech_port.lists import exports

KEYS = ["period", "period_starts_on", "area_from_m2", "area_to_m2", "asked_m2", "offered_m2", "offered_sample_m2"]


def as_record(row):
    """A size in a period; `asked_m2` is empty where fewer tenants than are shown ask for it,
    `offered_sample_m2` how much of the offered is made up."""
    band, cell = row
    return {
        "period": cell.period.kind,
        "period_starts_on": cell.period.starts_on and cell.period.starts_on.isoformat(),
        "area_from_m2": band.from_m2,
        "area_to_m2": band.to_m2,
        "asked_m2": cell.asked_m2,
        "offered_m2": float(cell.offered_m2),
        "offered_sample_m2": float(cell.sample_m2),
    }


def export(request, demand, least):
    """The table as a file, or None for the page."""
    rows = [row for _period, cells in demand.rows for row in cells]
    head = {
        "least_tenants": least,
        "asked_m2": demand.asked_m2,
        "offered_m2": float(demand.offered_m2),
        "offered_sample_m2": float(demand.sample_m2),
    }
    return exports.export(request, rows, as_record=as_record, keys=KEYS, file_name="ettersporsel", head=head)
