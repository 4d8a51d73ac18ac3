"""The staff's answer to a request: a member with a page of its own, or a no with its reason."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from members.models import Contact, JoinRequest, Membership, Organisation
from tech_port.outbox.models import Mail
from tests.factories import (
    make_contact,
    make_join_request,
    make_membership,
    make_organisation,
    make_user,
)
from tests.members.joining.requests import ORGNR, approval, page_of
from tests.pages_read import messages
from tests.threads import in_threads

# Approving


@pytest.mark.django_db
def test_approving_makes_the_organisation_the_membership_the_editor_and_the_mail(staff):
    request = make_join_request(
        name="Fjordkraft Robotikk AS", orgnr=ORGNR, website="https://robotikk.example/", about="Vi lager roboter."
    )

    done = staff.post(page_of(request, "godkjenn/"), approval(), follow=True)

    request.refresh_from_db()
    organisation, contact, mail = request.organisation, Contact.objects.get(), Mail.objects.get()
    assert done.redirect_chain == [(page_of(request), 302)]
    assert messages(done) == ["Godkjent. Søkeren får e-post."]
    assert (request.status, request.decided_by.username) == ("approved", "stab")
    assert (organisation.name, organisation.slug, organisation.orgnr) == (request.name, "fjordkraft-robotikk-as", ORGNR)
    assert (organisation.text_nb, organisation.text_en) == ("Vi lager roboter.", "")
    assert list(organisation.memberships.values_list("level", "starts_on", "ends_on")) == [
        ("member", date(2026, 12, 1), None)
    ]
    assert (contact.organisation, contact.email, contact.may_edit, contact.is_public) == (
        organisation,
        request.email,
        True,
        False,
    )
    assert (mail.to, mail.about) == (request.email, request)
    assert mail.subject == "Fjordkraft Robotikk AS er med i Trondheim Tech Port"
    assert "/medlemmer/fjordkraft-robotikk-as/\n" in mail.text
    assert "/medlemmer/fjordkraft-robotikk-as/rediger/\n" in mail.text
    assert "1.\u00a0desember 2026" in mail.text
    assert Client().get("/medlemmer/fjordkraft-robotikk-as/").status_code == 200


@pytest.mark.django_db
def test_who_wrote_in_english_is_answered_in_english_and_its_text_is_the_english_one(staff):
    request = make_join_request(name="Fjord Inc", language="en", about="We make robots.")

    staff.post(page_of(request, "godkjenn/"), approval(slug="fjord-inc", level="partner"))

    organisation, mail = Organisation.objects.get(), Mail.objects.get()
    assert (organisation.text_nb, organisation.text_en) == ("", "We make robots.")
    assert mail.subject == "Fjord Inc has joined Trondheim Tech Port"
    assert "/en/members/fjord-inc/\n" in mail.text
    assert "/en/members/fjord-inc/edit/\n" in mail.text


@pytest.mark.django_db
def test_an_organisation_that_exists_is_chosen_to_begin_with_and_keeps_what_it_says(staff):
    known = make_organisation(name="Robotikk", orgnr=ORGNR, text_nb="Vår egen tekst.")
    make_contact(organisation=known, name="Kari N.", email="KARI@robotikk.example", may_edit=False)
    request = make_join_request(name="Fjordkraft", orgnr=ORGNR, email="kari@robotikk.example", about="Ny tekst.")

    form = staff.get(page_of(request, "godkjenn/")).context["form"]
    staff.post(page_of(request, "godkjenn/"), approval(organisation=known.pk, slug=""))

    known.refresh_from_db()
    assert form["organisation"].value() == known.pk
    assert (known.name, known.text_nb, Organisation.objects.count()) == ("Robotikk", "Vår egen tekst.", 1)
    assert known.memberships.count() == 1
    assert list(known.contacts.values_list("name", "may_edit")) == [("Kari N.", True)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"starts_on": ""}, {"starts_on"}),
        ({"slug": ""}, {"slug"}),
        ({"slug": "bli-medlem"}, {"slug"}),
        ({"slug": "opptatt"}, {"slug"}),
        ({"slug": "æ ø"}, {"slug"}),
        ({"level": "x"}, {"level"}),
        ({"organisation": "0"}, {"organisation"}),
    ],
)
def test_what_cannot_be_approved_is_said_at_its_field_and_nothing_is_stored(staff, changes, errors):
    make_organisation(slug="opptatt")
    request = make_join_request()

    answer = staff.post(page_of(request, "godkjenn/"), approval(**changes))

    request.refresh_from_db()
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == errors
    assert (request.status, Organisation.objects.count(), Mail.objects.count()) == ("received", 1, 0)


@pytest.mark.django_db
def test_a_membership_that_overlaps_is_refused_in_a_sentence_and_leaves_no_trace(staff):
    member = make_membership().organisation
    request = make_join_request()

    answer = staff.post(page_of(request, "godkjenn/"), approval(organisation=member.pk))

    request.refresh_from_db()
    assert answer.context["form"].non_field_errors() == ["Virksomheten har alt et medlemskap i denne perioden."]
    assert (request.status, request.organisation) == ("received", None)
    assert (Membership.objects.count(), Contact.objects.count(), Mail.objects.count()) == (1, 0, 0)


@pytest.mark.django_db
def test_a_second_click_says_what_was_decided(staff):
    request = make_join_request()
    staff.post(page_of(request, "avsla/"), {"reason": "Dere er i Bergen."})

    approved = staff.post(page_of(request, "godkjenn/"), approval(), follow=True)
    looked = staff.get(page_of(request, "avsla/"), follow=True)

    request.refresh_from_db()
    assert messages(approved)[-1] == "Innmeldingen er alt avgjort: avslått."
    assert looked.redirect_chain == [(page_of(request), 302)]
    assert (request.status, Organisation.objects.count(), Mail.objects.count()) == ("declined", 0, 1)


@pytest.mark.django_db(transaction=True)
def test_two_staff_at_once_make_one_member():
    user, request = make_user(is_staff=True), make_join_request()

    def approve():
        with translation.override("nb"):
            own = JoinRequest.objects.get(pk=request.pk)
            return own.approve(by=user, level="member", starts_on=date(2026, 12, 1), slug="fjord")

    results = in_threads(6, approve)

    assert sorted(results) == [False] * 5 + [True]
    assert (Organisation.objects.count(), Membership.objects.count(), Contact.objects.count()) == (1, 1, 1)
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_requests_of_one_organisation_approved_at_once_make_one_membership():
    user, organisation = make_user(is_staff=True), make_organisation()
    requests = [make_join_request(), make_join_request()]

    def approve():
        own = requests.pop()
        try:
            return own.approve(by=user, level="member", starts_on=date(2026, 12, 1), organisation=organisation)
        except ValidationError as error:
            return len(error.messages) == 1 and error.messages[0].endswith(".") and "sentence"

    results = in_threads(2, approve)

    assert sorted(map(str, results)) == ["True", "sentence"]
    assert (Membership.objects.count(), Mail.objects.count()) == (1, 1)


# Declining


@pytest.mark.django_db
def test_declining_mails_the_reason(staff):
    request = make_join_request(language="en")

    refused = staff.post(page_of(request, "avsla/"), {"reason": " "})
    done = staff.post(page_of(request, "avsla/"), {"reason": "You are in <Bergen>."}, follow=True)

    request.refresh_from_db()
    mail = Mail.objects.get()
    assert refused.context["form"].errors == {"reason": ["Skriv hvorfor."]}
    assert messages(done) == ["Avslått. Søkeren får e-post."]
    assert (request.status, request.answer) == ("declined", "You are in <Bergen>.")
    assert (mail.to, mail.subject) == (request.email, "Your request for membership")
    assert "You are in <Bergen>." in mail.text
    assert "You are in &lt;Bergen&gt;." in mail.html
