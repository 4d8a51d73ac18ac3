"""The staff's queue of requests: what waits, who may decide, and what is deleted."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from members.joining.privacy import erase_join_requests
from members.models import Contact, JoinRequest, Organisation
from tech_port.outbox.models import Mail
from tests.factories import (
    make_join_request,
    make_mail,
    make_membership,
    make_organisation,
    make_user,
)
from tests.members.joining.requests import ADDRESS, ORGNR, approval, page_of, typed
from tests.pages_read import elements, text
from tests.traces import CANARY, columns_with

# The queue


@pytest.mark.django_db
def test_those_that_wait_are_on_top_and_on_the_front_page(staff):
    make_join_request(name="Avslått AS", status="declined")
    make_join_request(name="Gammel AS", received_at=timezone.now() - timedelta(days=9))
    make_join_request(name="Ny AS")

    listed = staff.get("/admin/members/joinrequest/").context["cl"].result_list
    todo = [(row.text, row.url) for row in staff.get("/admin/").context["todo"]]

    assert [request.name for request in listed] == ["Ny AS", "Gammel AS", "Avslått AS"]
    assert todo == [("2 innmeldinger venter på svar", "/admin/members/joinrequest/?status__exact=received")]


@pytest.mark.django_db
def test_the_queue_says_who_is_a_member_already(staff):
    member = make_organisation(name="Medlem AS", orgnr=ORGNR)
    make_membership(organisation=member)
    make_membership(organisation=make_organisation(name="Var Medlem AS"), ends_on=date(2022, 1, 1))
    for name, orgnr in (("medlem as", ""), ("Avdeling B", ORGNR), ("Var Medlem AS", ""), ("Ny AS", "")):
        make_join_request(name=name, orgnr=orgnr)

    listed = staff.get("/admin/members/joinrequest/").context["cl"].result_list

    assert {request.name: request.is_known for request in listed} == {
        "medlem as": True,
        "Avdeling B": True,
        "Var Medlem AS": False,
        "Ny AS": False,
    }


@pytest.mark.django_db
def test_the_page_of_a_request_shows_all_that_was_sent_and_who_it_may_be(staff):
    known = make_organisation(name="Fjordkraft Robotikk Norge AS")
    request = make_join_request(
        name="Fjordkraft Robotikk AS", orgnr=ORGNR, about="Vi lager roboter.", reason="Vi vil ha naboer."
    )
    other = make_join_request(name="Annet navn", email=request.email)

    page = staff.get(page_of(request))

    words = text(page)
    links = {link.get("href"): "".join(link.itertext()) for link in elements(page, "a")}
    for said in (
        "Fjordkraft Robotikk AS",
        "923\u00a0609\u00a0016",
        "Vi lager roboter.",
        "Vi vil ha naboer.",
        request.email,
    ):
        assert said in words
    assert links[f"/admin/members/organisation/{known.pk}/change/"] == known.name
    assert "(liknende navn)" in words
    assert page_of(other) in links
    assert {page_of(request, "godkjenn/"), page_of(request, "avsla/")} <= set(links)
    assert [field.get("name") for field in elements(page, "input") if field.get("name") == "_save"] == []


# Rights


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("permissions", "read", "approve", "decline"),
    [
        (["members.view_organisation"], 403, 403, 403),
        (["members.view_joinrequest"], 200, 403, 403),
        (["members.view_joinrequest", "members.change_joinrequest"], 200, 403, 200),
    ],
)
def test_deciding_needs_its_rights(client, permissions, read, approve, decline):
    request = make_join_request()
    client.force_login(make_user(*permissions))

    statuses = [client.get(page_of(request, rest)).status_code for rest in ("change/", "godkjenn/", "avsla/")]
    posted = client.post(page_of(request, "godkjenn/"), approval()).status_code

    assert statuses == [read, approve, decline]
    assert (posted, Organisation.objects.count()) == (403, 0)


def test_visitors_are_sent_to_sign_in(client, db):
    request = make_join_request()

    answers = [client.get(page_of(request, rest)) for rest in ("godkjenn/", "avsla/")]

    assert [answer["Location"].split("?")[0] for answer in answers] == ["/admin/login/"] * 2


# Deletion


@pytest.mark.django_db
def test_requests_are_deleted_with_their_mails_when_their_time_has_come():
    now = timezone.now()

    def ago(**period):
        return now - relativedelta(**period)

    old = ago(months=6, days=1)
    for status in ("declined", "approved"):
        make_join_request(status=status, decided_at=old, received_at=old, name=CANARY, email=f"{CANARY}@x.example")
    unanswered = make_join_request(received_at=ago(months=12, days=1), email=f"{CANARY}@x.example")
    make_mail(about=unanswered, to=f"{CANARY}@x.example", text=CANARY)
    kept = [
        make_join_request(received_at=ago(months=11, days=27)),
        make_join_request(status="declined", received_at=ago(months=8), decided_at=ago(months=5, days=27)),
    ]
    kept_mail = make_mail(about=kept[0], to=kept[0].email)

    count = erase_join_requests(now)

    assert count == 3
    assert set(JoinRequest.objects.all()) == set(kept)
    assert list(Mail.objects.all()) == [kept_mail]
    assert columns_with(CANARY) == {}


@pytest.mark.django_db
def test_of_who_became_a_member_the_contact_stays_when_the_request_goes(admin_user):
    request = make_join_request(contact_name="Ada Søker")
    request.approve(by=admin_user, level="member", starts_on=timezone.localdate(), slug="soker")

    count = erase_join_requests(timezone.now() + relativedelta(months=7))

    assert (count, JoinRequest.objects.count()) == (1, 0)
    assert list(Contact.objects.values_list("organisation__slug", "name")) == [("soker", "Ada Søker")]


@pytest.mark.django_db
def test_staff_delete_a_request_with_its_mails(staff):
    staff.post(ADDRESS, typed(name=CANARY, about=CANARY, email=f"{CANARY}@x.example"))
    request = JoinRequest.objects.get()

    staff.post(page_of(request, "delete/"), {"post": "yes"})
    undecided = JoinRequest.objects.count()
    request.decline(by=make_user(), reason="Ikke nå")
    staff.post(page_of(request, "delete/"), {"post": "yes"})

    assert (undecided, JoinRequest.objects.count()) == (1, 0)
    assert LogEntry.objects.get().object_repr == str(request.pk)
    assert columns_with(CANARY) == {}
