"""What is the administrators' alone."""

from tech_port.rights.roles import alike

from .models import Heartbeat, Job, StuckRow

RIGHTS = alike([Heartbeat, Job, StuckRow], {})
