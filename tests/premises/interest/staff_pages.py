"""The pages of an interest for the staff, its log, and what is sent to answer or sign one."""

import uuid


def page_of(interest, rest="change/"):
    return f"/admin/premises/interest/{interest.pk}/{rest}"


def steps_of(interest):
    return list(interest.steps.values_list("before", "after", "note", "by__username"))


def answer(**changes):
    return {"submission": str(uuid.uuid4()), "subject": "Om lokalet", "body": "Hei, <Ola>!\n\nVelkommen.", **changes}


def signing(*units, **changes):
    return {
        "units": [unit.pk for unit in units],
        "new_name": "Robotikk Ærø AS",
        "new_kind": "industry",
        "starts_on": "2027-03-01",
        **changes,
    }
