"""Secret links: each mail has its own, all of them lead to the record, and no key of the site's is needed for it."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Registration
from events.privacy import erase_registrations
from events.signup import notices
from members.models import ProfileLink
from premises.freshness import asking
from premises.models import ConfirmationRequest, Interest, SearchAlert
from tech_port.open_forms.models import Link
from tech_port.outbox.models import Mail
from tests.events.signup.sent import an_event
from tests.events.signup.sent import typed as signup_form
from tests.factories import (
    make_alert,
    make_confirmation_request,
    make_contact,
    make_event,
    make_interest,
    make_registration,
    make_unit,
    make_user,
)
from tests.links import PAGES, token_of, tokens_in
from tests.open_forms import sent_form
from tests.premises.alerts.sent import send as send_alerts
from tests.premises.alerts.sent import typed as alert_form
from tests.premises.interest.sent import typed as interest_form

pytestmark = pytest.mark.django_db

OLD_KEY, NEW_KEY = "old-" * 20, "new-" * 20


def rotate(settings):
    """What README says of a new key: the old one stays as a fallback."""
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW_KEY, [OLD_KEY]


def made_of_the_key(purpose, key):
    """A link's secret as it was before each mail had its own, made of the key of the time and the record."""
    digest = hmac.new(OLD_KEY.encode(), f"{purpose}:{key}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def interest_mails(client):
    client.post("/lokaler/interesse/", interest_form())
    return lambda: Interest.objects.get().mail_sender("confirm")


def signup_mails(client):
    event = an_event()
    client.post(f"/arrangementer/{event.slug}/pamelding/", signup_form())
    return lambda: notices.notify(Registration.objects.get(), "reminder")


def alert_mails(client):
    client.post("/lokaler/varsel/?areal_min=600", alert_form())
    SearchAlert.objects.get().confirm(timezone.now())

    def later():
        make_unit()
        send_alerts()

    return later


def landlord_mails(_client):
    now, unit = timezone.now(), make_unit(confirmed_on=timezone.localdate() - timedelta(days=70))
    unit.building.contact_email = "utleie@gardeier.example"
    unit.building.save()
    asking.ask(now)

    def later():
        ConfirmationRequest.objects.update(sent_at=now - timedelta(days=15))
        asking.ask(now)

    return later


def profile_mails(client):
    contact = make_contact(may_edit=True, email="kari@robotikk.example")
    page = f"/medlemmer/{contact.organisation.slug}/rediger/"
    client.post(page, sent_form(email=contact.email))

    def later():
        ProfileLink.objects.update(created_at=timezone.now() - timedelta(minutes=5))
        client.post(page, sent_form(email=contact.email))

    return later


def links_of(mail):
    """The addresses in a mail that hold a secret."""
    site = "http://127.0.0.1:8000"
    return [word.removeprefix(site) for word in mail.text.split() if word.startswith(site) and tokens_in(word)]


@pytest.mark.parametrize("begin", [interest_mails, signup_mails, alert_mails, landlord_mails, profile_mails])
def test_every_link_works_after_the_key_is_rotated_whether_it_was_mailed_before_or_after(client, settings, begin):
    settings.SECRET_KEY, settings.STAFF_EMAILS = OLD_KEY, []
    later = begin(client)

    rotate(settings)
    later()

    first, second = Mail.objects.order_by("pk")
    links = [links_of(mail) for mail in (first, second)]
    assert [len(found) > 0 for found in links] == [True, True]
    assert set(tokens_in(first.text)) & set(tokens_in(second.text)) == set()
    assert {(link, client.get(link).status_code) for found in links for link in found} == {
        (link, 200) for found in links for link in found
    }


@pytest.mark.parametrize(
    ("make", "purpose", "key", "page"),
    [
        (make_interest, "interest-link", lambda row: row.submission.hex, "/lokaler/interesse/"),
        (make_registration, "registration-link", lambda row: row.submission.hex, "/arrangementer/pamelding/"),
        (make_alert, "alert-link", lambda row: f"{row.email} {row.query}", "/lokaler/varsel/"),
        (
            make_confirmation_request,
            "confirmation-link",
            lambda row: f"{row.email} {timezone.localdate(row.sent_at).isoformat()}",
            "/lokaler/bekreft/",
        ),
    ],
)
def test_links_that_were_made_of_the_key_work_after_it_is_rotated(client, settings, make, purpose, key, page):
    row = make()
    token = made_of_the_key(purpose, key(row))
    row.token_hash = hashlib.sha256(token.encode()).hexdigest()
    row.save()

    rotate(settings)

    assert type(row).objects.by_token(token).get() == row
    assert [client.get(f"{page}{one}/").status_code for one in (token, token_of(row), token[:-1])] == [200, 200, 404]


def test_a_code_that_was_made_of_the_key_still_confirms_the_address_it_was_mailed_to(client, settings):
    rotate(settings)
    interest = make_interest()
    code = made_of_the_key("interest-email", f"{interest.submission.hex}:{interest.email}")
    moved = make_interest(email="ny@leietaker.example")
    old = made_of_the_key("interest-email", f"{moved.submission.hex}:ola@leietaker.example")

    answers = [
        client.post(f"/lokaler/interesse/{token_of(row)}/bekreft/{one}/").status_code
        for row, one in ((interest, code), (moved, old))
    ]

    assert answers == [302, 404]


def test_a_profile_that_is_being_edited_can_be_sent_after_the_key_is_rotated(client, settings):
    settings.SECRET_KEY = OLD_KEY
    contact = make_contact(may_edit=True)
    _link, token = ProfileLink.objects.issue(contact, "", timezone.now())
    first = client.post(f"/medlemmer/profil/{token}/")

    rotate(settings)

    second = client.post(f"/medlemmer/profil/{token}/")  # the second press of a double click
    assert first["Location"] == second["Location"]
    assert client.get(first["Location"]).status_code == 200


def test_what_one_sender_sent_before_and_after_the_key_is_rotated_is_counted_together(client, settings):
    settings.SECRET_KEY, settings.FORMS_AN_HOUR_PER_ADDRESS = OLD_KEY, 2
    first = client.post("/lokaler/interesse/", interest_form())

    rotate(settings)
    answers = [client.post("/lokaler/interesse/", interest_form(email=f"{name}@b.example")) for name in "xy"]

    assert [answer.status_code for answer in (first, *answers)] == [302, 302, 429]


def test_a_form_that_was_opened_before_the_key_is_rotated_can_be_sent_after_it(client, settings):
    settings.SECRET_KEY = OLD_KEY
    form = interest_form()

    rotate(settings)

    assert client.post("/lokaler/interesse/", form).status_code == 302


@pytest.mark.parametrize("make", [make_interest, make_registration, make_alert, make_confirmation_request])
def test_a_link_is_of_one_kind_of_record_and_one_purpose_and_goes_with_its_record(make):
    row = make()
    tokens = [row.new_token(), row.new_token(), row.new_token("another")]

    found = {model: [len(model.objects.by_token(token)) for token in tokens] for model in PAGES}
    row.delete()

    assert found == {model: [1, 1, 0] if model is type(row) else [0, 0, 0] for model in PAGES}
    assert Link.objects.count() == 0


def test_nothing_that_is_stored_leads_to_a_link():
    registration = make_registration()
    link = registration.links.get()

    assert link.hash == hashlib.sha256(registration.token.encode()).hexdigest()
    assert (len(registration.token), registration.token_hash) == (43, None)
    assert registration.token not in f"{link} {vars(link)} {Registration.objects.values().get()}"


def test_who_signed_up_is_found_by_no_link_once_it_is_forgotten_who_it_was(client):
    event = make_event(starts_at=timezone.now() - timedelta(days=40))
    registration = make_registration(event=event, token_hash="a" * 64)

    erase_registrations(timezone.now())

    registration.refresh_from_db()
    assert (registration.name, registration.token_hash, Link.objects.count()) == ("", None, 0)
    assert client.get(f"/arrangementer/pamelding/{registration.token}/").status_code == 404


def test_staff_see_what_a_link_is_for_and_never_the_hash(client):
    link = make_interest().links.get()
    client.force_login(make_user(username="stab", is_staff=True, is_superuser=True))

    page = client.get(f"/admin/open_forms/link/{link.pk}/change/").content.decode()

    assert ["interest" in page, link.hash in page] == [True, False]
