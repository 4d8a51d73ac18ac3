"""An issue is put together from what is new, looked at as page, mail and plain text, and tried."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tech_port.newsletter import printed, sending, suggestions
from tech_port.newsletter.models import Issue, Part
from tech_port.outbox.models import Mail
from tests.factories import (
    make_article,
    make_event,
    make_issue,
    make_key_point,
    make_part,
    make_subscription,
    make_unit,
    make_user,
)
from tests.looking import sent
from tests.pages_read import elements, filled, flat, messages
from tests.tech_port.newsletter.staff_pages import page_of

pytestmark = pytest.mark.django_db

NEW = "/admin/newsletter/issue/add/"


def test_what_is_new_since_the_last_issue_is_suggested_and_nothing_else():
    now = timezone.now()
    make_unit()
    last = make_issue(state="sent")
    later = now + timedelta(days=2)
    coming, held = make_event(), make_event(starts_at=now + timedelta(hours=1))
    make_event(state="draft"), make_event(is_hidden=True), make_event(state="cancelled")
    make_article(published_at=now - timedelta(days=40))
    make_part(issue=last, article=make_article(published_at=now - timedelta(days=1)))
    passed_over = make_article(published_at=now - timedelta(days=2))
    news = make_article(published_at=timezone.now())
    point = make_key_point(event=held)
    make_key_point(event=coming)
    new_unit = make_unit()

    found = suggestions.suggested(make_issue(), later)

    assert [list(found[kind]) for kind in ("event", "unit")] == [[coming], [new_unit]]
    assert set(found["article"]) == {news, passed_over}
    assert list(suggestions.points_since(last.published_at, later)) == [point]


def test_an_issue_is_composed_with_ticks_a_text_and_an_order(staff):
    event, article = make_event(), make_article()
    form = filled(staff.get(NEW), title_nb="Nytt i november", title_en="New in November", _add_parts="Legg til")
    page = staff.post(NEW, form | {"add_event": [event.pk], "add_article": [article.pk]}, follow=True)
    issue = Issue.objects.get()
    text = {"parts-2-heading_nb": "Fra oss", "parts-2-text_nb": "Hei.", "parts-2-order": "1", "parts-TOTAL_FORMS": "3"}
    staff.post(page_of(issue), filled(page, **text, **{"parts-2-issue": issue.pk}))

    assert page.redirect_chain[-1][0] == page_of(issue)
    assert [(part.kind, str(part)) for part in issue.parts.all()] == [
        ("text", "Fra oss"),
        ("event", event.title_nb),
        ("article", article.title_nb),
    ]


@pytest.mark.parametrize("hidden", [{"state": "draft"}, {"is_hidden": True}])
def test_only_what_the_public_sees_can_be_chosen(staff, hidden):
    issue, event = make_issue(), make_event(title_nb="Hemmelig", **hidden)
    search = "/admin/autocomplete/?app_label=newsletter&model_name=part&field_name=event&term=Hemmelig"
    row = {"parts-0-event": event.pk, "parts-0-order": "1", "parts-0-issue": issue.pk, "parts-TOTAL_FORMS": "1"}

    page = staff.post(page_of(issue), filled(staff.get(page_of(issue)), **row))

    assert staff.get(search).json()["results"] == []
    assert (page.status_code, Part.objects.count()) == (200, 0)


def test_what_is_withdrawn_is_said_and_left_out_of_page_and_mail(staff):
    part = make_part(event=make_event(title_nb="Trukket", title_en="Withdrawn"))
    make_part(issue=part.issue)
    part.event.state = "draft"
    part.event.save()

    page = staff.get(page_of(part.issue))
    preview = staff.post(page_of(part.issue), filled(page, _preview="1"))

    assert "«Trukket» er ikke synlig for besøkende lenger, og kommer ikke med." in flat(page)
    assert "Fra oss" in flat(preview)
    assert "Trukket" not in "".join(html + text for _code, html, text in preview.context["mails"])
    assert all("Trukket" not in shown for _code, _name, shown in preview.context["pages"])


def test_what_lacks_english_is_said_and_stands_in_norwegian_with_its_language(staff):
    part = make_part(event=make_event(title_nb="Frokost", title_en=""))

    page = staff.get(page_of(part.issue))
    preview = staff.post(page_of(part.issue), filled(page, _preview="1"))

    english = {code: (html, text) for code, html, text in preview.context["mails"]}["en"]
    assert "«Frokost» mangler tekst på engelsk, og står på norsk." in flat(page)
    assert '<h2 lang="nb">' in english[0]
    assert "Frokost (in Norwegian)" in english[1]


def test_only_what_is_in_norwegian_is_said_to_be(staff):
    part = make_part(event=make_event(title_nb="Frokost", title_en="Breakfast"), text_nb="Kom tidlig.", text_en="")

    page = staff.get(page_of(part.issue))
    preview = staff.post(page_of(part.issue), filled(page, _preview="1"))

    english = {code: text for code, _html, text in preview.context["mails"]}["en"]
    assert "Teksten din til «Frokost» mangler på engelsk, og står på norsk." in flat(page)
    assert "Breakfast\n" in english
    assert "Kom tidlig. (in Norwegian)" in english


def test_a_proof_goes_to_whoever_asks_and_to_nobody_else_without_a_look(staff):
    make_subscription()
    issue = make_part(issue=make_issue(title_nb="Nytt", title_en="News")).issue

    done = staff.get(Client.post(staff, page_of(issue, "prove/"))["Location"])

    assert messages(done) == ["Prøven er på vei til deg, på norsk og engelsk."]
    assert sorted(Mail.objects.values_list("to", "subject")) == [
        ("siri@ttp.example", "Prøve: Nytt"),
        ("siri@ttp.example", "Test: News"),
    ]
    assert Issue.objects.get().state == "draft"


def test_what_was_typed_is_saved_before_it_is_tried(staff):
    issue = make_part().issue
    form = filled(staff.get(page_of(issue)), title_nb="Ny tittel", _test="1")

    done = staff.get(sent(staff, page_of(issue), form)["Location"])

    assert messages(done) == ["Prøven er på vei til deg, på norsk og engelsk."]
    assert Issue.objects.get().title_nb == "Ny tittel"
    assert Mail.objects.filter(subject="Prøve: Ny tittel").exists()


def test_a_new_issue_is_tried_from_the_form_that_makes_it(staff):
    form = filled(staff.get(NEW), title_nb="Nytt i november", _test="1")

    done = staff.get(Client.post(staff, NEW, form)["Location"])

    assert messages(done) == ["Prøven er på vei til deg, på norsk og engelsk."]
    assert Mail.objects.filter(subject="Prøve: Nytt i november").exists()


def test_a_preview_says_nothing_of_saving_and_both_rows_of_buttons_are_the_same(staff):
    page = staff.get(page_of(make_part().issue))

    preview = staff.post(page_of(Issue.objects.get()), filled(page, _preview="1"))

    assert "Slik blir siden for besøkende." in flat(preview)
    assert "Ingenting er endret" not in flat(preview)
    buttons = [one.get("name") for one in elements(page, "input") if one.get("type") == "submit"]
    acts = ["_continue", "_preview", "_test", "_send"]
    assert [name for name in buttons if name in acts] == acts * 2
    assert "_save" not in buttons


def test_what_is_typed_while_it_is_held_is_shown_again_and_not_saved(staff):
    part = make_part(event=make_event(title_nb="Frokost", title_en="Breakfast"))
    form = filled(staff.get(page_of(part.issue)), title_nb="For sent")
    sending.hold(part.issue.pk, None, timezone.now())
    part.event.state = "cancelled"
    part.event.save()

    page = Client.post(staff, page_of(part.issue), form)

    assert "Nyhetsbrevet venter på å bli sendt. Stans det først." in flat(page)
    assert "«Frokost» er avlyst." in flat(page)
    assert 'value="For sent"' in page.content.decode()
    assert Issue.objects.get().title_nb != "For sent"
    assert [str(one.title) for one in printed.parts_of(part.issue)] == ["Avlyst: Frokost"]


def test_a_text_without_a_place_comes_last(staff):
    issue = make_issue()
    make_part(issue=issue, order=30)

    assert make_part(issue=issue, heading_nb="Sist").order == 40


def test_who_may_only_read_sees_the_issue_and_sends_nothing(client):
    make_subscription()
    issue = make_part().issue
    reader = make_user(username="leser", is_staff=True)
    reader.groups.set(reader.groups.model.objects.filter(name="Leser"))
    client.force_login(reader)

    answers = [client.post(page_of(issue, rest)).status_code for rest in ("prove/", "send/", "stans/")]

    assert (client.get(page_of(issue)).status_code, answers) == (200, [403, 403, 403])
    assert Mail.objects.count() == 0
