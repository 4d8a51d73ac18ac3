"""What is the administrators' alone."""

from .models import UnwantedFile

RIGHTS = dict.fromkeys([UnwantedFile], {})
