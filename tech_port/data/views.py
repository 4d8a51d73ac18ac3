"""The page about the open data, and the files."""

from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from hashlib import sha256

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept
from tech_port.lists.exports import MAX_ROWS
from tech_port.lists.feeds import MAX_ENTRIES
from tech_port.lists.for_programs import OPEN, for_programs, opened
from tech_port.versions.memo import reading, remembered
from tech_port.versions.watching import versions

from . import described, licences, schemas
from .catalogue import GROUPS, changes, counts, named
from .datasets import MOST_ROWS, SCHEMA_VERSION, NotWhole
from .files import csv_bytes, json_bytes
from .page import rows_of

KEPT_SECONDS = 600
FILES, MAX_KEPT = 50, 256 * 1024  # files of a kind that a process keeps, and bytes of one
HEADERS = {
    **OPEN,
    "Cache-Control": f"public, max-age={KEPT_SECONDS}, s-maxage=1",
}


@may_be_kept()
@require_safe
def open_data(request):
    number, changed = _rows_and_changes(timezone.localdate())
    context = {
        "groups": [(title, rows_of(group, number, changed)) for title, group in GROUPS],
        "licence": licences.confirmed(),
        "proposed": licences.PROPOSED,
        "version": SCHEMA_VERSION,
        "most_rows": MOST_ROWS,
        "list_rows": MAX_ROWS,
        "feed_entries": MAX_ENTRIES,
        "structured": described.structured(changed),
    }
    return render(request, "data/open_data.html", context)


@remembered()
def _rows_and_changes(today):
    return counts(), changes()


@dataclass(frozen=True)
class Finished:
    """A file as it goes out: `content` is None where it is too large to be kept, and is made anew."""

    etag: str
    changed: datetime | None
    content: bytes | None


def file(content_type):
    """A view that gives (bytes, the datasets they are of) as a file for anybody's program, whole or not at all."""

    def decorate(made):
        @remembered(entries=FILES)
        def finished(*args):
            content, datasets = made(*args)
            etag = f'"{sha256(content).hexdigest()[:32]}"'
            changed = max(changes(datasets).values(), default=None)
            return Finished(etag, changed, content if len(content) <= MAX_KEPT else None)

        @for_programs
        @wraps(made)
        def answer(request, **kwargs):
            args = tuple(kwargs.values())
            try:
                with reading(versions.now()), translation.override("nb"):
                    told = finished(*args)
                    return conditional(request, told, content_type, lambda: told.content or made(*args)[0])
            except NotWhole:
                return too_large()

        return answer

    return decorate


def conditional(request, told, content_type, content):
    """The file, or 304 for one who has the same bytes.

    Only the ETag decides: a record may also appear because its day has come, which no moment of change tells.
    """
    response = get_conditional_response(request, etag=told.etag)
    if response is None:
        response = HttpResponse(content(), content_type=content_type)
    for name, value in {**HEADERS, "ETag": told.etag}.items():
        response.headers[name] = value
    if told.changed:
        response.headers["Last-Modified"] = http_date(told.changed.timestamp())
    return response


def too_large():
    sentence = _("Lista har flere enn %(most)s rader og kan ikke gis hel. Si fra til oss, så gir vi deg den.")
    text = sentence % {"most": MOST_ROWS}
    return opened(HttpResponse(text, status=503, content_type="text/plain; charset=utf-8"))


@file("text/csv; charset=utf-8; header=present")
def data_csv(name):
    dataset = named(name)
    return csv_bytes([column.name for column in dataset.columns], dataset.records()), [dataset]


@file("application/json")
def data_json(name):
    dataset, licence = named(name), licences.confirmed()
    records = dataset.records()
    head = {
        "dataset": name,
        "version": SCHEMA_VERSION,
        "licence": licence and licence.url,
        "schema": schemas.absolute(schemas.schema_place(dataset)),
        "count": len(records),
    }
    return json_bytes({**head, "results": records}), [dataset]


@file("application/schema+json")
def data_schema(name):
    return json_bytes(schemas.json_schema(named(name))), []


@file("application/json")
def data_package():
    return json_bytes(schemas.data_package()), []


@file("application/ld+json")
def data_catalogue():
    return json_bytes(described.dcat(changes())), []
