"""The tenant's own page: changing, writing, and confirming the address, behind a secret link alone."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from premises.models import Interest, InterestMessage, InterestStep
from tech_port.outbox.models import Mail
from tests.factories import make_interest, make_interest_message, make_unit, make_user
from tests.links import confirm_link, link_to, token_of, tokens_in
from tests.premises.interest.sent import ADDRESS, PERSONAL, form_of, message, typed
from tests.threads import in_threads
from tests.traces import CANARY

# Changing


@pytest.mark.django_db
def test_a_change_is_stored_with_the_names_of_its_fields_and_told_to_the_staff_without_personal_data(client, settings):
    unit, other = make_unit(name="B3-601"), make_unit(name="B3-602")
    interest = make_interest(units=[unit, other], status="contacted")
    link = link_to(interest)

    answer = client.post(
        f"{link}endre/",
        form_of(
            interest,
            area_max_m2="1200",
            move_in_on="2027-08-01",
            orgnr="923 609 016",
            phone="91 86 21 51",
            contact_name=f"Kari {CANARY}",
            message=f"Vi er en {CANARY}.",
            lokale=[unit.pk],
        ),
    )

    interest.refresh_from_db()
    step, notice = interest.steps.get(), Mail.objects.get()
    assert answer["Location"] == link
    assert (interest.area_max_m2, interest.move_in_on) == (1200, date(2027, 8, 1))
    assert (interest.orgnr, interest.phone, interest.contact_name) == ("923609016", "+4791862151", f"Kari {CANARY}")
    assert list(interest.units.all()) == [unit]
    assert sorted(step.changed) == ["area_max_m2", "contact_name", "message", "move_in_on", "orgnr", "phone", "units"]
    assert (step.before, step.after, step.by) == ("contacted", "contacted", None)
    assert notice.to == settings.STAFF_EMAILS[0]
    assert notice.subject == f"Interessemelding {interest.reference} er endret: B3-601 i {unit.building.name}"
    assert "areal til (m²)" in notice.text
    assert f"/admin/premises/interest/{interest.pk}/change/" in notice.text
    for personal in (*PERSONAL, token_of(interest)):
        assert personal not in notice.subject + notice.text + notice.html


@pytest.mark.django_db
def test_the_change_form_is_filled_in_with_what_is_stored(client):
    interest = make_interest(area_min_m2=777, units=[make_unit(name="B3-601")])

    page = client.get(f"{link_to(interest)}endre/")

    html = page.content.decode()
    assert 'value="777"' in html
    assert "Vi ser etter et lyst kontor." in html
    assert "B3-601" in html
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "same-origin")


@pytest.mark.django_db
def test_a_change_of_nothing_writes_no_line_and_sends_no_mail(client):
    interest = make_interest(units=[make_unit(hidden=True)], orgnr="923609016", phone="+4791862151")

    answer = client.post(f"{link_to(interest)}endre/", form_of(interest, orgnr="923 609 016"))

    assert answer.status_code == 302
    assert (InterestStep.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_what_is_wrong_in_a_change_is_said_at_its_field_and_nothing_is_stored(client):
    interest = make_interest()

    answer = client.post(f"{link_to(interest)}endre/", form_of(interest, area_max_m2="1", message="Behold"))

    interest.refresh_from_db()
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"area_max_m2": ["«Areal til» er mindre enn «areal fra»."]}
    assert "Behold" in answer.content.decode()
    assert (interest.area_max_m2, interest.message) == (900, "Vi ser etter et lyst kontor.")


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["signed", "declined", "withdrawn", "lost"])
def test_a_closed_interest_says_that_it_cannot_be_changed(client, status):
    interest = make_interest(status=status)
    link = f"{link_to(interest)}endre/"

    shown, sent = client.get(link), client.post(link, form_of(interest, area_max_m2="1200"))

    interest.refresh_from_db()
    assert (shown.status_code, sent.status_code) == (200, 422)
    for page in (shown, sent):
        assert "Interessen er avsluttet og kan ikke endres. Meld interesse på nytt." in page.content.decode()
        assert "<textarea" not in page.content.decode()
    assert interest.area_max_m2 == 900


@pytest.mark.django_db
def test_a_new_address_must_be_confirmed_anew_by_a_mail_to_it(client):
    interest = make_interest(email_confirmed_at=timezone.now())

    client.post(f"{link_to(interest)}endre/", form_of(interest, email="ny@leietaker.example"))

    interest.refresh_from_db()
    mail = Mail.objects.get(to="ny@leietaker.example")
    assert interest.email_confirmed_at is None
    _link, code = tokens_in(mail.text)
    assert [interest.is_confirmed_by(code), tokens_in(mail.html)[1]] == [True, code]


@pytest.mark.django_db
def test_the_page_shows_changes_to_the_tenant_and_notes_to_nobody_outside(client):
    interest = make_interest()
    interest.move_to("new", by=make_user(is_staff=True), note="Virker useriøs")
    interest.steps.create(before="new", after="new", changed=["area_max_m2", "email"])

    html = client.get(link_to(interest)).content.decode()

    assert "Endret av deg</strong>: areal til (m²), e-post" in html
    assert "Virker useriøs" not in html
    assert html.count('<time class="small muted"') == 1


# Writing


@pytest.mark.django_db
def test_a_message_is_in_the_thread_and_told_to_the_staff_without_its_words(client, settings):
    interest = make_interest(contact_name=CANARY, email="kanari@robotikk.example")
    make_interest_message(interest=interest, subject="Om lokalet", body="Velkommen på visning.")
    link = link_to(interest)

    answer = client.post(f"{link}melding/", message(body=f"Er {CANARY} <b>ledig</b>?"))

    html, notice = client.get(link).content.decode(), Mail.objects.get()
    assert answer["Location"] == f"{link}#traad"
    assert list(interest.messages.values_list("sender", "body")) == [
        ("staff", "Velkommen på visning."),
        ("tenant", f"Er {CANARY} <b>ledig</b>?"),
    ]
    assert html.index("Velkommen på visning.") < html.index(f"Er {CANARY} &lt;b&gt;ledig&lt;/b&gt;?")
    assert notice.to == settings.STAFF_EMAILS[0]
    assert notice.subject == f"Ny melding om {interest.reference}: lokaler på 600–900 m²"
    for personal in (*PERSONAL, "ledig", token_of(interest)):
        assert personal not in notice.subject + notice.text + notice.html


@pytest.mark.django_db
@pytest.mark.parametrize("body", ["", " \n ", "x" * 5001, "\x00"])
def test_an_empty_or_endless_message_is_refused_in_words(client, body):
    interest = make_interest()

    answer = client.post(f"{link_to(interest)}melding/", message(body=body))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["body"]
    assert '<a href="#id_body">' in answer.content.decode()
    assert (InterestMessage.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_too_many_messages_in_an_hour_are_told_to_wait(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    interest = make_interest()

    answers = [client.post(f"{link_to(interest)}melding/", message()) for _number in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "Er lokalet ledig før jul?" in answers[-1].content.decode()
    assert InterestMessage.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_message_and_one_mail():
    link, form = link_to(make_interest(), "melding/"), message()

    answers = in_threads(8, lambda: Client().post(link, form).status_code)

    assert answers == [302] * 8
    assert (InterestMessage.objects.count(), Mail.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_another_interests_message_with_the_same_hidden_number_stops_nobody(client):
    form = message()

    for interest in (make_interest(), make_interest()):
        client.post(f"{link_to(interest)}melding/", form)

    assert [interest.messages.count() for interest in Interest.objects.all()] == [1, 1]


# Confirming


@pytest.mark.django_db
def test_the_receipt_alone_has_the_link_that_confirms_the_address(client):
    client.post("/lokaler/interesse/", typed())
    interest, receipt = Interest.objects.get(), Mail.objects.get(to="kari@robotikk.example")
    token, code = tokens_in(receipt.text)
    own_page = client.get(f"{ADDRESS}{token}/").content.decode()

    page = client.get(f"{ADDRESS}{token}/bekreft/{code}/")
    unconfirmed = Interest.objects.get().email_confirmed_at
    answer = client.post(f"{ADDRESS}{token}/bekreft/{code}/")

    interest.refresh_from_db()
    assert tokens_in(receipt.html) == [token, code]
    assert code not in own_page
    assert [code in mail.text for mail in Mail.objects.exclude(pk=receipt.pk)] == [False]
    assert (page.status_code, unconfirmed) == (200, None)
    assert answer["Location"] == f"{ADDRESS}{token}/"
    assert interest.email_confirmed_at is not None


@pytest.mark.django_db
def test_confirming_takes_the_code_of_this_interest_and_this_address(client):
    interest, other = make_interest(), make_interest()
    link = link_to(interest)
    old_code = interest.new_links()["code"]
    client.post(f"{link}endre/", form_of(interest, email="ny@leietaker.example"))

    codes = ["feil", old_code, other.new_links()["code"], token_of(interest)]
    answers = [client.post(f"{link}bekreft/{code}/").status_code for code in codes]

    assert answers == [404] * 4
    assert Interest.objects.filter(email_confirmed_at=None).count() == 2


@pytest.mark.django_db
def test_confirming_twice_keeps_the_first_time(client):
    first = timezone.now() - timedelta(days=3)
    interest = make_interest(email_confirmed_at=first)

    shown = client.get(confirm_link(interest)).content.decode()
    client.post(confirm_link(interest))

    interest.refresh_from_db()
    assert "ola@leietaker.example er bekreftet." in shown
    assert interest.email_confirmed_at == first


# The links


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["", "endre/", "melding/", "last-ned/", "slett/", "bekreft/x/"])
def test_a_wrong_link_is_not_found(client, rest):
    make_interest()

    assert client.get(f"/lokaler/interesse/feil/{rest}").status_code == 404


@pytest.mark.django_db
def test_reading_changes_nothing(client):
    interest = make_interest()
    before = Interest.objects.values().get()
    link = link_to(interest)

    for address in (link, f"{link}endre/", f"{link}melding/", f"{link}last-ned/", f"{link}slett/"):
        assert client.get(address).status_code == 200
    client.get(confirm_link(interest))

    assert Interest.objects.values().get() == before
    assert (Mail.objects.count(), InterestStep.objects.count()) == (0, 0)
