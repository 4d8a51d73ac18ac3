"""Whatever the public is told of makes a new version when it changes, by whatever way."""

import pytest
from django.apps import apps
from django.db import connection

PUBLIC = (
    *("content", "members", "premises", "events"),
    *("pictures", "newsletter", "still_right", "search", "addresses"),
)
TRIGGERS = ("in", "up", "all")

FORMS = "what somebody sent, read by them behind a link and by staff"
LINKS = "links, of which no page tells"
OWN = "staff's own, never on a page"
NOT_TOLD = {
    "content_seededrecord": "how a record came from the seed",
    "events_calendarimport": OWN,
    "events_eventtip": FORMS,
    "events_mailbatch": "what many are told by mail",
    "events_registration": "people; how many there are is counted on the event's row by a trigger, and told from there",
    "members_faultreport": FORMS,
    "members_joinrequest": FORMS,
    "members_profilechange": FORMS,
    "members_profilelink": LINKS,
    "newsletter_subscription": FORMS,
    "newsletter_subscriptionmonth": "how many came and went, for staff",
    "premises_alertmatch": "what a search alert found, told by mail",
    "premises_confirmationrequest": "what landlords were asked; what they said is a row of its own",
    "premises_confirmationrequest_units": "what landlords were asked; what they said is a row of its own",
    "premises_intereststep": OWN,
    "premises_interestmessage": FORMS,
    "premises_landlordimport": OWN,
    "premises_landlordlink": LINKS,
    "premises_lettingnotice": "mail to tenants",
    "premises_lettingnoticeline": "mail to tenants",
    "premises_numbercorrection": "what a landlord asked for; what came of it stands in the unit's row",
    "premises_replytemplate": OWN,
    "premises_searchalert": FORMS,
    "search_record": "written by triggers of what it is made of, in the same transaction",
    "search_word": "written by triggers of what it is made of, in the same transaction",
    "still_right_question": "what somebody was asked, behind a link; what they said is a row of its own",
}


@pytest.mark.django_db
def test_each_table_of_a_public_app_is_counted_or_it_is_known_why_not():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger "
            "WHERE tgfoid = 'versions_note'::regproc AND tgenabled IN ('O', 'A')"
        )
        found = cursor.fetchall()
    models = [model for app in PUBLIC for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    tables = {model._meta.db_table for model in models if "_historical" not in model._meta.db_table}  # staff read those
    counted = {table for table, _name in found}

    assert tables - counted == NOT_TOLD.keys()
    assert sorted(found) == sorted((table, f"{table}_versioned_{name}") for table in counted for name in TRIGGERS)
