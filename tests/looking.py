"""What staff do with the page that shows what would leave: «Dette skjer»."""

from django.test import Client


def is_look(response):
    return bool(getattr(response, "context", None)) and "seen" in response.context


def form_of(look):
    """The fields of its form, without the buttons: {name: [value]}."""
    fields = {}
    for name, value in look.context["fields"]:
        fields.setdefault(name, []).append(value)
    return fields


def sent(client, path, data=None):
    """A form that is sent, and once more where something leaves by it: of a browser that does not do so itself."""
    response = Client.post(client, path, data or {})
    return pressed(client, path, response) if is_look(response) else response


def pressed(client, path, look, button="_go", **options):
    """What comes of pressing one of its buttons."""
    return Client.post(client, path, form_of(look) | {button: "1"}, **options)
