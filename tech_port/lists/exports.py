"""Lists for other programs: the same address as the page, with `format=csv`, `format=json` or one of the list's own."""

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.postgres.limits import limits

from .spreadsheets import csv_response

MAX_ROWS = 10_000
MAX_NAME_LENGTH = 20


def export(request, rows, *, as_record, keys, file_name, head=None, **others):
    """The list as the format in the address asks for, or None where it asks for none: then for the page.

    `as_record(row)` is a row under the published keys, `keys` the columns of the CSV, `head` what the JSON says before
    the rows, and each of `others` a format of the list's own: what makes its response.
    """
    name = request.GET.get("format")
    if not name:
        return None
    if name not in {"csv", "json", *others}:
        return not_acceptable(name, ["csv", "json", *others])
    with limits("export"):
        if name in others:
            return others[name]()
        records = [as_record(row) for row in rows[:MAX_ROWS]]
    if name == "csv":
        return csv_response(f"{file_name}.csv", keys, [[record[key] for key in keys] for record in records])
    answer = {**(head or {}), "count": len(records), "results": records}
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def not_acceptable(name, names):
    """That a list has no such format, and which it has."""
    sentence = _("Lista finnes ikke som «%(name)s». Velg ett av disse formatene: %(names)s.")
    words = {"name": typography.shortened(name, MAX_NAME_LENGTH), "names": ", ".join(names)}
    return HttpResponse(sentence % words, status=406, content_type="text/plain; charset=utf-8")
