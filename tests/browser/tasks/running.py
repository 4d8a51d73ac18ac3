"""Running the portal: the door, the participants as file and by mail, a mail that failed, undoing, a leaver, news."""

import time
from types import SimpleNamespace

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from playwright.sync_api import expect

from events.models import MailBatch
from tech_port.content.models import Article
from tech_port.history.acting import acting
from tech_port.newsletter import sending
from tech_port.newsletter.models import Issue
from tech_port.outbox.models import Mail
from tests.browser.tasks.hands import counted
from tests.factories import (
    make_article,
    make_event,
    make_mail,
    make_registration,
    make_registrations,
    make_subscription,
    make_user,
)

PEOPLE = ["Anne Berg", "Bjørn Åsheim", "Cecilie Lund", "Daniel Østby", "Eva Moen"]
PEOPLE += ["Frode Næss", "Guri Aas", "Håkon Vik", "Ingrid Sæther", "Jonas Dahl"]
EMAIL = "staben@ttp.example"


@pytest.fixture
def my_address(desk):
    User.objects.filter(is_superuser=True).update(email=EMAIL)


@pytest.fixture
def event(desk):
    """The nearest one of all, with 900 signed up, and ten among them whose names are told."""
    found = make_event(title_nb="Frokost om data og lys", signup="own", starts_at=timezone.now())
    make_registrations(found, 890)
    for name in PEOPLE:
        make_registration(event=found, name=name)
    expect(desk.get_by_role("heading", name="Drift")).to_be_visible()
    desk.reload()
    yield found
    found.delete()


def linked(page, text):
    return page.get_by_role("link", name=text, exact=True)


def pressed(page, text):
    return page.get_by_role("button", name=text, exact=True)


def nearest(page, event, text):
    return page.locator(".desk__nearest li").filter(has_text=event.title_nb).get_by_role("link", name=text)


def to_the_day(hand, event):
    hand.press(nearest(hand.page, event, "Dagen og deltakerne"))


def test_ten_at_the_door(desk, table, event):
    with counted(desk, table, "Ti i døra: til døra, og to trykk for hver", goal=21) as hand:
        to_the_day(hand, event)
        for name in PEOPLE:
            hand.write(desk.get_by_label("Navn, virksomhet eller e-post"), name)
            desk.keyboard.press("Enter")
            row = desk.get_by_role("listitem").filter(has_text=name)
            hand.press(row.get_by_role("button", name="Kom"))
            expect(row.locator("output")).to_contain_text("møtte kl.")

    came = event.registrations.filter(status="attended").order_by("name").values_list("name", flat=True)
    assert sorted(came) == sorted(PEOPLE)


def test_the_participants_as_a_file(desk, table, event):
    with counted(desk, table, "Deltakerne som fil", goal=2) as hand:
        to_the_day(hand, event)
        with desk.expect_download() as download:
            hand.press(pressed(desk, "CSV"))

    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert (len(lines), [name for name in PEOPLE if name not in "".join(lines)]) == (901, [])


def test_mail_to_the_participants_tried_first(desk, table, event, my_address):
    Mail.objects.all().delete()
    with counted(desk, table, "E-post til de påmeldte, prøvd først", goal=4) as hand:
        hand.press(nearest(desk, event, "Skriv til de påmeldte"))
        hand.write(desk.get_by_label("Tekst:", exact=True), "Vi møtes i tredje etasje. Ta heisen.")
        hand.press(pressed(desk, "Send en prøve til meg"))
        expect(desk.get_by_text("Prøven er på vei til deg.")).to_be_visible()
        tried = list(Mail.objects.values_list("to", flat=True))
        hand.press(pressed(desk, "Se over og send"))
        expect(desk.get_by_text("Vi møtes i tredje etasje.")).to_be_visible()
        hand.press(desk.locator("[name=_go]"))
        expect(desk.get_by_text("900 mottakere")).to_be_visible()

    batch = MailBatch.objects.get(event=event)
    assert (tried, batch.letter["group"], batch.kind) == ([EMAIL], "confirmed", "letter")
    assert batch.letter["words"]["body_nb"] == "Vi møtes i tredje etasje. Ta heisen."


def test_a_mail_that_did_not_arrive(desk, table, event):
    registration = event.registrations.get(name="Eva Moen")
    registration.email = "eva@firma.exmaple"
    registration.save()
    Mail.objects.filter(state="failed").delete()
    mail = make_mail(to="eva@firma.exmaple", about=registration, state="failed", error="550 Unknown host firma.exmaple")
    desk.reload()
    with counted(desk, table, "E-post som ikke kom fram: se hvorfor, rett og send", goal=4) as hand:
        hand.press(linked(desk, "1 e-post kom ikke fram og er gitt opp"))
        hand.press(linked(desk, mail.subject))
        expect(desk.get_by_text("550 Unknown host firma.exmaple").first).to_be_visible()
        hand.write(desk.get_by_label("Til:"), "eva@firma.example")
        hand.press(pressed(desk, "Se over og send"))
        hand.press(desk.locator("[name=_go]"))
        expect(desk.get_by_text("Adressen er rettet, og e-posten er lagt i køen.")).to_be_visible()

    registration.refresh_from_db(), mail.refresh_from_db()
    assert (registration.email, mail.to, mail.state) == ("eva@firma.example", "eva@firma.example", "queued")


