"""From the event to a seat and back, on a phone: three people and one seat, by the links in their mails."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tech_port.outbox.models import Mail
from tests.factories import make_event
from tests.jobs import run_job

pytestmark = pytest.mark.usefixtures("nothing_sent")


def mail_to(address, what):
    """The newest mail of a kind to an address."""
    return Mail.objects.filter(to=address, template=f"events/emails/registration_{what}").latest("pk")


def link(mail, rest=""):
    """The address in a mail that ends in `rest` after the secret."""
    return re.search(rf"http://\S+/pamelding/[\w-]{{43}}/{rest}$", mail.text, re.MULTILINE)[0]


def sign_up(page, event, name, email, button):
    page.goto(event.get_absolute_url())
    page.get_by_role("main").get_by_role("link", name=button, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(event.title_nb)
    page.get_by_label("Navn").fill(name)
    page.get_by_label("E-post").fill(email)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=2, name="Sjekk e-posten din")).to_be_visible()
    return page.get_by_role("main").inner_text()


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def take_the_seat(page, event, email):
    """From the offer in the mail to the event in one's own calendar."""
    page.goto(link(mail_to(email, "offered"), "plass/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Det er blitt ledig plass til deg")
    assert event.registrations.get(email=email).status == "offered"
    page.get_by_role("button", name="Ja takk, jeg tar plassen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har plass")
    with page.expect_download() as download:
        page.get_by_role("link", name="Legg i kalenderen (.ics)").click()
    assert download.value.suggested_filename == f"{event.slug}.ics"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_last_seat_goes_from_one_to_the_next_in_the_queue(visit, portal, javascript):
    event = make_event(signup="own", capacity=1, title_nb="Frokost om data")
    kari, ola, eva = [visit(width=390, java_script_enabled=javascript) for _one in range(3)]

    receipts = [
        sign_up(kari, event, "Kari", "kari@a.example", "Meld deg på"),
        sign_up(ola, event, "Ola", "ola@b.example", "Still deg på venteliste"),
        sign_up(eva, event, "Eva", "eva@c.example", "Still deg på venteliste"),
        sign_up(eva, event, "Eva", "OLA@B.example", "Still deg på venteliste"),
    ]
    said = ["Det er plass til deg", "Ingen venter foran deg.", "1 person venter fra før.", "2 personer venter fra før."]
    assert [[words in receipt for words in said].index(True) for receipt in receipts] == [0, 1, 2, 3]
    assert "Du har alt meldt deg på" in mail_to("ola@b.example", "known").text
    assert event.registrations.count() == 3

    kari.goto(link(mail_to("kari@a.example", "confirmed")))
    expect(kari.get_by_role("heading", level=1)).to_have_text("Du har plass")
    ola.goto(link(mail_to("ola@b.example", "waiting")))
    expect(ola.get_by_role("heading", level=1)).to_have_text("Du er nummer 1 på ventelisten")
    eva.goto(link(mail_to("eva@c.example", "waiting")))
    expect(eva.get_by_role("heading", level=1)).to_have_text("Du er nummer 2 på ventelisten")

    kari.goto(link(mail_to("kari@a.example", "confirmed"), "avmelding/"))
    expect(kari.get_by_role("heading", level=1)).to_have_text("Vil du melde deg av?")
    kari.get_by_role("button", name="Meld deg av").click()
    expect(kari.get_by_role("heading", level=1)).to_have_text("Du er meldt av")
    expect(kari.get_by_role("link", name="Meld deg på igjen")).to_be_visible()
    assert "Du er meldt av" in mail_to("kari@a.example", "cancelled").subject

    take_the_seat(ola, event, "ola@b.example")

    eva.reload()
    expect(eva.get_by_role("heading", level=1)).to_have_text("Du er nummer 1 på ventelisten")
    eva.goto(event.get_absolute_url())
    expect(eva.get_by_role("main")).to_contain_text("Alle plassene er tatt, og 1 person venter.")
    assert Mail.objects.filter(to="eva@c.example").count() == 1
    assert [fits(page) for page in (kari, ola, eva)] == [True, True, True]
    event.refresh_from_db()
    assert (event.seats_taken, event.people_waiting) == (1, 1)


def test_who_has_a_seat_changes_it_and_hears_of_another_day_and_of_the_end(visit, portal, settings):
    settings.MAIL_HOLD_MINUTES = 0
    event = make_event(signup="own", capacity=4, title_nb="Verksted om lys")
    page = visit(width=390)
    sign_up(page, event, "Kari", "kari@a.example", "Meld deg på")

    page.goto(link(mail_to("kari@a.example", "confirmed")))
    page.get_by_label("Antall personer").fill("9")
    page.get_by_role("button", name="Lagre").click()
    page.get_by_role("alert").get_by_role("link", name=re.compile("Antall personer")).click()
    expect(page.get_by_label("Antall personer")).to_be_focused()
    page.get_by_label("Antall personer").fill("3")
    page.get_by_label("Mat og tilrettelegging for deg selv").fill("Teleslynge")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_have_text("Endringen er lagret.")
    event.refresh_from_db()
    assert event.seats_taken == 3

    event.starts_at += timedelta(days=1)
    event.ends_at += timedelta(days=1)
    event.save()
    run_job("batches")
    page.goto(link(mail_to("kari@a.example", "moved")))
    expect(page.get_by_role("heading", level=1)).to_have_text("Dere har plass")

    event.state = "cancelled"
    event.save()
    run_job("batches")
    page.goto(link(mail_to("kari@a.example", "called_off")))
    expect(page.get_by_role("heading", level=1)).to_have_text("Arrangementet er avlyst")
    expect(page.get_by_role("link", name=re.compile("Meld de(g|re) av"))).to_have_count(0)
