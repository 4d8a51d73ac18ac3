"""The page of the search, and its suggestions as JSON."""

import re

from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.http import require_safe

from tech_port.door.declared import may_be_kept
from tech_port.lists.exports import not_acceptable
from tech_port.lists.pages import note_shown
from tech_port.versions.memo import remembered

from .forms import SearchForm
from .page import Found, suggestions

KEPT_SECONDS = 60
MAX_PAGE = 100


@may_be_kept(SearchForm, "type", "side", "format")
@require_safe
def search(request):
    form = SearchForm(request.GET)
    if name := request.GET.get("format"):
        return suggested(request, form.question) if name == "json" else not_acceptable(name, ["json"])
    minute = timezone.now().replace(second=0, microsecond=0)
    found = _found(form.question, request.GET.get("type", ""), request.GET.get("side", ""), minute)
    if found.page:
        note_shown(request, found.page)
    told = {"form": form, "found": found, "question": request.GET.urlencode(), "minute": minute}
    return render(request, "search.html", told)


@remembered(entries=32)
def _found(question, type, side, _minute):
    """What was found, for a minute at most: what a writer did not wait for is put into the table later (`jobs.py`)."""
    return Found(question, type, page_of(side))


def page_of(text):
    """The number of a page, from the first to the last that is asked for; 1 for what is none."""
    return min(max(int(text), 1), MAX_PAGE) if re.fullmatch("[0-9]{1,6}", text) else 1


def suggested(request, question):
    """`{"count": 2, "results": [{"title": …, "url": …, "kind": …, "type": …}]}`, and `lang` where it is another."""
    results = [{**row, "url": request.build_absolute_uri(row["url"])} for row in suggestions(question)]
    answer = {"count": len(results), "results": results}
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response)
