"""What an organisation does: its events, its news and its challenges."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Challenge
from tests.factories import (
    make_article,
    make_board_seat,
    make_challenge,
    make_event,
    make_organisation,
    make_person,
    make_staff_role,
)
from tests.members.organisations.pages import page
from tests.pages_read import get


@pytest.mark.django_db
def test_events_to_come_stand_before_those_that_were_and_drafts_are_left_out(client):
    organisation, now = make_organisation(slug="arrangor"), timezone.now()
    for days, title in ((-2, "Nylig"), (-9, "Før"), (9, "Siden"), (2, "Snart")):
        start = now + timedelta(days=days)
        make_event(title_nb=title, starts_at=start, ends_at=start + timedelta(hours=1), organisers=[organisation])
    make_event(title_nb="Hemmelig kladd", state="draft", organisers=[organisation])

    response = get(client, "/medlemmer/arrangor/")

    assert [event.title for event in response.context["upcoming_events"]] == ["Snart", "Siden"]
    assert [event.title for event in response.context["past_events"]] == ["Nylig", "Før"]
    assert "Hemmelig kladd" not in response.content.decode()
    assert "?arrangor=" not in response.content.decode()


@pytest.mark.django_db
def test_of_many_events_the_nearest_are_shown_with_a_way_to_the_rest(client, monkeypatch):
    monkeypatch.setattr("events.organisations.section.MAX_EVENTS", 1)
    organisation, now = make_organisation(slug="arrangor"), timezone.now()
    for days in (-9, -2, 2, 9):
        start = now + timedelta(days=days)
        make_event(title_nb=f"Dag {days}", starts_at=start, ends_at=start, organisers=[organisation])

    response = get(client, "/medlemmer/arrangor/")

    html = response.content.decode()
    assert [event.title for event in response.context["upcoming_events"]] == ["Dag 2"]
    assert [event.title for event in response.context["past_events"]] == ["Dag -2"]
    assert 'href="/arrangementer/?arrangor=arrangor"' in html
    assert 'href="/arrangementer/?tidligere=1&amp;arrangor=arrangor"' in html


@pytest.mark.django_db
def test_events_where_its_people_speak_name_them_once_each(client):
    organisation, kari, ola = make_organisation(slug="alfa"), make_person(name="Kari"), make_person(name="Ola")
    make_staff_role(organisation=organisation, person=kari)
    make_board_seat(organisation=organisation, person=kari)
    make_staff_role(organisation=organisation, person=ola)
    make_event(title_nb="Frokost", slug="frokost", speakers=[ola, kari, make_person(name="En annen")])
    make_event(title_nb="Hemmelig kladd", state="draft", speakers=[kari])

    html = page(client, "alfa")

    assert '<a href="/arrangementer/frokost/">Frokost</a>' in html
    assert "Innleder: Kari, Ola</p>" in html
    assert "Hemmelig kladd" not in html
    assert "En annen" not in html


@pytest.mark.django_db
def test_an_article_and_the_organisations_in_it_link_to_each_other(client):
    organisation = make_organisation(name="Volue", slug="volue")
    article = make_article(title_nb="Flytter inn", slug="flytter-inn")
    draft = make_article(title_nb="Hemmelig kladd", published_at=None)
    expired = make_article(title_nb="Utløpt nyhet", expires_at=timezone.now() - timedelta(hours=1))
    organisation.articles.set([article, draft, expired])

    html = page(client, "volue")

    assert '<a href="/aktuelt/flytter-inn/">Flytter inn</a>' in html
    assert "Hemmelig kladd" not in html
    assert "Utløpt nyhet" not in html
    assert '<a href="/medlemmer/volue/">Volue</a>' in get(client, "/aktuelt/flytter-inn/").content.decode()


@pytest.mark.django_db
def test_only_challenges_that_are_public_are_shown_with_how_they_stand(client):
    organisation = make_organisation(slug="alfa")
    values = {"route": Challenge.Route.PILOT, "outcome_nb": "Det virket."}
    for status in Challenge.Status.values:
        make_challenge(organisation=organisation, title_nb=f"Oppgave {status}", status=status, **values)

    html = page(client, "alfa")

    shown = re.findall(
        r"<h3><a href=\"/samarbeid/utfordringer/[^/]+/\">(Oppgave \w+)</a></h3><p class=\"muted\">(.*?)</p>", html
    )
    assert sorted(shown) == [
        ("Oppgave closed", "Avsluttet"),
        ("Oppgave open", "Åpen"),
        ("Oppgave routed", "Satt i gang"),
        ("Oppgave solved", "Løst"),
    ]
    assert "received" not in html
    assert "declined" not in html
