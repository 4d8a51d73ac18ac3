"""What is decided for a day to come is on no public page or file before it begins, unless staff have announced it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import BoardSeat, Membership, StaffRole
from premises.models import Lease, Ownership
from tests.addresses import addresses
from tests.crawl import one_version
from tests.factories import (
    make_board_seat,
    make_lease,
    make_membership,
    make_organisation,
    make_ownership,
    make_person,
    make_staff_role,
)

FILES = [
    "medlemmer/?format=csv",
    "medlemmer/?format=json",
    "medlemmer/?format=atom",
    "sok/?q=kanari",
    "sitemap-organisations.xml",
]


def hidden(name):
    """An organisation that only a public record brings onto the site."""
    return make_organisation(name=f"Kanari{name}", slug=f"kanari{name}", is_hidden=True)


@pytest.fixture
def day(site):
    """The day from which others sit, work, are members, own and lease on the site."""
    day = timezone.localdate() + timedelta(days=200)
    to_come = {"starts_on": day, "basis": "agreed", "source": site.source, "shown_from": None}
    make_board_seat(person=make_person(name="Kanarifugl Styre"), organisation=site.landlord, **to_come)
    make_staff_role(person=make_person(name="Kanarifugl Stab"), in_association=True, **to_come)
    make_staff_role(person=make_person(name="Kanarifugl Ansatt"), organisation=site.tenant, **to_come)
    make_membership(organisation=hidden("medlem"), **to_come)
    make_ownership(organisation=hidden("eier"), building=site.building, **to_come)
    del to_come["shown_from"]
    make_lease(organisation=hidden("leier"), building=site.building, tenant_shown_from=None, **to_come)
    return day


def told_on(client, paths):
    """Where a name stands; an address that was asked for, in small letters, stands on its own page."""
    answers = {path: client.get(path) for path in paths}
    return [path for path, answer in answers.items() if not answer.streaming and b"Kanari" in answer.content]


def test_a_seat_a_role_a_membership_an_owner_and_a_tenant_wait_for_their_day_or_for_staff(client, site, day):
    later = [
        f"/om/styret/?dato={day}",
        f"/om/styret/?dato={day}&format=json",
        f"/om/distriktet/?dato={day}",
        f"/lokaler/{site.building.slug}/?dato={day}",
        "/medlemmer/kanarimedlem/",
    ]
    paths = [*(path for _case, path in addresses(site, "nb")), *(f"/{file}" for file in FILES), *later]

    with one_version():
        before = told_on(client, paths)
    days = client.get(f"/om/distriktet/?dato={day - timedelta(days=1)}").content.decode()
    for model in (BoardSeat, StaffRole, Membership, Ownership, Lease):
        model.objects.filter(starts_on=day).update(**{model.SHOWN_FROM: timezone.localdate()})

    assert (before, f"dato={day}" in days) == ([], False)
    assert told_on(client, later) == later
    assert f"dato={day}" in client.get(f"/om/distriktet/?dato={day - timedelta(days=1)}").content.decode()


def test_the_public_knows_from_the_day_it_begins_or_the_day_that_staff_wrote(db):
    today = timezone.localdate()
    coming = today + timedelta(days=30)
    seat = make_board_seat(starts_on=coming, shown_from=None)
    announced = make_board_seat(starts_on=coming, shown_from=today)
    held_back = make_board_seat(starts_on=today - timedelta(days=9), shown_from=coming)
    past = make_board_seat(starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=2))

    found = {on: set(BoardSeat.objects.shown(on)) for on in (today, coming)}

    assert found == {today: {announced, past}, coming: {seat, announced, held_back, past}}
    assert [one.is_shown() for one in (seat, announced, held_back, past)] == [False, True, False, True]
