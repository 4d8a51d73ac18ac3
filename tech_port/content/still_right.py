"""What of the content can go out of date.

Not articles and milestones: they tell what happened on a day, and that stays so.
"""

from tech_port.still_right.kinds import Kind, in_language, named

from .models import Area, BusinessArea, Figure, Programme, Source
from .said import CLAIM, OF_SOURCE, RECORD, of_newest

KINDS = [
    Kind(
        Figure,
        lambda day: Figure.objects.exclude(observations=None),
        in_language("title"),
        **of_newest(Source.objects.filter(observations__figure=RECORD)),
    ),
    Kind(Area, lambda day: Area.objects.all(), named("name"), **OF_SOURCE),
    Kind(BusinessArea, lambda day: BusinessArea.objects.all(), in_language("name"), **OF_SOURCE),
    Kind(Programme, lambda day: Programme.objects.all(), in_language("name"), **CLAIM),
]
