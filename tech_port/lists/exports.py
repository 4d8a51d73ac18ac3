"""Lists for other programs: the same address as the page, with `format=csv`, `format=json` or one of the list's own."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.http import parse_http_date_safe
from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.postgres.limits import limits
from tech_port.writing.visible import tidy_line

from .for_programs import opened
from .spreadsheets import csv_response

MAX_ROWS = 10_000
MAX_NAME_LENGTH = 20
KEPT_SECONDS = 600  # as calendars are; who asks more often gets what they have


def export(request, rows, *, as_record, keys, file_name, head=None, form=None, **others):
    """The list as CSV, JSON or one of its `others`, or None for the page: see `answer`.

    `as_record(row)` is a row under the published keys, `keys` the columns of the CSV, `head` what the JSON says before
    the rows, `form` what has read the address. Of more than `MAX_ROWS` rows the first are there, and the file says so.
    """

    def as_csv():
        found, is_whole = records()
        response = csv_response(f"{file_name}.csv", keys, [[record[key] for key in keys] for record in found])
        return response if is_whole else _cut(response)

    def as_json():
        found, is_whole = records()
        told = {**(head or {}), "count": len(found), "results": found}
        if is_whole:
            return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
        told = {"limit": MAX_ROWS, "whole": _whole(), **told}
        return _cut(JsonResponse(told, json_dumps_params={"ensure_ascii": False}))

    def records():
        found = list(rows[: MAX_ROWS + 1])
        return [as_record(row) for row in found[:MAX_ROWS]], len(found) <= MAX_ROWS

    return answer(request, form, csv=as_csv, json=as_json, **others)


def _whole():
    """Where the whole lists are, as files."""
    return settings.SITE_URL + reverse("open_data")


def _cut(response):
    """A file that has the first rows of more: it says where the whole list is (RFC 8288)."""
    response.headers["Link"] = f'<{_whole()}>; rel="collection"'
    return response


def answer(request, form=None, /, **formats):
    """The list in the format that the address asks for, or None where it asks for none: then for the page.

    `formats` are those that the list has, each with what makes its response; what asks for another gets no page.
    Where the `form` refused a value there is no file: a program sees no sentence at a field, and took the whole list
    for its answer.
    """
    if refused := refusal(request, formats):
        return refused
    asked = asked_formats(request)
    if not asked:
        return None
    if wrong := faults_of(form):
        return told(wrong, HTTPStatus.BAD_REQUEST)
    with limits("export"):
        response = formats[asked[0]]()
    return kept(request, response)


def refusal(request, formats):
    """What to say where the address asks for a format that is none of the list's, or for several; else None."""
    asked = asked_formats(request)
    if asked and (len(asked) > 1 or asked[0] not in formats):
        return not_acceptable(", ".join(asked), formats)
    return None


def asked_formats(request):
    """The formats in the address, in small letters: none, one, or several that differ."""
    return sorted({tidy_line(name).lower() for name in request.GET.getlist("format")} - {""})


def not_acceptable(name, names):
    """That a list has no such format, and which it has."""
    sentence = _("Lista finnes ikke som «%(name)s». Velg ett av disse formatene: %(names)s.")
    words = {"name": typography.shortened(name, MAX_NAME_LENGTH), "names": ", ".join(names)}
    return told(sentence % words, HTTPStatus.NOT_ACCEPTABLE)


def faults_of(form):
    """A line for each field that the address has a value for which was refused, "" where all were read well."""
    wrong = form.errors.items() if form else ()
    return "\n".join(f"{form.fields[name].label or name} ({name}): {' '.join(said)}" for name, said in wrong)


def told(text, status):
    """What a program is told in place of a file."""
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return opened(response)


def kept(request, response):
    """A response that whoever asks may keep for a while, or 304 for one who has the same already."""
    patch_cache_control(opened(response), public=True, max_age=KEPT_SECONDS)
    if not response.has_header("ETag"):
        set_response_etag(response)
    changed = parse_http_date_safe(response.headers.get("Last-Modified", ""))
    return opened(get_conditional_response(request, response.headers["ETag"], changed, response))
