"""The interest form as a careful tenant sends it."""

import uuid

from tech_port.open_forms import forms as pace


def a_form(unit):
    """What a careful tenant sends."""
    return {
        "submission": str(uuid.uuid4()),
        "opened": pace.opened_now(),
        "nickname": "",
        "lokale": [str(unit.pk)],
        "organisation_name": "Leietaker AS",
        "orgnr": "974767880",
        "employees": "40",
        "area_min_m2": "600",
        "area_max_m2": "900",
        "move_in_on": "2027-07-01",
        "use": "office",
        "budget_nok_year": "2000000",
        "message": "Vi trenger sykkelparkering.",
        "contact_name": "Ola Nordmann",
        "email": "ola@leietaker.example",
        "phone": "73 59 50 00",
    }
