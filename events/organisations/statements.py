"""What is said of who arranges events, and the columns that it rests on. Values in, values out."""

from django.utils.translation import gettext_lazy as _

from tech_port.writing.statements import Statement

ORGANISES = ("events.Event.organisers", "events.Event.starts_at", "events.Event.state")
ARRANGES = Statement("arranges", _("Arrangeres av %(name)s"), ORGANISES)
ARRANGED = Statement("arranged", _("Arrangert av %(name)s"), ORGANISES)
