"""The mail with an alert's link: once for each form, whoever else has asked."""

import pytest

from tech_port.outbox.models import Mail
from tests.links import leads_to
from tests.premises.alerts.sent import ADDRESS, typed


@pytest.mark.django_db
def test_a_form_that_is_sent_again_is_known_by_its_number_and_another_form_gets_a_mail_of_its_own(client):
    form = typed()
    for sent in (form, form, typed()):
        client.post(ADDRESS + "?areal_min=600", sent)
    client.post(ADDRESS + "?areal_min=700", form)

    mails = Mail.objects.order_by("pk")
    assert [leads_to(mail.text).query for mail in mails] == ["areal_min=600", "areal_min=600", "areal_min=700"]


@pytest.mark.django_db
def test_an_alert_form_whose_number_is_damaged_is_asked_for_once_more(client):
    refused = client.post(ADDRESS, typed(submission="ødelagt"))
    taken = client.post(ADDRESS, typed(submission=refused.context["form"]["submission"].value()))

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert "Skjemaet var ikke helt. Se over det og send en gang til." in refused.content.decode()
