"""A member's way from asking for a link to a page that says something else, with the staff between."""

import re

import pytest
from playwright.sync_api import expect

from members.models import JoinRequest, Organisation, ProfileChange, ProfileLink
from tech_port.outbox.models import Mail
from tests.browser.signing_in import sign_in
from tests.factories import make_contact, make_image, make_membership, make_organisation


@pytest.fixture(autouse=True)
def nothing_sent(portal):
    for model in (Mail, JoinRequest, ProfileChange, ProfileLink):
        model.objects.all().delete()


@pytest.fixture
def member(portal):
    organisation = make_organisation(
        name="Blåbær og fløte AS", slug="blabar", text_nb="Vi plukker blåbær på Sluppen.", text_en="We pick berries."
    )
    make_membership(organisation=organisation)
    make_contact(organisation=organisation, name="Kari Nordmann", email="kari@blabar.example")
    yield organisation
    organisation.memberships.all().delete()
    organisation.delete()


def ask_and_open(page, member):
    """Ask for the link, read it in the mail, and press its button."""
    page.goto(f"/medlemmer/{member.slug}/rediger/")
    page.get_by_label("E-post").fill("KARI@blabar.example")
    page.get_by_role("button", name="Send meg en lenke").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sjekk e-posten din")
    link = re.search(r"http\S+/medlemmer/profil/\S+/", Mail.objects.get(to="kari@blabar.example").text)[0]
    page.goto(link)
    page.get_by_role("button", name="Begynn å redigere").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden til Blåbær og fløte AS")
    return link


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_member_edits_its_page_and_it_is_shown_once_staff_agree(visit, portal, member, javascript):
    page, staff = visit(width=390, java_script_enabled=javascript), visit()
    link = ask_and_open(page, member)
    page.get_by_label("Tekst på norsk").fill("Vi plukker blåbær og multer på Sluppen.")
    logo = {"name": "logo.png", "mimeType": "image/png", "buffer": make_image(width=300, format="PNG").read()}
    page.get_by_label("Logo (valgfritt)").set_input_files(logo)
    page.get_by_role("button", name="Send til staben").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Takk, forslaget er sendt")

    page.goto(f"/medlemmer/{member.slug}/")
    expect(page.get_by_role("main")).to_contain_text("Vi plukker blåbær på Sluppen.")
    assert Organisation.objects.get(pk=member.pk).logo is None
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lenken virker ikke lenger")

    sign_in(staff, "/admin/")
    staff.get_by_role("link", name="1 medlem vil endre siden sin").click()
    staff.get_by_role("link", name=member.name).first.click()
    expect(staff.locator("ins")).to_have_text("og multer ")
    expect(staff.get_by_role("img", name="Logoen medlemmet vil ha")).to_be_visible()
    staff.wait_for_load_state()  # the pictures too
    assert staff.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    staff.get_by_role("button", name="Godkjenn det som er krysset av").click()
    staff.get_by_role("button", name="Gjør det og send").click()
    expect(staff.get_by_text("Lagret. Medlemmet får e-post.")).to_be_visible()

    page.goto(f"/medlemmer/{member.slug}/")
    expect(page.get_by_role("main")).to_contain_text("Vi plukker blåbær og multer på Sluppen.")
    assert Organisation.objects.get(pk=member.pk).logo.width == 300
    assert Mail.objects.filter(to="kari@blabar.example", subject="Siden til Blåbær og fløte AS er endret").count() == 1


def test_what_is_wrong_in_a_contact_is_found_from_the_summary(visit, portal, member):
    page = visit()
    ask_and_open(page, member)
    page.get_by_role("group", name="Kontakt 2").get_by_label("Navn").fill("Ola Nilsen")
    page.get_by_role("button", name="Send til staben").click()

    page.get_by_role("alert").get_by_role("link", name="E-post: Skriv e-postadressen.").click()

    expect(page.get_by_role("group", name="Kontakt 2").get_by_label("E-post")).to_be_focused()
    expect(page.get_by_role("group", name="Kontakt 2").get_by_label("Navn")).to_have_value("Ola Nilsen")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_organisation_joins_and_gets_a_page_of_its_own(visit, portal, javascript):
    page, staff = visit(width=390, java_script_enabled=javascript), visit()
    name = "Multer AS" if javascript else "Tyttebær AS"
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Bli medlem").click()
    page.get_by_role("textbox", name="Virksomhet", exact=True).fill(name)
    page.get_by_label("Hva slags virksomhet er dere?").select_option(label="Næringsliv")
    page.get_by_label("Ditt navn").fill("Ola Nilsen")
    page.get_by_label("E-post").fill("ola@multer.example")
    page.get_by_role("button", name="Send innmeldingen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Takk, vi har fått innmeldingen")
    expect(page).to_have_url(f"{portal.url}/medlemmer/bli-medlem/?sendt=1")

    sign_in(staff, "/admin/")
    staff.get_by_role("link", name="1 innmelding venter på svar").click()
    staff.get_by_role("link", name=name).first.click()
    staff.get_by_role("link", name="Godkjenn …").click()
    staff.get_by_role("button", name="Godkjenn").click()
    staff.get_by_role("button", name="Gjør det og send").click()
    expect(staff.get_by_text("Godkjent. Søkeren får e-post.")).to_be_visible()

    mail = Mail.objects.get(to="ola@multer.example", template="members/emails/join_approved")
    page.goto(re.search(r"http\S+/medlemmer/\S+/", mail.text)[0])
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("main")).to_contain_text("Medlem")
