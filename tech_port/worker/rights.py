"""What is the administrators' alone."""

from .models import Heartbeat, Job, StuckRow

RIGHTS = dict.fromkeys([Heartbeat, Job, StuckRow], {})
