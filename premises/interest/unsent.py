"""Answers whose mail was given up: the tenant was not answered, and is among those who wait again."""

from tech_port.worker.rows import each

from ..models import Interest


def take_back(now):
    """Returns how many answers did not leave."""
    keys = Interest.objects.answered_in_vain().values_list("pk", flat=True)
    return each("answers", Interest, keys, _take_back, now)


def _take_back(key):
    for interest in Interest.objects.select_for_update().filter(pk=key):
        interest.take_back_answer()
    return 1
