"""A tenant that is kept back stands nowhere that the public can see, until its day or until staff say so."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from members.models import Organisation
from premises.models import Lease
from tests.factories import (
    make_area,
    make_building,
    make_interest,
    make_lease,
    make_membership,
    make_organisation,
    make_property,
    make_unit,
)
from tests.pages_read import filled
from tests.premises.interest.staff_pages import page_of, signing

pytestmark = pytest.mark.django_db

NAME = "Kanarirobotikk"


def public_pages(building, unit, slug):
    """Every public address on which a tenant of a building may stand."""
    today = timezone.localdate()
    unit_page = f"/lokaler/{building.slug}/{unit.slug}/"
    return [
        "/",
        "/en/",
        f"/lokaler/{building.slug}/",
        f"/lokaler/{building.slug}/?dato={today + timedelta(days=200)}",
        unit_page,
        f"/lokaler/sammenlign/?lokale={unit.pk}",
        "/lokaler/",
        "/lokaler/?format=csv",
        "/lokaler/?format=json",
        "/medlemmer/",
        f"/medlemmer/?bygg={building.slug}",
        "/medlemmer/?format=csv",
        "/medlemmer/?format=json",
        f"/medlemmer/{slug}/",
        f"/en/members/{slug}/",
        "/om/distriktet/",
        f"/om/distriktet/?dato={today + timedelta(days=200)}",
        f"/sok/?q={NAME}",
        "/sitemap-organisations.xml",
    ]


def told_by(client, pages, *words):
    """The pages there are that have one of some words; what is asked for stands in no page for itself."""
    found = {page: client.get(page) for page in pages}
    return [
        page
        for page, answer in found.items()
        if answer.status_code == 200 and any(word in answer.content.decode() for word in words)
    ]


@pytest.fixture
def unit():
    ground = make_property(area=make_area())
    building = make_building(
        name_nb="Byggetrinn 3", slug="byggetrinn-3", completed_on=date(2020, 1, 1), property=ground
    )
    return make_unit(building=building, name="B-1", slug="b-1")


def test_who_signs_is_told_of_nowhere_until_staff_say_so(client, staff, unit):
    interest = make_interest(units=[unit], organisation_name=NAME)
    first = timezone.localdate().isoformat()
    staff.post(page_of(interest, "signer/"), signing(unit, new_name=NAME, starts_on=first))
    organisation = Organisation.objects.get()
    pages = public_pages(unit.building, unit, organisation.slug)

    words = (f">{NAME}", organisation.slug + '/"', organisation.slug + "/<")
    before = told_by(client, pages, *words)
    lease = Lease.objects.get()
    page = f"/admin/premises/lease/{lease.pk}/change/"
    form = filled(staff.get(page))
    was_withheld = form.pop("tenant_is_withheld")
    staff.post(page, form)
    after = told_by(client, pages, *words)

    assert (before, was_withheld) == ([], "on")
    assert after == [
        "/lokaler/byggetrinn-3/",
        f"/lokaler/byggetrinn-3/?dato={timezone.localdate() + timedelta(days=200)}",
        "/lokaler/byggetrinn-3/b-1/",
        "/medlemmer/kanarirobotikk/",
        "/en/members/kanarirobotikk/",
        "/om/distriktet/",
        f"/om/distriktet/?dato={timezone.localdate() + timedelta(days=200)}",
        f"/sok/?q={NAME}",
        "/sitemap-organisations.xml",
    ]


def test_a_day_shows_the_tenant_by_itself(client, staff, unit):
    shown = timezone.localdate() + timedelta(days=10)
    interest = make_interest(units=[unit])
    first = timezone.localdate().isoformat()
    form = signing(unit, new_name=NAME, starts_on=first, shown_from=shown.isoformat())
    staff.post(page_of(interest, "signer/"), form)

    lease, found = Lease.objects.get(), {}
    for days in (9, 10):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            page = client.get("/lokaler/byggetrinn-3/").content.decode()
            found[days] = (NAME in page, client.get("/medlemmer/kanarirobotikk/").status_code)

    assert (lease.tenant_shown_from, lease.tenant_is_withheld) == (shown, False)
    assert found == {9: (False, 404), 10: (True, 200)}


def test_a_member_whose_new_lease_is_kept_back_is_a_member_and_housed_nowhere(client, unit):
    member = make_membership(organisation=make_organisation(name=NAME, slug="kanari"), starts_on=date(2020, 1, 1))
    lease = make_lease(unit=unit, organisation=member.organisation, tenant_is_withheld=True)
    make_lease(building=unit.building, organisation=make_membership(starts_on=date(2020, 1, 1)).organisation)
    page = "/medlemmer/kanari/"

    before = ("Byggetrinn 3" in client.get(page).content.decode(), NAME in client.get("/medlemmer/").content.decode())
    filtered = client.get("/medlemmer/?bygg=byggetrinn-3").content.decode()
    Lease.objects.filter(pk=lease.pk).update(tenant_is_withheld=False)

    assert before == (False, True)
    assert "/medlemmer/kanari/" not in filtered
    assert "/medlemmer/kanari/" in client.get("/medlemmer/?bygg=byggetrinn-3").content.decode()
    assert "Byggetrinn 3" in client.get(page).content.decode()


def test_the_days_of_a_lease_that_is_kept_back_are_no_days_to_go_to(client, unit):
    make_lease(unit=unit, starts_on=date(2025, 5, 17), tenant_is_withheld=True)

    assert "dato=2025-05-17" not in client.get("/om/distriktet/").content.decode()


def test_who_shares_a_lease_is_kept_back_with_it(client, unit):
    organisation = make_organisation(name=NAME, slug="kanari", is_hidden=True)
    make_lease(unit=unit, tenant_is_withheld=True).shared_with.add(organisation)

    hidden = client.get("/medlemmer/kanari/").status_code
    Lease.objects.update(tenant_is_withheld=False)

    assert (hidden, client.get("/medlemmer/kanari/").status_code) == (404, 200)


def test_a_day_and_until_further_notice_exclude_each_other(staff, unit):
    page = f"/admin/premises/lease/{make_lease(unit=unit).pk}/change/"

    refused = staff.post(page, filled(staff.get(page), tenant_is_withheld="on", tenant_shown_from="2027-01-01"))

    assert refused.context["adminform"].form.errors == {
        "tenant_shown_from": ["Skriv en dag, eller hold leietakeren tilbake til videre, ikke begge."]
    }
