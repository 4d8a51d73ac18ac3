"""Lists of the admin, as staff read them: values in words, what is asked for, and what is done to the chosen ones."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from django.contrib import admin
from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.utils import model_format_dict
from django.db.models import Case, IntegerField, When
from django.utils.html import format_html
from django.utils.text import capfirst

from ..norwegian.typography import DASH
from .written import written

KEY = re.compile("[0-9]{1,18}")


def act(description, sentence, *, permissions):
    """An action of a list. Its button says `description`, which names «valgte»; `sentence` says what comes of it."""

    def named(function):
        function.sentence = sentence
        return admin.action(description=description, permissions=permissions)(function)

    return named


@dataclass(frozen=True)
class Act:
    """A button of a list: the name that is sent, what the button says, and what comes of it."""

    name: str
    label: str
    sentence: str


@dataclass(frozen=True)
class Chosen:
    """A choice of a filter that narrows the list, and the address without it."""

    title: str
    label: str
    without: str


def chosen(changelist):
    """The choices that narrow a list; the first of each filter narrows nothing."""
    found = []
    for spec in (one for one in changelist.filter_specs if one.used_parameters):
        first, *others = spec.choices(changelist)
        found += [Chosen(spec.title, one["display"], first["query_string"]) for one in others if one["selected"]]
    return found


def labelled(cells, headers):
    """A row's cells, each with the heading of its column, which narrow pages write before it; see `admin.css`.

    Django gives each as it is printed. `{` stands in it as what a reader typed, and in `format_html` as a place.
    """
    for cell, header in zip_longest(cells, headers):
        if header is None:
            yield cell  # a hidden field
            continue
        tag, _space, rest = cell.replace("{", "{{").replace("}", "}}").partition(" ")
        empty = " data-empty" if cell.endswith(f">{DASH}</td>") else ""
        yield format_html(tag + ' data-label="{}"' + f"{empty} {rest}", capfirst(header["text"]))


class WordedLists:
    """The list of a model: what its cells, filters and buttons say."""

    def get_list_display(self, request):
        """Values are written as pages write them, where they are not typed."""
        return [self.column_shown(name) for name in super().get_list_display(request)]

    def get_list_display_links(self, request, list_display):
        links = super().get_list_display_links(request, list_display)
        return links and [self.column_shown(name) for name in links]

    def column_shown(self, name):
        is_kept = name in self.list_editable or not isinstance(name, str)
        return name if is_kept else written(self.model, name)

    def acts(self, request):
        words = model_format_dict(self.opts)
        return [
            Act(name, description % words, getattr(function, "sentence", ""))
            for function, name, description in self.get_actions(request).values()
        ]

    def changelist_view(self, request, extra_context=None):
        """With what is chosen and what it can be sorted by, and what each action does."""
        title = capfirst(self.opts.verbose_name_plural)
        response = super().changelist_view(request, {"title": title, **(extra_context or {})})
        context = getattr(response, "context_data", None) or {}
        if changelist := context.get("cl"):
            context["narrowed"] = chosen(changelist)
            context["sortings"] = [header for header in result_headers(changelist) if header["sortable"]]
            context["acts"] = self.acts(request) if context["action_form"] else []
        return response


class Selections:
    """Records that other pages search among; `selections` are those that only some of may be chosen of, by name."""

    selections = {}  # name: function from queryset to queryset

    def get_search_results(self, request, queryset, search_term):
        if narrow := self.selections.get(request.GET.get("utvalg", "")):
            queryset = narrow(queryset)
        if KEY.fullmatch(without := request.GET.get("uten", "")):
            queryset = queryset.exclude(pk=without)
        found, has_repeats = super().get_search_results(request, queryset, search_term)
        if "field_name" in request.GET:  # a field of a form asks: who types a whole name means that one
            found = found.order_by(self._named(search_term), *(self.get_ordering(request) or self.opts.ordering))
        return found, has_repeats

    def _named(self, text):
        """0 of the records that have just this name, 1 of all others."""
        name = next((one for one in self.search_fields if "__" not in one), None)
        named = [When(**{f"{name}__iexact": text.strip()}, then=0)] if name else []
        return Case(*named, default=1, output_field=IntegerField())
