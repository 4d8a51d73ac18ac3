"""The interest form as a browser sends it, cookie and all."""

from urllib.parse import urlencode

from tech_port.open_forms import forms as pace

from .served import ask

TOKEN = "x" * 32


def sent_form(port, submission, name, within=30):
    form = {
        "csrfmiddlewaretoken": TOKEN,
        "submission": str(submission),
        "opened": pace.opened_now(),
        "nickname": "",
        "organisation_name": "Leietaker AS",
        "orgnr": "974767880",
        "employees": "40",
        "area_min_m2": "600",
        "area_max_m2": "900",
        "move_in_on": "2027-07-01",
        "use": "office",
        "contact_name": name,
        "email": f"{submission}@leietaker.example",
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrf={TOKEN}"}
    return ask(port, "POST", "/lokaler/interesse/", urlencode(form), headers, within)
