"""What of the content can go out of date.

Not articles, milestones and what was counted by a day that is over: they tell of that day, and that stays so.
"""

from django.db.models import Exists, OuterRef, Q

from tech_port.still_right.kinds import Kind, in_language, named

from .models import Area, BusinessArea, Figure, Observation, Programme, Source
from .said import CLAIM, OF_SOURCE, RECORD, of_newest


def not_of_the_past(day):
    """Figures that say something without a day, or of a day to come; «70 in 2015» cannot become wrong."""
    said = Observation.objects.filter(Q(as_of=None) | Q(as_of__gt=day), figure=OuterRef("pk"))
    return Figure.objects.filter(Exists(said))


KINDS = [
    Kind(
        Figure,
        not_of_the_past,
        in_language("title"),
        **of_newest(Source.objects.filter(observations__figure=RECORD)),
    ),
    Kind(Area, lambda day: Area.objects.all(), named("name"), **OF_SOURCE),
    Kind(BusinessArea, lambda day: BusinessArea.objects.all(), in_language("name"), **OF_SOURCE),
    Kind(Programme, lambda day: Programme.objects.all(), in_language("name"), **CLAIM),
]
