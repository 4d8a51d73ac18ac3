"""What of the events can go out of date: where they are held. An event itself is over after its day."""

from django.db.models import DateField, Value

from tech_port.still_right.kinds import Kind, in_language

from .models import Venue

NO_DAY = Value(None, DateField())  # no source is kept of a venue
KINDS = [Kind(Venue, lambda day: Venue.objects.filter(is_sample=False), in_language("name"), NO_DAY, NO_DAY)]
