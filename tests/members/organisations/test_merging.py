"""An organisation that stands twice becomes one, and nothing that referred to the other is lost."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from members.models import Membership, Organisation
from members.organisations import merging
from tech_port.history.records import is_history
from tests import factories as f
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def make_pair():
    """The one that stays and the one that goes, which everything refers to."""
    kept, gone = f.make_organisation(name="NTNU", slug="ntnu"), f.make_organisation(name="N.T.N.U.", slug="n-t-n-u")
    f.make_membership(organisation=gone, starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    f.make_board_seat(organisation=gone)
    f.make_staff_role(organisation=gone)
    f.make_challenge(organisation=gone)
    contact = f.make_contact(organisation=gone)
    f.make_profile_change(organisation=gone, contact=contact)
    f.make_line_of_work(organisation=gone)
    f.make_contribution(organisation=gone)
    f.make_programme_item(organisations=[gone])
    unit = f.make_unit()
    f.make_property(developer=gone)
    f.make_ownership(organisation=gone, building=unit.building)
    f.make_lease(unit=unit, organisation=gone)
    f.make_lease(unit=f.make_unit(), shared_with=[gone, kept])
    f.make_reservation(unit=f.make_unit(), organisation=gone)
    f.make_event(organisers=[gone], imported_from=gone, imported_uid="1")
    f.make_signing(organisation=gone)
    f.make_calendar_import(organisation=gone)
    f.make_join_request(organisation=gone)
    gone.articles.add(f.make_article())
    return kept, gone


def relations():
    """{what refers to an organisation by which column: how many refer to each}, asked of Django and not of the code."""
    found = {}
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and not is_history(relation.related_model):
            column, rows = relation.field.name, relation.related_model._base_manager
            found[relation.related_model._meta.label, column] = list(
                rows.values_list(column, flat=True).order_by(column)
            )
    return found


def test_every_relation_that_there_is_moves_and_the_old_address_leads_to_what_stays(client):
    kept, gone = make_pair()
    before = relations()

    merging.merge(kept, gone)

    without = [name for name, keys in before.items() if gone.pk not in keys and "Historical" not in name[0]]
    assert without == []
    assert {name for name, keys in relations().items() if gone.pk in keys} == set()
    assert {name for name, keys in relations().items() if kept.pk not in keys and "Historical" not in name[0]} == set()
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    assert client.get("/medlemmer/n-t-n-u/")["Location"] == "/medlemmer/ntnu/"
    assert Organisation.objects.get(pk=kept.pk).other_names == ["N.T.N.U."]


def test_what_is_chosen_of_the_other_stays_and_both_addresses_lead_to_it(staff, client):
    kept, gone = f.make_organisation(slug="a", orgnr=""), f.make_organisation(slug="b", orgnr="974767880")
    url = f"/admin/members/organisation/{kept.pk}/sla-sammen/?med={gone.pk}"
    page = staff.get(url)
    values = {name: field.initial for name, field in page.context["form"].fields.items() if field.initial}

    response = staff.post(
        url, {**values, **page.context["form"].initial, "slug": "merged", "name": "kept"}, follow=True
    )

    stands = Organisation.objects.get()
    assert (stands.pk, stands.slug, stands.orgnr, stands.name) == (kept.pk, "b", "974767880", kept.name)
    assert f"Slått sammen med «{gone.name}» (nr. {gone.pk})." in text(response)
    f.make_membership(organisation=stands)
    assert client.get("/en/members/a/")["Location"] == "/en/members/b/"


def test_what_cannot_move_is_named_and_goes_only_when_it_is_ticked(staff):
    kept, gone = f.make_organisation(), f.make_organisation()
    f.make_membership(organisation=kept, starts_on=date(2020, 1, 1))
    other = f.make_membership(organisation=gone, starts_on=date(2021, 1, 1))
    url = f"/admin/members/organisation/{kept.pk}/sla-sammen/?med={gone.pk}"
    sent = {"version": merging.version_of(kept, gone), "name": "kept", "slug": "kept"}

    page = text(staff.get(url))
    refused = text(staff.post(url, sent))
    there = Organisation.objects.count()
    staff.post(url, {**sent, f"members.membership:{other.pk}": "on"})

    assert "Virksomheten har alt et medlemskap i denne perioden. Rett" in page
    assert "Virksomheten har alt et medlemskap i denne perioden." in refused
    assert (there, Organisation.objects.count(), Membership.objects.count()) == (2, 1, 1)


def test_what_was_not_seen_is_not_merged_and_it_is_done_once(staff):
    kept, gone = f.make_organisation(), f.make_organisation()
    seen = merging.version_of(kept, gone)
    Organisation.objects.filter(pk=gone.pk).update(website="https://ny.example/")

    with pytest.raises(ValidationError) as changed:
        merging.merge(kept, gone, version=seen)
    merging.merge(kept, gone)
    with pytest.raises(ValidationError) as again:
        merging.merge(kept, gone)

    assert (changed.value.code, again.value.code) == ("changed", "gone")


@pytest.mark.django_db(transaction=True)
def test_what_is_added_to_the_one_that_goes_meanwhile_moves_or_is_refused_and_is_never_lost():
    kept, gone = f.make_organisation(), f.make_organisation()

    def add():
        try:
            with transaction.atomic():
                f.make_staff_role(organisation=gone)
        except IntegrityError:
            return 0
        return 1

    *added, _counts = at_once(*[add] * 4, lambda: merging.merge(kept, gone))

    assert kept.staff_roles.count() == sum(added)
