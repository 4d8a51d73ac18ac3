"""Lists for other programs: the same address as the page, with `format=csv`, `format=json` or one of the list's own."""

from django.http import JsonResponse

from tech_port.postgres.limits import limits

from .spreadsheets import csv_response

MAX_ROWS = 10_000


def export(request, rows, *, as_record, keys, file_name, head=None, **others):
    """The list as the format in the address asks for, or None where it asks for none that there is: then for the page.

    `as_record(row)` is a row under the published keys, `keys` the columns of the CSV, `head` what the JSON says before
    the rows, and each of `others` a format of the list's own: what makes its response.
    """
    name = request.GET.get("format")
    if name not in {"csv", "json", *others}:
        return None
    with limits("export"):
        if name in others:
            return others[name]()
        records = [as_record(row) for row in rows[:MAX_ROWS]]
    if name == "csv":
        return csv_response(f"{file_name}.csv", keys, [[record[key] for key in keys] for record in records])
    answer = {**(head or {}), "count": len(records), "results": records}
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
