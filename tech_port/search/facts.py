"""Answers that the records themselves give: who holds a role, and which figure has a number."""

import re

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from members.models import BoardSeat, Person, StaffRole
from tech_port.content.models import Observation
from tech_port.norwegian.folding import fold

from .aliases import Answer

MAX_OF_EACH = 3
A_NUMBER = re.compile(r"[1-9][0-9]{0,2}(?:[ .\u00a0]?[0-9]{3}){0,3}")
LEAST_DIGITS = 3


def holders(answer):
    """Who holds a role that is all that was asked for: what is said of the people found begins with it.

    Where many do, no one of them is the answer.
    """
    words = answer.words
    asked = {" ".join(word.text for word in words)}
    if len(words) == 1:
        asked |= {" ".join(parts) for parts in words[0].spellings}
    people = next((group.hits for group in answer.groups if group.key == "people"), [])
    found = [hit for hit in people if fold(hit.facts.partition(",")[0]) in asked]
    today = set(_names_of_today()) if len(found) > 1 else set()
    found = [hit for hit in found if hit.title in today] or found
    return [Answer(hit.url, hit.title, hit.facts) for hit in found] if len(found) <= MAX_OF_EACH else []


def _names_of_today():
    """Those who are there today, as far as is known: who has been followed is not."""
    today = timezone.localdate()
    there = StaffRole.objects.on(today).shown().filter(in_association=False)
    relations = (BoardSeat.objects.on(today).shown(), StaffRole.objects.of_the_association(today), there)
    condition = Q()
    for relation in relations:
        condition |= Q(pk__in=relation.order_by().values("person"))
    return Person.objects.filter(condition).values_list("name", flat=True)


def numbers(question):
    """The figures of which some source says a number that is all that was asked for, with its day."""
    text = question.strip()
    if not A_NUMBER.fullmatch(text) or sum(map(str.isdigit, text)) < LEAST_DIGITS:
        return []
    value = int(re.sub(r"\D", "", text))
    found = Observation.objects.filter(value=value).select_related("figure", "source").order_by("-as_of", "pk")
    return [_number(observation) for observation in found[:MAX_OF_EACH]]


def _number(observation):
    figure, told = observation.figure, f"{observation.in_words}, {observation.told}"
    return Answer(f"{reverse('figures')}#{figure.slug}", figure.title, told)
