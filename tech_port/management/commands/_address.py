"""The e-mail address that a command is about."""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from tech_port.data_subjects.asked import Asked
from tech_port.norwegian.emails import clean_email


def address(email):
    try:
        return Asked(clean_email(email))
    except ValidationError as error:
        raise CommandError(f"“{email}” is no e-mail address: {' '.join(error.messages)}") from error
