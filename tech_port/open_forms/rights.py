"""What is the administrators' alone."""

from .models import Link

RIGHTS = dict.fromkeys([Link], {})
