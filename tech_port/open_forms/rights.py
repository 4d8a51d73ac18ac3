"""What is the administrators' alone."""

from tech_port.rights.roles import alike

from .models import Link

RIGHTS = alike([Link], {})
