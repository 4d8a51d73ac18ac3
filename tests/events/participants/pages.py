"""The staff's pages of who has signed up for an event."""

from tests.pages_read import elements


def page_of(event, rest=""):
    return f"/admin/events/event/{event.pk}/deltakere/{rest}"


def day_of(event):
    return f"/admin/events/event/{event.pk}/dagen/"


def names(response):
    return [row.name for row in response.context["rows"]]


def buttons(response):
    names = ("came", "absent")
    return [(b.get("name"), int(b.get("value"))) for b in elements(response, "button") if b.get("name") in names]
