"""Members, and the directory as it answers a question."""

from members.models import Membership, Organisation
from tests.factories import (
    make_membership,
    make_organisation,
)

KIND, LEVEL = Organisation.Kind, Membership.Level


def make_member(name, kind=KIND.INDUSTRY, **membership):
    organisation = make_organisation(name=name, kind=kind)
    make_membership(organisation=organisation, **membership)
    return organisation


def get(client, query=""):
    response = client.get(f"/medlemmer/{query}")
    assert response.status_code == 200
    return response


def names(response):
    return [membership.organisation.name for membership in response.context["directory"].listed]


def counts(choices):
    return {choice.value: choice.count for choice in choices}
