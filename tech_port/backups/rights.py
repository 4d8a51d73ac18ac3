"""What is the administrators' alone."""

from tech_port.rights.roles import alike

from .models import Backup, Erased

RIGHTS = alike([Backup, Erased], {})
