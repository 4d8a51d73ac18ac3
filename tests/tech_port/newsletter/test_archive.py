"""The archive shows what was sent, as it was sent, and nothing that was not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tech_port.newsletter import printed
from tech_port.newsletter.models import Issue
from tests.factories import make_event, make_issue, make_key_point, make_part, make_person
from tests.pages_read import flat

pytestmark = pytest.mark.django_db


def test_the_archive_lists_what_left_and_never_a_draft(client):
    make_issue(title_nb="Kladden")
    make_issue(title_nb="Den som venter", state="held")
    sent = make_issue(title_nb="Den som er sendt", state="sent")

    page, feed = flat(client.get("/nyhetsbrev/")), flat(client.get("/nyhetsbrev/?format=atom"))

    for text in (page, feed):
        assert "Den som er sendt" in text
        assert "Kladden" not in text
        assert "Den som venter" not in text
    statuses = [client.get(f"/nyhetsbrev/{one.number}/").status_code for one in Issue.objects.order_by("pk")]
    assert statuses == [404, 404, 200]
    assert sent.get_absolute_url() == f"/nyhetsbrev/{sent.number}/"


def test_what_was_sent_says_what_it_said_and_leads_to_what_still_stands(client):
    event = make_event(title_nb="Frokost i Glassgata", title_en="Breakfast")
    gone = make_event(title_nb="Borte", title_en="Gone")
    speaker = make_person(name="Kari Nordmann")
    point = make_key_point(event=event, speaker=speaker, text_nb="Spør før du bygger.")
    issue = make_issue(state="sent")
    for record in ({"event": event}, {"event": gone}, {"key_point": point}):
        make_part(issue=issue, **record)
    printed.keep(issue)
    event.title_nb = "Noe annet"
    event.save()
    gone.delete()

    page = flat(client.get(issue.get_absolute_url()))

    assert f'<a href="{event.get_absolute_url()}">Frokost i Glassgata</a>' in page
    assert "Noe annet" not in page
    assert ">Borte</h2>" in page
    assert page.count("Dette ligger ikke ute lenger.") == 1
    assert "Spør før du bygger." in page
    assert "sagt av Kari Nordmann" in page


def test_a_sample_says_that_it_was_sent_to_nobody_and_cannot_be_sent(client):
    issue = make_issue(is_sample=True, published_at=timezone.now() - timedelta(days=1))

    assert "eksempel, ikke sendt til noen" in flat(client.get(issue.get_absolute_url()))
    assert "eksempel, ikke sendt til noen" in flat(client.get("/nyhetsbrev/"))
    assert issue.hold(timezone.now(), None) is False
    with pytest.raises(IntegrityError, match="issue_sample_is_never_sent"):
        Issue.objects.filter(pk=issue.pk).update(state="held", due_at=timezone.now())


def test_a_part_is_of_one_kind():
    part = make_part(event=make_event())
    with pytest.raises(IntegrityError, match="part_of_one_kind"):
        type(part).objects.filter(pk=part.pk).update(heading_nb="Og en overskrift")
