"""What those who want to join send, and what staff send to answer."""

import uuid

from tests.open_forms import sent_form

ADDRESS = "/medlemmer/bli-medlem/"
ORGNR = "923609016"


def typed(**changes):
    return sent_form(
        **{
            "submission": str(uuid.uuid4()),
            "name": "Fjordkraft Robotikk AS",
            "kind": "industry",
            "contact_name": "Kari Nordmann",
            "email": "kari@robotikk.example",
            **changes,
        }
    )


def page_of(join_request, rest="change/"):
    return f"/admin/members/joinrequest/{join_request.pk}/{rest}"


def approval(**changes):
    return {
        "organisation": "",
        "slug": "fjordkraft-robotikk-as",
        "level": "member",
        "starts_on": "2026-12-01",
        **changes,
    }