def test_who_changed_it_and_the_former_text_back(desk, table):
    article = make_article(title_nb="Ny kantine i sjøkanten", lead_nb="Åpner i mars.")
    kari = make_user(first_name="Kari", last_name="Nordmann", is_staff=True)
    with acting(way="form", request=SimpleNamespace(user=kari)):
        article.lead_nb = "Åpner i mai."
        article.save()
    with counted(desk, table, "Hvem endret dette, og det forrige tilbake", goal=4) as hand:
        hand.search(desk.get_by_label("Gå til …"), "sjøkanten", desk.get_by_role("option", name="Ny kantine").first)
        expect(desk.get_by_text("Kari Nordmann, ")).to_be_visible()
        hand.press(linked(desk, "Angre denne endringen …"))
        hand.press(pressed(desk, "Sett tilbake"))
        expect(desk.get_by_text("Satt tilbake.")).to_be_visible()

    assert Article.objects.get(pk=article.pk).lead_nb == "Åpner i mars."
    desk.goto(article.get_absolute_url())
    expect(desk.get_by_text("Åpner i mars.").first).to_be_visible()
    article.delete()


def test_a_colleague_leaves(desk, table):
    kari = make_user(username="kari", first_name="Kari", last_name="Nordmann", is_staff=True)
    kari.groups.add(Group.objects.get(name="Redaktør"))
    article = make_article(title_nb="Skrevet av Kari")
    about = {"content_type": ContentType.objects.get_for_model(Article), "object_id": str(article.pk)}
    LogEntry.objects.create(user=kari, object_repr=str(article), action_flag=CHANGE, **about)
    with counted(desk, table, "En kollega slutter", goal=4) as hand:
        hand.press(linked(desk, "Avslutt en kollega som slutter"))
        hand.press(linked(desk, "Kari Nordmann (kari)"))
        hand.press(pressed(desk, "Avslutt brukeren"))
        expect(desk.get_by_text("Navnet står ved det som er gjort.")).to_be_visible()

    kari.refresh_from_db()
    assert (kari.is_active, kari.is_staff, kari.groups.count(), kari.get_full_name()) == (
        *(False, False, 0),
        "Kari Nordmann",
    )
    desk.goto("/admin/")
    expect(desk.locator(".latest li").filter(has_text="Skrevet av Kari").first).to_contain_text("Kari Nordmann")
    User.objects.filter(pk=kari.pk).update(username=f"kari{kari.pk}")


def test_a_new_colleague(desk, table, visit):
    with counted(desk, table, "En ny kollega", goal=4, besides_text=True) as hand:
        hand.press(linked(desk, "Slipp inn en ny kollega"))
        hand.write(desk.get_by_label("Fornavn:"), "Siri")
        hand.write(desk.get_by_label("Etternavn:"), "Dahl")
        hand.write(desk.get_by_label("E-post:"), f"siri{desk.viewport_size['width']}@ttp.example")
        hand.press(desk.get_by_label("Redaktør: nyheter"))
        hand.write(desk.get_by_label("Passord:", exact=True), "en lang og god setning")
        hand.write(desk.get_by_label("Passordbekreftelse:"), "en lang og god setning")
        hand.press(desk.locator("[name=_save]"))
        expect(desk.get_by_text("kan logge inn nå")).to_be_visible()

    theirs = visit(width=desk.viewport_size["width"])
    theirs.goto("/admin/")
    theirs.get_by_label("Brukernavn").fill(f"siri{desk.viewport_size['width']}")
    theirs.get_by_label("Passord").fill("en lang og god setning")
    theirs.get_by_role("button", name="Logg inn").click()
    expect(linked(theirs, "Skriv en nyhet")).to_be_visible()


def test_the_newsletter_of_the_month(desk, table, event, my_address):
    make_article(title_nb="Nytt lokale for prøver")
    make_subscription()
    Mail.objects.all().delete()
    began = time.monotonic()
    with counted(desk, table, "Månedens nyhetsbrev: laget, prøvd, sett, sendt", goal=12) as hand:
        hand.press(linked(desk, "Lag månedens nyhetsbrev"))
        hand.write(desk.get_by_label("Tittel [nb]:"), "Nytt fra Tech Port")
        hand.press(desk.get_by_label("Frokost om data og lys"))
        hand.press(desk.get_by_label("Nytt lokale for prøver").first)
        hand.write(desk.get_by_label("Innledning [nb]:"), "Dette skjedde i måneden som gikk.")
        with desk.context.expect_page() as preview:
            hand.press(desk.locator("#save [name=_preview]"))
        expect(preview.value.get_by_text("Slik blir siden for besøkende.")).to_be_visible()
        assert "Ingenting er endret" not in preview.value.content()
        preview.value.close()
        hand.press(desk.locator("#save [name=_test]"))
        expect(desk.get_by_text("Prøven er på vei til deg")).to_be_visible()
        tried = list(Mail.objects.values_list("to", flat=True))
        hand.press(desk.locator("#save [name=_send]"))
        hand.press(desk.locator("[name=_go]"))
        expect(desk.get_by_text("Fram til da kan du stanse det.")).to_be_visible()
    table.append(("… og så mange sekunder ventet hånden på maskinen", desk.viewport_size["width"], 0, 0))
    table[-1] = (*table[-1][:2], round(time.monotonic() - began), "900")

    issue = Issue.objects.latest("pk")
    assert (tried, issue.state, [part.kind for part in issue.parts.all()]) == (
        *([EMAIL, EMAIL], "held"),
        ["event", "article"],
    )
    Issue.objects.filter(pk=issue.pk).update(due_at=issue.due_at.replace(year=2020))
    sending.write_due(timezone.now())
    issue.refresh_from_db()
    assert (issue.state, issue.written > 0) == ("sent", True)
    desk.goto(issue.get_absolute_url())
    expect(desk.get_by_text("Frokost om data og lys").first).to_be_visible()
