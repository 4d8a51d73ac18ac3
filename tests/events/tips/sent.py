"""What is sent to tip of an event."""

from tech_port.outbox.models import Mail

NOW = "2026-11-22 12:00"


def mails():
    return list(Mail.objects.order_by("pk").values_list("template", "to"))
