"""What is the administrators' alone."""

from tech_port.rights.roles import alike

from .models import FormerAddress

RIGHTS = alike([FormerAddress], {})
