"""Who gets at what by which link: every page of the landlord's, with every kind of secret that there is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    make_alert,
    make_building,
    make_confirmation_request,
    make_interest,
    make_landlord_link,
    make_registration,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db

EMAIL, OTHERS = "utleie@gardeier.example", "andre@gardeier.example"
AN_ANSWER = {"submission": "7b1c2f0e-5a0c-4f8e-9b53-2f6d1e0c9a11", "body": "Hei"}
# {whose secret: (units GET, POST; an interest GET, POST; another's interest GET, POST; renewing GET, POST)}
ALLOWED = {
    "the landlord's": (200, 302, 200, 302, 404, 404, 405, 302),
    "of a question to the landlord": (200, 302, 200, 302, 404, 404, 405, 302),
    "another landlord's": (200, 302, 404, 404, 200, 302, 405, 302),
    "one too old": (410, 410, 410, 410, 410, 410, 405, 302),
    "the tenant's": (404,) * 6 + (405, 404),
    "an alert's": (404,) * 6 + (405, 404),
    "a participant's": (404,) * 6 + (405, 404),
    "nobody's": (404,) * 6 + (405, 404),
}


@pytest.fixture
def shared():
    """An interest that was sent to the landlord, and one that was sent to another."""
    units = [make_unit(building=make_building(contact_email=email)) for email in (EMAIL, OTHERS)]
    return [make_interest(units=[unit], share_with_landlord=True) for unit in units]


def secrets(own):
    return {
        "the landlord's": make_landlord_link(email=EMAIL).token,
        "of a question to the landlord": make_confirmation_request(email=EMAIL).token,
        "another landlord's": make_landlord_link(email=OTHERS).token,
        "one too old": make_landlord_link(email=EMAIL, sent_at=timezone.now() - timedelta(days=30)).token,
        "the tenant's": own.token,
        "an alert's": make_alert().token,
        "a participant's": make_registration().token,
        "nobody's": "feil-lenke",
    }


@pytest.mark.parametrize("signed_in", [False, True], ids=["anonymous", "signed in as staff"])
def test_each_page_opens_to_the_links_that_it_is_for_and_to_no_other(client, shared, signed_in):
    own, others = shared
    if signed_in:
        client.force_login(make_user("premises.view_interest"))
    found = {}

    for whose, token in secrets(own).items():
        page = f"/lokaler/utleier/{token}/"
        interests = [f"{page}interesse/{interest.reference}/" for interest in (own, others)]
        answers = [client.get(page), client.post(page, {"alt": "1"})]
        answers += [get for url in interests for get in (client.get(url), client.post(url, AN_ANSWER))]
        answers += [client.get(page + "ny-lenke/"), client.post(page + "ny-lenke/")]
        found[whose] = tuple(answer.status_code for answer in answers)

    assert found == ALLOWED
