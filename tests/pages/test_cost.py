"""What every page costs: the same with one row and with three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tech_port.search import aliases
from tests.addresses import addresses

pytestmark = pytest.mark.django_db

QUERIES = {
    "about": 14,
    "accessibility": 0,
    "collaboration:challenge_create": 0,
    "collaboration:challenge_detail": 2,
    "collaboration:challenge_list": 5,
    "collaboration:programme_detail": 3,
    "collaboration:programme_list": 2,
    "board": 4,
    "contact": 2,
    "content:article_detail": 6,
    "content:article_list": 8,
    "story": 8,
    "district": 18,
    "document_detail": 2,
    "draft_detail": 28,
    "document_list": 7,
    "events:registration_accept": 1,
    "events:registration_cancel": 1,
    "events:registration_detail": 3,
    "events:registration_detail 2": 4,
    "events:registration_detail 3": 4,
    "events:registration_detail 4": 3,
    "events:signup": 1,
    "events:signup 2": 1,
    "events:signup 3": 1,
    "events:event_list": 3,
    "events:event_month": 3,
    "events:event_detail": 14,
    "events:event_detail 2": 14,
    "events:event_detail 3": 14,
    "events:tip_create": 0,
    "figures": 5,
    "home": 20,
    "open_data": 4,
    "members:organisation_detail": 23,
    "members:organisation_detail 2": 23,
    "members:organisation_detail 3": 17,
    "members:organisation_list": 3,
    "members:join_create": 2,
    "members:profile_edit": 7,
    "members:profile_edit 2": 4,
    "members:profile_link": 1,
    "members:profile_open": 3,
    "newsletter:issue_detail": 6,
    "newsletter:subscription_create": 5,
    "newsletter:subscription_detail": 1,
    "newsletter:subscription_detail 2": 1,
    "newsletter:subscription_stop": 1,
    "premises:alert_create": 3,
    "premises:alert_detail": 4,
    "premises:alert_detail 2": 4,
    "premises:alert_stop": 1,
    "premises:building_detail": 21,
    "premises:demand": 2,
    "premises:interest_change": 6,
    "premises:interest_confirm": 4,
    "premises:interest_create": 2,
    "premises:interest_delete": 8,
    "premises:interest_deleted": 0,
    "premises:interest_withdraw": 3,
    "premises:interest_detail": 5,
    "premises:interest_message": 2,
    "premises:landlord_ask": 0,
    "premises:landlord_interest": 5,
    "premises:landlord_units": 19,
    "premises:unit_compare": 0,
    "premises:unit_detail": 18,
    "premises:unit_detail 2": 17,
    "premises:unit_detail 3": 18,
    "premises:unit_list": 10,
    "privacy": 0,
    "still_right": 7,
    "search": 0,
    "search?q=virksomhet": 2,
}
WITHOUT_LISTS = {
    "events:tip_create",
    "accessibility",
    "collaboration:challenge_create",
    "collaboration:challenge_detail",
    "members:join_create",
    "members:profile_edit 2",
    "members:profile_link",
    "members:profile_open",
    "events:registration_accept",
    "events:registration_cancel",
    "events:registration_detail",
    "events:registration_detail 3",
    "events:registration_detail 4",
    "events:signup",
    "events:signup 2",
    "events:signup 3",
    "newsletter:subscription_detail",
    "newsletter:subscription_detail 2",
    "newsletter:subscription_stop",
    "open_data",
    "premises:alert_create",
    "premises:alert_detail",
    "premises:alert_detail 2",
    "premises:alert_stop",
    "premises:demand",
    "premises:interest_confirm",
    "premises:interest_create",
    "premises:interest_delete",
    "premises:interest_deleted",
    "premises:interest_withdraw",
    "premises:interest_message",
    "premises:landlord_ask",
    "premises:unit_compare",
    "privacy",
    "search",
}


def test_every_page_costs_the_same_with_one_row_and_with_three(client, site, grow):
    few, short = cost_and_length(client, site)
    grow()

    many, long = cost_and_length(client, site)

    assert few == QUERIES
    assert many == QUERIES
    assert {name for name in QUERIES if long[name] <= short[name]} == WITHOUT_LISTS


def cost_and_length(client, site):
    """{name: number of queries} and {name: number of tags} of every kind of page in Norwegian."""
    costs, lengths = {}, {}
    for name, url in addresses(site, "nb"):
        if "?" not in name or name == "search?q=virksomhet":
            aliases.known()  # which a process reads now and then
            with CaptureQueriesContext(connection) as captured:
                lengths[name] = client.get(url).content.count(b"<")
            costs[name] = len(captured)
    return costs, lengths
