"""Secret links, as tests follow them: to a record that a test made, and those that stand in a mail."""

import re

from django.urls import reverse

from events.models import Registration
from premises.models import ConfirmationRequest, Interest, LandlordLink, SearchAlert
from tech_port.newsletter.models import Subscription
from tech_port.still_right.models import Question
from tests.addresses import address

PAGES = {
    ConfirmationRequest: "premises:landlord_units",
    Interest: "premises:interest_detail",
    LandlordLink: "premises:landlord_units",
    Registration: "events:registration_detail",
    Question: "still_right",
    Subscription: "newsletter:subscription_detail",
    SearchAlert: "premises:alert_detail",
}


def token_of(record):
    """The secret of a link to a record, the same each time that one object is asked."""
    if "token" not in vars(record):
        record.token = record.new_token()
    return record.token


def link_to(record, rest="", language="nb"):
    """The address of a record's own page, or of one below it."""
    return address(PAGES[type(record)], language, [token_of(record)]) + rest


def confirm_link(interest):
    """The address that the mail to an interest's e-mail address alone has."""
    return reverse("premises:interest_confirm", args=[token_of(interest), interest.new_token(interest.EMAIL_PURPOSE)])


def tokens_in(text):
    """The secrets in a mail, each once, in the order in which they stand there."""
    return list(dict.fromkeys(re.findall(r"(?<=/)[\w-]{43}(?=/)", text)))


def leads_to(text):
    """The record that every link in a mail leads to; a mail whose links lead to more or to none fails."""
    records = [record for model in PAGES for token in tokens_in(text) for record in model.objects.by_token(token)]
    (record,) = set(records)
    return record
