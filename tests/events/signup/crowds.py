"""Many sign-ups from behind one network address, as the page takes them."""

from tests.events.signup.sent import address, typed

CROWD = "192.0.2.60"


def send_all(client, event, names, sender=CROWD, **answers):
    """The status of the answer to each name's sign-up, sent from one network address."""
    return [
        client.post(address(event), typed(email=f"{name}@robotikk.example", **answers), REMOTE_ADDR=sender).status_code
        for name in names
    ]


def standing(event):
    """{(status, whether it is only held): how many people}"""
    found = {}
    for status, is_held, people in event.registrations.values_list("status", "is_held", "people"):
        found[status, is_held] = found.get((status, is_held), 0) + people
    return found
