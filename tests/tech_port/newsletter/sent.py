"""What is sent to get the newsletter."""

import uuid

from tests.open_forms import sent_form

ADDRESS = "/nyhetsbrev/"


def typed(**changes):
    return sent_form(**{"submission": uuid.uuid4(), "email": "kari@robotikk.example", "language": "nb", **changes})
