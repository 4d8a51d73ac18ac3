"""What a landlord has confirmed of a unit, and who has the next move: `{% load landlord %}`."""

from django import template
from django.conf import settings
from django.utils import timezone

from premises.interest import next_move as moves
from premises.landlord.confirmed import confirmed as confirmed_numbers
from premises.landlord.confirmed import in_words
from premises.landlord.numbers import Number

register = template.Library()


@register.simple_tag
def confirmed(unit, with_offer=False):
    """Sentences on which numbers the landlord of a unit has confirmed, and when."""
    days = confirmed_numbers(unit, timezone.localdate())
    offer = {Number.OFFERED: unit.confirmed_on} if with_offer and unit.confirmed_on else {}
    return in_words(offer | days)


@register.simple_tag
def next_move(interest, reader):
    """Who has the next move about an interest, told the "tenant", the "landlord" or the "staff"; "" once closed."""
    move = moves.of(interest, settings.ANSWER_WITHIN_WORKING_DAYS)
    return move.in_words(reader, timezone.localdate()) if move else ""
