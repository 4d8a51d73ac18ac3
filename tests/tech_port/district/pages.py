"""The page of the district on a day."""


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def flat(response):
    return " ".join(response.content.decode().split())
