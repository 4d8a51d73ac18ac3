"""Calendar files as other programs read them."""

import vobject


def feed(client, query=""):
    response = client.get(f"/arrangementer/?format=ics{query}")
    assert response.status_code == 200
    return response


def events_of(response):
    """The events of a file by their titles, as another library than the one that wrote it reads them."""
    found = vobject.readOne(response.content.decode())
    return {event.summary.value: event for event in found.contents.get("vevent", [])}


def titles(response):
    return list(events_of(response))


def lines(response):
    """The lines of a file, unfolded."""
    return response.content.decode().replace("\r\n ", "").split("\r\n")
