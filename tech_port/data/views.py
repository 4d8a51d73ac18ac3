"""The page about the open data, and the files."""

from functools import wraps
from hashlib import sha256

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept
from tech_port.lists.for_programs import OPEN, for_programs, opened

from . import described, licences, schemas
from .catalogue import GROUPS, changes, counts, named
from .datasets import MOST_ROWS, SCHEMA_VERSION, NotWhole
from .files import csv_bytes, json_bytes
from .page import rows_of

KEPT_SECONDS = 600
HEADERS = {
    **OPEN,
    "Cache-Control": f"public, max-age={KEPT_SECONDS}",
}


@may_be_kept()
@require_safe
def open_data(request):
    number, changed = counts(), changes()
    context = {
        "groups": [(title, rows_of(group, number, changed)) for title, group in GROUPS],
        "licence": licences.confirmed(),
        "proposed": licences.PROPOSED,
        "version": SCHEMA_VERSION,
        "most_rows": MOST_ROWS,
        "structured": described.structured(changed),
    }
    return render(request, "data/open_data.html", context)


def file(content_type):
    """A view that gives (bytes, the datasets they are of) as a file for anybody's program, whole or not at all."""

    def decorate(view):
        @for_programs
        @wraps(view)
        def answer(request, *args, **kwargs):
            try:
                with translation.override("nb"):
                    content, datasets = view(request, *args, **kwargs)
            except NotWhole:
                return too_large()
            return conditional(request, content, content_type, datasets)

        return answer

    return decorate


def conditional(request, content, content_type, datasets):
    """The file, or 304 for one who has the same bytes.

    Only the ETag decides: a record may also appear because its day has come, which no moment of change tells.
    """
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(content, content_type=content_type)
    for name, value in {**HEADERS, "ETag": etag}.items():
        response.headers[name] = value
    if changed := changes(datasets):
        response.headers["Last-Modified"] = http_date(max(changed.values()).timestamp())
    return response


def too_large():
    sentence = _("Lista har flere enn %(most)s rader og kan ikke gis hel. Si fra til oss, så gir vi deg den.")
    text = sentence % {"most": MOST_ROWS}
    return opened(HttpResponse(text, status=503, content_type="text/plain; charset=utf-8"))


@file("text/csv; charset=utf-8; header=present")
def data_csv(request, name):
    dataset = named(name)
    return csv_bytes([column.name for column in dataset.columns], dataset.records()), [dataset]


@file("application/json")
def data_json(request, name):
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
def data_schema(request, name):
    return json_bytes(schemas.json_schema(named(name))), []


@file("application/json")
def data_package(request):
    return json_bytes(schemas.data_package()), []


@file("application/ld+json")
def data_catalogue(request):
    return json_bytes(described.dcat(changes())), []
