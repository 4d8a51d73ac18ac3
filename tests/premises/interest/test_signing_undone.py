"""A signing is taken back with all that it made, or not at all."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from members.models import Organisation
from premises.models import Lease, LettingNotice, Reservation, Signing, Unit
from tests.factories import (
    make_interest,
    make_lease,
    make_letting_notice_line,
    make_membership,
    make_organisation,
    make_reservation,
    make_signing,
    make_unit,
    make_user,
)
from tests.looking import sent
from tests.pages_read import filled, messages, text
from tests.premises.interest.staff_pages import page_of, signing, steps_of
from tests.threads import in_threads


def undo(staff, interest):
    return staff.post(page_of(interest, "angre-signering/"), follow=True)


def everything():
    """What signing and its opposite change, in all."""
    return {
        "leases": list(Lease.objects.order_by("pk").values()),
        "organisations": list(Organisation.objects.order_by("pk").values()),
        "units": list(Unit.objects.order_by("pk").values()),
    }


@pytest.mark.django_db
def test_what_the_step_made_goes_and_the_offers_are_as_they_were(staff):
    offered, kept_back = make_unit(name="B-1"), make_unit(name="B-2", is_offered=False)
    interest = make_interest(units=[offered, kept_back], status="negotiating")
    make_interest(units=[offered])
    before = everything()

    staff.post(page_of(interest, "signer/"), signing(offered, kept_back))
    between = everything()
    done = undo(staff, interest)

    interest.refresh_from_db()
    assert len(between["leases"]) == 2
    assert everything() == before
    assert messages(done)[-1] == "Signeringen er angret."
    assert (interest.status, interest.closed_at) == ("negotiating", None)
    assert steps_of(interest)[-1] == ("signed", "negotiating", "Signeringen av B-1, B-2 er angret.", "stab")
    assert list(LettingNotice.objects.values_list("state", flat=True)) == ["withdrawn"]


@pytest.mark.django_db
def test_what_was_taken_back_can_be_signed_again(staff):
    unit = make_unit()
    interest = make_interest(units=[unit])

    staff.post(page_of(interest, "signer/"), signing(unit))
    undo(staff, interest)
    staff.post(page_of(interest, "signer/"), signing(unit))

    assert [one.undone_at is None for one in interest.signings.order_by("pk")] == [False, True]
    assert Lease.objects.count() == 1


@pytest.mark.django_db
def test_an_organisation_that_was_chosen_stays(staff):
    organisation, unit = make_organisation(), make_unit()
    interest = make_interest(units=[unit])

    staff.post(page_of(interest, "signer/"), signing(unit, organisation=organisation.pk, new_name=""))
    undo(staff, interest)

    assert (list(Organisation.objects.all()), Lease.objects.count()) == ([organisation], 0)


@pytest.mark.django_db
@pytest.mark.parametrize("use", ["edited", "a member"])
def test_an_organisation_that_others_have_taken_in_use_stays_and_that_is_said(staff, use):
    unit = make_unit()
    interest = make_interest(units=[unit])
    staff.post(page_of(interest, "signer/"), signing(unit))
    organisation = Organisation.objects.get()
    if use == "a member":
        make_membership(organisation=organisation)
    else:
        Organisation.objects.update(website="https://robotikk.example/")

    done = undo(staff, interest)

    assert "Virksomheten Robotikk Ærø AS er tatt i bruk til mer, og blir stående." in messages(done)
    assert (Organisation.objects.count(), Lease.objects.count()) == (1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("depends", "sentence"),
    [
        (
            lambda lease: Lease.objects.filter(pk=lease.pk).update(ends_on=date(2030, 1, 31)),
            "Leieforholdet i B-1 er endret siden (til og med).",
        ),
        (
            lambda lease: lease.shared_with.add(make_organisation()),
            "Noe annet er knyttet til leieforholdet i B-1.",
        ),
        (
            lambda lease: make_lease(unit=lease.unit, starts_on=date(2031, 1, 1)),
            "B-1 er siden leid ut videre.",
        ),
    ],
    ids=["changed", "shared", "let again"],
)
def test_what_later_depends_on_it_is_said_and_nothing_is_taken_back(staff, depends, sentence):
    unit = make_unit(name="B-1")
    interest = make_interest(units=[unit])
    staff.post(page_of(interest, "signer/"), signing(unit, ends_on="2030-12-31"))
    depends(Lease.objects.get())
    before = everything()

    refused = undo(staff, interest)

    interest.refresh_from_db()
    assert refused.context["sentences"] == [sentence]
    assert sentence in text(refused)
    assert (everything(), interest.status) == (before, "signed")


@pytest.mark.django_db
def test_a_lease_that_is_deleted_by_hand_is_no_hindrance(staff):
    unit = make_unit()
    interest = make_interest(units=[unit])
    staff.post(page_of(interest, "signer/"), signing(unit))
    Lease.objects.all().delete()

    undo(staff, interest)

    unit.refresh_from_db()
    assert (unit.is_offered, Organisation.objects.count()) == (True, 0)


@pytest.mark.django_db
def test_those_who_have_been_told_are_counted(staff):
    unit = make_unit()
    interest = make_interest(units=[unit])
    staff.post(page_of(interest, "signer/"), signing(unit))
    notice = LettingNotice.objects.create(state="done", finished_at="2026-11-26T12:00:00Z")
    Signing.objects.update(notice=notice)
    make_letting_notice_line(notice=notice, unit=unit, told_at="2026-11-26T12:00:00Z")

    done = undo(staff, interest)

    assert messages(done)[-2] == ("1 som hadde spurt, har alt fått e-post om at lokalet er borte. Skriv til dem.")


@pytest.mark.django_db
def test_no_status_goes_around_it(staff):
    unit = make_unit()
    interest = make_interest(units=[unit])
    staff.post(page_of(interest, "signer/"), signing(unit))

    refused = staff.post(page_of(interest), filled(staff.get(page_of(interest)), status="contacted"))
    action = {"action": "move_to_contacted", "_selected_action": [interest.pk]}
    many = staff.post("/admin/premises/interest/", action, follow=True)

    interest.refresh_from_db()
    assert "Meldingen er signert. Angre signeringen først, så går leieforholdene med." in text(refused)
    assert messages(many)[-1] == (
        f"Signert, og latt stå: {interest.reference}. Angre signeringen på siden til hver av dem."
    )
    assert (interest.status, Lease.objects.count()) == ("signed", 1)


@pytest.mark.django_db
def test_a_signing_stands_once_an_interest():
    signing = make_signing()

    with transaction.atomic(), pytest.raises(IntegrityError, match="signing_one_standing"):
        make_signing(interest=signing.interest)


@pytest.mark.django_db(transaction=True)
def test_two_who_take_it_back_at_once_do_it_once():
    user, unit = make_user(is_staff=True, is_superuser=True), make_unit()
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(user)
    interest = make_interest(units=[unit])
    sent(browsers[0], page_of(interest, "signer/"), signing(unit))
    make_reservation(unit=unit)

    answers = in_threads(2, lambda: browsers.pop().post(page_of(interest, "angre-signering/")).status_code)

    assert sorted(answers) in ([200, 302], [302, 302])
    assert (Lease.objects.count(), Reservation.objects.count()) == (0, 1)
    assert [step[1] for step in steps_of(interest)] == ["signed", "new"]
