"""Every text is stored tidy, whichever way it comes, and what was stored before is tidied once."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from events.models import Event, MailBatch
from tech_port.content.models import Article
from tech_port.writing.stored import text_fields, tidy_stored
from tests.factories import make_article, make_event, make_organisation, make_registration

pytestmark = pytest.mark.django_db


def test_a_model_is_saved_with_tidy_texts_and_a_title_on_one_line():
    article = make_article(title_nb="Ra\u030ad\x0bog dåd", body_nb="En \r\nTo\x0bTre\x07", slug="rad")
    article.refresh_from_db()

    assert (article.title_nb, article.body_nb, article.slug) == ("Råd og dåd", "En\nTo\nTre", "rad")


def test_only_what_is_saved_is_tidied_and_what_is_not_loaded_is_not_asked_for(django_assert_num_queries):
    made = make_article(lead_nb="Ingress")
    article = Article.objects.only("title_nb").get(pk=made.pk)
    article.title_nb = "Ny\x0btittel"

    with django_assert_num_queries(6):  # the row, and its history with its relations
        article.save(update_fields=["title_nb"])

    assert Article.objects.get(pk=made.pk).title_nb == "Ny tittel"


def test_addresses_and_codes_are_no_texts():
    names = {name for name, _tidied in text_fields(Event)}

    assert {"title_nb", "body_en"} <= names
    assert names & {"slug", "signup_url", "online_url", "state", "type"} == set()


def test_what_was_stored_before_is_tidied_and_no_mail_follows():
    event = make_event(starts_at=timezone.now() + timedelta(days=7))
    make_registration(event=event)
    Event.objects.filter(pk=event.pk).update(title_nb="Ra\u030ad\x0b", body_nb="En\r\nTo  ")

    tidy_stored(apps, "events")

    event.refresh_from_db()
    assert (event.title_nb, event.body_nb) == ("Råd", "En\nTo")
    assert MailBatch.objects.count() == 0


def test_two_that_would_become_the_same_stay_two():
    one, other = make_organisation(name="Rådhuset"), make_organisation(name="Rådhuset 2")
    type(other).objects.filter(pk=other.pk).update(name="Ra\u030adhuset")

    tidy_stored(apps, "members")

    other.refresh_from_db()
    assert [one.name, other.name] == ["Rådhuset", "Ra\u030adhuset"]
