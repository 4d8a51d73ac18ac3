"""What a browser sends of the forms that anybody may fill in."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from tech_port.open_forms.forms import opened_now


def sent_form(**values):
    """A form that was opened a minute ago, with the field that only robots see left empty."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        return {"opened": opened_now(), "nickname": "", **values}
