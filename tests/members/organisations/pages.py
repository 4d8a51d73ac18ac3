"""The page of one organisation."""

from members.models import Membership, Organisation
from tests.pages_read import get

KIND, LEVEL = Organisation.Kind, Membership.Level


def page(client, slug):
    return get(client, f"/medlemmer/{slug}/").content.decode()
