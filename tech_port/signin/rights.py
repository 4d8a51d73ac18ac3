"""What is the administrators' alone; one's own choices are everybody's, on a page of their own."""

from tech_port.rights.roles import alike

from .models import Preferences

RIGHTS = alike([Preferences], {})
