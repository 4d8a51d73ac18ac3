"""The staff's page of a challenge: its organisation, its steps, and who may take them."""

from datetime import date

import pytest
from django.test import Client

from members.models import Challenge
from tech_port.outbox.models import Mail
from tests.factories import make_challenge, make_organisation, make_user
from tests.looking import sent
from tests.members.challenges.sent import news, received
from tests.pages_read import filled, messages, text
from tests.threads import in_threads


def page_of(challenge, rest="change/"):
    return f"/admin/members/challenge/{challenge.pk}/{rest}"


def test_the_front_page_counts_what_waits(staff):
    received(title_en="x", task_en="x")
    make_challenge(deadline=date(2020, 1, 1))
    make_challenge(title_nb="", task_nb="")

    rows = {row.text: row.url for row in staff.get("/admin/").context["todo"] if "challenge" in row.url}

    assert rows == {
        "1 utfordring er mottatt og ikke vurdert": "/admin/members/challenge/?ko=received",
        "1 utfordring er åpen etter fristen": "/admin/members/challenge/?ko=overdue",
        "1 utfordring mangler norsk tekst": "/admin/members/challenge/?ko=norwegian",
    }
    assert [staff.get(url).context["cl"].result_count for url in rows.values()] == [1, 1, 1]


@pytest.mark.parametrize(
    ("written", "name", "others"),
    [
        ("eksempel kommune", "Eksempel kommune", []),
        ("Ekskom", "Eksempel kommune", ["Ekskom"]),
        ("Eksempel", "Eksempel kommune", []),
        ("En annen", None, []),
        (" ", None, []),
    ],
)
def test_the_organisation_is_suggested_by_what_the_sender_wrote(staff, written, name, others):
    make_organisation(name="Eksempel kommune", other_names=others)
    make_organisation(name="Noe helt annet")
    challenge = received(organisation_name=written)

    page = staff.get(page_of(challenge, "publiser/"))

    assert str(challenge.suggested_organisation or "") == (name or "")
    assert (page.context["form"].fields["organisation"].initial or None) == challenge.suggested_organisation


def test_staff_take_a_challenge_through_its_steps_and_the_log_shows_them(staff):
    organisation = make_organisation(name="Eksempel kommune")
    challenge = received(organisation_name="Eksempel kommune")

    steps = [
        ("publiser", {"organisation": organisation.pk}, "Publisert."),
        ("send", {"route": "pilot"}, "Satt i gang."),
        ("los", {"outcome_nb": "Det virket.", "outcome_en": "It worked."}, "Løst."),
    ]
    offered, said = [], []
    for word, data, _done in steps:
        offered.append([step.word for step in staff.get(page_of(challenge)).context["steps"]])
        said.append(messages(staff.post(page_of(challenge, f"{word}/"), data, follow=True)))

    challenge.refresh_from_db()
    page = staff.get(page_of(challenge))
    assert offered == [["publiser", "avvis"], ["send", "avslutt"], ["los", "avslutt"]]
    assert said == [[done] for _word, _data, done in steps]
    assert (challenge.status, challenge.organisation, challenge.outcome_en) == ("solved", organisation, "It worked.")
    assert [entry.get_change_message() for entry in page.context["log"]] == ["Løst.", "Satt i gang.", "Publisert."]
    assert [step.word for step in page.context["steps"]] == []
    assert Mail.objects.count() == 3


def test_staff_decline_with_a_reason_and_close_without_an_outcome(staff):
    declined, closed = received(), make_challenge()

    unexplained = staff.post(page_of(declined, "avvis/"), {"reason": ""})
    staff.post(page_of(declined, "avvis/"), {"reason": "Utenfor regionen."})
    staff.post(page_of(closed, "avslutt/"))

    assert list(unexplained.context["form"].errors) == ["reason"]
    assert list(Challenge.objects.order_by("pk").values_list("status", flat=True)) == ["declined", "closed"]
    assert "Utenfor regionen." in news().text


def test_a_second_click_does_nothing(staff):
    challenge = received()
    data = {"organisation": make_organisation().pk}

    answers = [staff.post(page_of(challenge, "publiser/"), data, follow=True) for _click in range(2)]

    assert [messages(answer) for answer in answers] == [
        ["Publisert."],
        ["Ingenting ble gjort: Utfordringen har alt statusen «åpen»."],
    ]
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_once_one_publishes():
    challenge, organisation = received(), make_organisation()
    user = make_user(username="stab", is_staff=True, is_superuser=True)
    browsers = [Client() for _click in range(3)]
    for browser in browsers:
        browser.force_login(user)

    answers = in_threads(
        3, lambda: sent(browsers.pop(), page_of(challenge, "publiser/"), {"organisation": organisation.pk}).status_code
    )

    assert answers == [302] * 3
    assert Mail.objects.count() == 1


def test_a_missing_organisation_is_said_in_words(staff):
    page = staff.post(page_of(received(), "publiser/"), {"organisation": ""})

    assert "Velg virksomheten før utfordringen blir synlig." in text(page)
    assert Challenge.objects.get().status == "received"


@pytest.mark.django_db
def test_who_may_only_look_takes_no_step(client):
    challenge = received()
    client.force_login(make_user("members.view_challenge"))

    pages = [client.get(page_of(challenge, "publiser/")), client.post(page_of(challenge, "avslutt/"))]

    assert [page.status_code for page in pages] == [403, 403]
    assert "Neste steg:" not in text(client.get(page_of(challenge)))
    assert client.get(page_of(challenge)).status_code == 200


def test_a_rule_is_said_in_words_on_the_record_itself(staff):
    challenge = make_challenge(status="routed")
    form = filled(staff.get(page_of(challenge)), route="")

    refused = staff.post(page_of(challenge), form)
    saved = staff.post(page_of(challenge), form | {"route": "eit", "status": "received"})

    challenge.refresh_from_db()
    assert "En utfordring som er satt i gang eller løst, må ha en vei." in text(refused)
    assert saved.status_code == 302
    assert (challenge.route, challenge.status) == ("eit", "routed")


def test_the_staffs_page_shows_what_was_sent_and_an_english_one_by_its_english_name(staff):
    challenge = received(title_nb="", task_nb="", title_en="Heat in use", task_en="We heat.", language="en")

    listed, page, step = (
        staff.get(url) for url in ("/admin/members/challenge/", page_of(challenge), page_of(challenge, "publiser/"))
    )

    assert "Heat in use" in text(listed)
    assert "Kari Kanarifugl" in text(page)
    assert "Vis på nettsted" not in text(page)
    assert "Teksten finnes bare på engelsk." in text(step)
    assert "Innsenderen får e-post om det (engelsk)." in text(step)
