"""What is the administrators' alone."""

from tech_port.rights.roles import alike

from .models import Entry, SettingSeen

RIGHTS = alike([Entry, SettingSeen], {})
