"""What is sent to sign up, the pages of it, and the mails that answer."""

import uuid
from datetime import timedelta

from django.utils import timezone

from tech_port.outbox.models import Mail
from tests.factories import make_event
from tests.links import token_of
from tests.open_forms import sent_form

EMAIL = "kari@robotikk.example"


def an_event(**values):
    return make_event(**{"signup": "own", "slug": "frokost", "title_nb": "Frokost om data", **values})


def address(event, language="nb"):
    return f"/en/events/{event.slug}/sign-up/" if language == "en" else f"/arrangementer/{event.slug}/pamelding/"


def link(registration, rest=""):
    return f"/arrangementer/pamelding/{token_of(registration)}/{rest}"


def typed(**changes):
    return sent_form(
        **{
            "submission": str(uuid.uuid4()),
            "name": "Kari Nordmann",
            "email": EMAIL,
            "organisation_name": "",
            "people": "1",
            "needs": "",
            **changes,
        }
    )


def mails():
    return [mail.template.removeprefix("events/emails/registration_") for mail in Mail.objects.order_by("pk")]


def in_hours(hours):
    return timezone.now().replace(microsecond=0) + timedelta(hours=hours)
