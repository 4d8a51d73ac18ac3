"""The queue of English texts that wait for somebody: record by record, the oldest first, by state and by kind."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ...writing.translated import translated_names
from ..todo import Row, Urgency
from .texts import State, waiting

PER_PAGE = 50
TO_DO = {State.MISSING, State.OUTDATED}  # what is to be done; of the rest it is only not known


def kinds(site, request):
    """{model: its admin} of the records with texts in two languages that somebody may write."""
    return {
        model: model_admin
        for model, model_admin in site._registry.items()
        if translated_names(model) and model_admin.has_change_permission(request)
    }


class Queue:
    """What waits for who asks, as the page's query narrows it: `tilstand` what is wrong, and `type` the kind."""

    def __init__(self, site, request):
        self.request, self.kinds = request, kinds(site, request)
        self.state, self.kind = request.GET.get("tilstand", ""), request.GET.get("type", "")
        self.state = self.state if self.state in State.values else ""

    @cached_property
    def all(self):
        return waiting([model._default_manager.filter(one.translated_while) for model, one in self.kinds.items()])

    def is_of_state(self, text):
        return text.state == self.state if self.state else text.state in TO_DO

    def is_of_kind(self, text):
        return not self.kind or text.model._meta.label_lower == self.kind

    @property
    def texts(self):
        return [text for text in self.all if self.is_of_state(text) and self.is_of_kind(text)]

    @property
    def records(self):
        """{(model, key): its texts} in the order of the queue."""
        found = {}
        for text in self.texts:
            found.setdefault((text.model, text.key), []).append(text)
        return found

    @property
    def states(self):
        """(value, label, number, whether it is chosen) of each state there is; first of what is to be done."""
        counts = Counter(text.state for text in self.all if self.is_of_kind(text))
        to_do = ("", _("Å gjøre"), sum(counts[state] for state in TO_DO), not self.state)
        return [to_do, *((one.value, one.label, counts[one], one == self.state) for one in State if counts[one])]

    @property
    def chosen_kinds(self):
        """The same of each kind of record that has some."""
        counts = Counter(text.model for text in self.all if self.is_of_state(text))
        every = ("", _("Alle"), counts.total(), not self.kind)
        named = [(one._meta.label_lower, capfirst(one._meta.verbose_name_plural), counts[one]) for one in self.kinds]
        return [every, *((value, label, number, value == self.kind) for value, label, number in named if number)]

    def address(self, model, key):
        """The page to write a record's English on, from which one goes on with the queue as it is narrowed."""
        own = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_english", args=[key])
        return f"{own}?{query}" if (query := self.request.GET.urlencode()) else own

    def after(self, model, key):
        """The address of the next record, from the end the first one's; "" where there is no other."""
        places = list(self.records)
        at = places.index((model, key)) if (model, key) in places else -1
        others = [place for place in places[at + 1 :] + places[: max(at, 0)] if place != (model, key)]
        return self.address(*others[0]) if others else ""

    def page(self, number):
        """A page of (record's name, kind, address, texts); the names take a query for each kind on it."""
        records = self.records
        page = Paginator(list(records), PER_PAGE).get_page(number)
        names = {}
        for model in dict.fromkeys(model for model, _key in page.object_list):
            keys = [key for of, key in page.object_list if of is model]
            rows = model._default_manager.filter(pk__in=keys)
            if related := self.kinds[model].get_list_select_related(self.request):
                rows = rows.select_related(*related)
            names |= {(model, row.pk): str(row) for row in rows}
        page.object_list = [
            (names[place], place[0]._meta.verbose_name, self.address(*place), records[place])
            for place in page.object_list
            if place in names
        ]
        self.request.kinds_shown = {model for model, _key in names}  # which the audit asks for
        return page


def rows(site, request):
    """What is to be done, for the front page."""
    if not kinds(site, request):
        return []
    found = Queue(site, request).all
    counts = Counter(text.state for text in found)
    oldest = {text.state: text.since for text in reversed(found)}
    sentences = {
        State.MISSING: ngettext(
            "%(number)d tekst mangler engelsk", "%(number)d tekster mangler engelsk", counts[State.MISSING]
        ),
        State.OUTDATED: ngettext(
            "%(number)d engelsk tekst er eldre enn den norske",
            "%(number)d engelske tekster er eldre enn de norske",
            counts[State.OUTDATED],
        ),
    }
    address = reverse("admin:english")
    return [
        Row(text % {"number": counts[state]}, f"{address}?tilstand={state}", Urgency.LATER, oldest[state])
        for state, text in sentences.items()
        if counts[state]
    ]


def pages(site):
    """What the admin has besides its lists."""
    return [path("engelsk/", site.admin_view(queue_view(site)), name="english")]


def queue_view(site):
    @require_safe
    def english_queue(request):
        """The texts that wait, for whoever may write some of them."""
        queue = Queue(site, request)
        if not queue.kinds:
            raise PermissionDenied
        context = {**site.each_context(request), "title": _("Engelsk tekst"), "queue": queue}
        context["records"] = queue.page(request.GET.get("side"))
        return TemplateResponse(request, "admin/english/queue.html", context)

    return english_queue
