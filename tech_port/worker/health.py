"""Whether the work beside the web server goes on."""

from datetime import timedelta

from django.conf import settings

from tech_port.outbox.models import Mail

from .models import Heartbeat


def troubles(now):
    """What is wrong, in English sentences for a monitor; none when all is well."""
    late = now - timedelta(minutes=settings.MAIL_LATE_MINUTES)
    is_silent, is_late = not Heartbeat.objects.alive(now).exists(), Mail.objects.due(late).exists()
    said = [
        (is_silent, f"no worker has been heard of for {settings.WORKER_SILENT_MINUTES} minutes"),
        (is_late, f"a mail has been due for {settings.MAIL_LATE_MINUTES} minutes"),
    ]
    return [sentence for is_so, sentence in said if is_so]
