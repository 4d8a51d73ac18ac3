"""How mail leaves in a test."""

import django

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


def send_by(settings, backend):
    """Let a backend send every mail, as Django 6.1 is told, and those before it."""
    settings.MAILERS = {"default": {"BACKEND": backend}}
    if django.VERSION < (6, 1):
        settings.EMAIL_BACKEND = backend
