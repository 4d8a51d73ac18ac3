"""The event list as it answers a question."""


def get(client, query, address="/arrangementer/"):
    response = client.get(f"{address}?{query}")
    assert response.status_code == 200
    return response


def titles(response):
    return [str(event.title) for event in response.context["page"].object_list]
