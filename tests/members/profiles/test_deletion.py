"""Links, proposals and contacts are deleted when their time has come."""

from datetime import date, timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from members.models import Contact, ProfileChange, ProfileLink
from members.privacy import erase_contacts
from members.profiles.privacy import erase_profile_changes, erase_profile_links
from tests.factories import (
    make_contact,
    make_membership,
    make_picture,
    make_profile_change,
    make_profile_link,
)
from tests.traces import CANARY, columns_with


@pytest.mark.django_db
def test_links_are_deleted_after_seven_days():
    now = timezone.now()
    for contact in (None, make_contact()):
        made = now - timedelta(days=7, minutes=1)
        make_profile_link(contact=contact, created_at=made, expires_at=made + timedelta(minutes=15))
    kept = make_profile_link(created_at=now - timedelta(days=6))

    assert erase_profile_links(now) == 2
    assert list(ProfileLink.objects.all()) == [kept]


@pytest.mark.django_db
def test_changes_are_deleted_with_their_values_and_pictures_twelve_months_after_the_decision(
    django_capture_on_commit_callbacks,
):
    now = timezone.now()
    old = now - relativedelta(months=12, days=1)
    decided = make_profile_change(
        status="approved", decided_at=old, sent_at=old, after={"text_nb": CANARY}, logo=make_picture()
    )
    make_profile_change(sent_at=old, after={"text_nb": CANARY})
    kept = make_profile_change(status="rejected", sent_at=old, decided_at=now - relativedelta(months=11))
    file, storage = decided.logo.file.name, decided.logo.file.storage

    with django_capture_on_commit_callbacks(execute=True):
        count = erase_profile_changes(now)

    assert count == 2
    assert list(ProfileChange.objects.all()) == [kept]
    assert (columns_with(CANARY), storage.exists(file)) == ({}, False)


@pytest.mark.django_db
@time_machine.travel("2026-11-20 12:00 +0100", tick=False)
def test_contacts_are_kept_a_year_after_the_membership():
    def contact_of(*periods):
        contact = make_contact()
        for starts_on, ends_on in periods:
            make_membership(organisation=contact.organisation, starts_on=starts_on, ends_on=ends_on)
        return contact

    start = date(2020, 1, 1)
    gone = contact_of((start, date(2025, 11, 19)))
    make_profile_link(contact=gone)
    kept = [
        contact_of((start, date(2025, 11, 20))),
        contact_of((start, None)),
        contact_of((start, date(2022, 1, 1)), (date(2026, 1, 1), None)),
        contact_of(),
    ]

    count = erase_contacts(timezone.now())

    assert count == 1
    assert set(Contact.objects.all()) == set(kept)
    assert ProfileLink.objects.count() == 0
