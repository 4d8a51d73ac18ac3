"""What a browser sends of the landlord's form: as the page was opened, with some fields changed."""

from tests.links import link_to


def opened(client, link):
    """{field: what stands in it} on the landlord's page."""
    page = client.get(link_to(link))
    fields = [field for form in page.context["form"].forms for field in form]
    return {field.html_name: "on" if field.value() is True else written(field) for field in fields}


def written(field):
    return field.field.widget.format_value(field.value()) or ""


def send(client, link, button, form):
    return client.post(link_to(link), {**form, button: "1"})
