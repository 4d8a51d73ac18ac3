"""What a tenant sends from the interest form."""

import uuid

from premises.interest.own import ChangeForm
from tests.open_forms import sent_form
from tests.traces import CANARY

ADDRESS = "/lokaler/interesse/"


def typed(**changes):
    return sent_form(
        **{
            "submission": str(uuid.uuid4()),
            "organisation_name": "Fjordkraft Robotikk AS",
            "contact_name": "Kari Nordmann",
            "email": "kari@robotikk.example",
            **changes,
        }
    )


def send_the_form(client):
    return client.post(ADDRESS, typed())


PERSONAL = (CANARY, "kanari@robotikk.example", "91862151", "918\u00a062\u00a0151", "923609016", "923\u00a0609\u00a0016")


def form_of(interest, **changes):
    """What a browser sends for the change form when nothing but `changes` is new."""
    values = {name: getattr(interest, name) for name in ChangeForm.Meta.fields}
    values |= {"lokale": [unit.pk for unit in interest.units.all()]}
    return {name: "" if value is None else value for name, value in (values | changes).items()}


def message(**changes):
    return {"submission": str(uuid.uuid4()), "body": "Er lokalet ledig før jul?", **changes}
