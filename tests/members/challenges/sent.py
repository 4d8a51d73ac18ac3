"""What is sent to the challenge board, what of it is never shown, and the mails that answer."""

import uuid

from tech_port.outbox.models import Mail
from tests.factories import make_challenge
from tests.open_forms import sent_form

ADDRESS = "/samarbeid/ny-utfordring/"
BOARD = "/samarbeid/utfordringer/"
CANARIES = (
    "Kanarifugl",
    "kanari@kommune.example",
    "+4791862151",
    "918\u00a062\u00a0151",
    "Kanari kommune",
    "kanarihash",
)
SECRETS = {
    "organisation_name": "Kanari kommune",
    "contact_name": "Kari Kanarifugl",
    "contact_email": "kanari@kommune.example",
    "contact_phone": "+4791862151",
    "sender_hash": "kanarihash",
}


def typed(**changes):
    return sent_form(
        **{
            "submission": str(uuid.uuid4()),
            "title": "Varme i rom som er i bruk",
            "task": "Vi varmer tomme rom.\n\nFinn ut hvilke som er i bruk.",
            "reason": "Det koster.",
            "deadline": "",
            "organisation_name": "Eksempel kommune",
            "contact_name": "Kari Kanarifugl",
            "contact_email": "kanari@kommune.example",
            "contact_phone": "91 86 21 51",
            **changes,
        }
    )


def received(**values):
    return make_challenge(**{"status": "received", **SECRETS, **values})


def news():
    return Mail.objects.get(template="members/emails/challenge_news")
