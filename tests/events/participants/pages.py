"""The staff's page of who has signed up for an event."""


def page_of(event, rest=""):
    return f"/admin/events/event/{event.pk}/deltakere/{rest}"


def names(response):
    return [row.name for row in response.context["rows"]]
