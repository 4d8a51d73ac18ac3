"""What was deleted can be brought back as it was, unless it was erased."""

import re

import pytest
from django.utils import timezone

from events.models import Event, KeyPoint
from tech_port.content.models import Article
from tests import factories as f

pytestmark = pytest.mark.django_db

LIST = "/admin/events/event/slettet/"


def text(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def delete(staff, record):
    options = record._meta
    staff.post(f"/admin/{options.app_label}/{options.model_name}/{record.pk}/delete/", {"post": "yes"})


def bring_back(staff, url):
    row = re.search(r'name="rad" value="(\d+)"', staff.get(url).content.decode())[1]
    return staff.post(url, {"rad": row}, follow=True)


def test_a_record_comes_back_with_what_it_led_to_and_what_went_with_it_and_its_addresses(staff, client):
    organiser = f.make_organisation()
    event = f.make_event(organisers=[organiser], slug="frokost", starts_at=timezone.now() - timezone.timedelta(days=9))
    f.make_key_point(event=event)
    Event.objects.filter(pk=event.pk).update(slug="lunsj")
    delete(staff, event)
    gone = (client.get("/arrangementer/frokost/").status_code, KeyPoint.objects.count())

    listed = staff.get("/admin/events/event/").content.decode()
    page = bring_back(staff, LIST)

    assert gone == (404, 0)
    assert f'href="{LIST}"' in listed
    assert f"«{event.title}» er hentet tilbake." in text(page)
    assert list(Event.objects.get(pk=event.pk).organisers.all()) == [organiser]
    assert KeyPoint.objects.count() == 1
    assert "Ingenting er slettet." in text(staff.get(LIST))
    assert Event.history.filter(id=event.pk).first().history_change_reason == "Hentet tilbake."


def test_what_led_to_a_record_leads_to_it_again_unless_it_had_let_it_go(staff):
    article = f.make_article(slug="sak")
    kept, parted = f.make_organisation(name="Blir AS"), f.make_organisation(name="Gikk AS")
    for organisation in (kept, parted):
        organisation.articles.add(article)
    parted.articles.remove(article)
    delete(staff, article)

    bring_back(staff, "/admin/content/article/slettet/")

    assert [one.name for one in Article.objects.get(slug="sak").organisations.all()] == ["Blir AS"]


def test_what_has_been_taken_meanwhile_is_said_and_nothing_comes_back(staff):
    article = f.make_article(slug="sak")
    delete(staff, article)
    f.make_article(slug="sak")

    page = text(bring_back(staff, "/admin/content/article/slettet/"))

    assert f"«{article.title}» kan ikke hentes tilbake. adresse:" in page
    assert Article.objects.count() == 1


def test_what_is_personal_is_not_to_be_brought_back_and_the_page_before_says_so(staff):
    person, article = f.make_person(), f.make_article()

    pages = [
        text(staff.get(f"/admin/{url}/delete/"))
        for url in (f"members/person/{person.pk}", f"content/article/{article.pk}")
    ]
    delete(staff, person)

    assert ["Det kan ikke hentes tilbake." in page for page in pages] == [True, False]
    assert ["Det kan hentes tilbake fra lista" in page for page in pages] == [False, True]
    assert staff.get("/admin/members/person/slettet/").status_code in {302, 404}
