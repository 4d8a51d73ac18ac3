"""The page of one organisation."""

from members.models import Membership, Organisation

KIND, LEVEL = Organisation.Kind, Membership.Level


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response


def page(client, slug):
    return get(client, f"/medlemmer/{slug}/").content.decode()
