"""An interest that is signed becomes a lease."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from members.models import Organisation
from premises.models import Interest, InterestMessage, Lease, Unit
from premises.models.units import Status
from tech_port.norwegian.typography import day
from tech_port.outbox.models import Mail
from tests.factories import (
    make_building,
    make_interest,
    make_lease,
    make_organisation,
    make_unit,
    make_user,
)
from tests.looking import sent
from tests.premises.interest.staff_pages import answer, page_of, signing, steps_of
from tests.threads import in_threads


def status_on(unit, day):
    return Unit.objects.as_of(day).select_related("building").get(pk=unit.pk).status


def test_signing_makes_the_lease_and_the_unit_is_let_from_its_first_day(staff):
    unit = make_unit(name="B3-601")
    interest = make_interest(
        units=[unit], organisation_name="Robotikk Ærø AS", orgnr="923609016", employees=40, status="negotiating"
    )
    first, today = timezone.localdate() + timedelta(days=100), timezone.localdate()
    shown = staff.get(page_of(interest, "signer/")).context["form"].initial

    done = staff.post(page_of(interest, "signer/"), signing(unit, starts_on=first.isoformat()), follow=True)

    lease, organisation = Lease.objects.get(), Organisation.objects.get()
    interest.refresh_from_db()
    assert (shown["units"], shown["new_name"]) == ([unit.pk], "Robotikk Ærø AS")
    assert done.redirect_chain == [(page_of(interest), 302)]
    assert (organisation.slug, organisation.orgnr) == ("robotikk-aero-as", "923609016")
    assert (lease.unit, lease.organisation, lease.staff) == (unit, organisation, 40)
    assert (lease.starts_on, lease.ends_on) == (first, None)
    assert (interest.status, interest.closed_at is not None, [*interest.leases]) == ("signed", True, [lease])
    assert steps_of(interest) == [("negotiating", "signed", f"Leier {unit} fra {day(first)}.", "stab")]
    assert [status_on(unit, on) for on in (today, first - timedelta(days=1), first, first + timedelta(days=999))] == [
        Status.RESERVED,
        Status.RESERVED,
        Status.LET,
        Status.LET,
    ]
    assert list(Unit.objects.offered()) == []


def test_what_a_template_leaves_open_is_filled_in_before_anything_is_sent(staff):
    interest = make_interest()

    page = staff.post(page_of(interest, "svar/"), answer(body="Tid: [dag og klokkeslett]"))

    assert page.context["form"].errors == {"body": ["Fyll inn det som står i klammer: [dag og klokkeslett]"]}
    assert "Tid: [dag og klokkeslett]" in page.content.decode()
    assert (InterestMessage.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "known",
    [{"orgnr": "923609016"}, {"name": "ROBOTIKK as"}, {"other_names": ["Robotikk AS"]}],
)
def test_a_known_organisation_is_proposed_by_number_or_name(staff, known):
    organisation = make_organisation(**known)
    interest = make_interest(organisation_name="Robotikk AS", orgnr="923609016", units=[make_unit()])

    form = staff.get(page_of(interest, "signer/")).context["form"]

    assert (form.initial["organisation"], "new_name" in form.initial) == (organisation, False)


def test_the_units_of_the_interest_stand_first(staff):
    building = make_building()
    make_unit(building=building, name="A-101", floor=1)
    asked = make_unit(building=building, name="B3-601", floor=6)

    form = staff.get(page_of(make_interest(units=[asked]), "signer/")).context["form"]

    labels = [label for _value, label in form.fields["units"].choices]
    assert [label.split(",")[0] for label in labels] == ["B3-601", "A-101"]
    assert labels[0].endswith("– står i meldingen")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"starts_on": "2026-12-31"}, "B3-601: Lokalet er alt utleid i deler av denne perioden."),
        ({"ends_on": "2027-02-01"}, "Siste dag er før første dag."),
        ({"starts_on": ""}, "Skriv en dag, for eksempel 1.\u00a0oktober 2027."),
        ({"units": []}, "Velg minst ett lokale."),
        ({"new_name": ""}, "Velg en virksomhet, eller skriv navnet på en ny, ikke begge."),
        ({"new_kind": ""}, "Velg hva slags virksomhet det er."),
        ({"new_name": "ALT her AS"}, "Det finnes alt en virksomhet med dette navnet. Velg den i lista over."),
    ],
)
def test_what_stands_in_the_way_of_signing_is_said_and_nothing_is_made(staff, changes, sentence):
    unit = make_lease(unit=make_unit(name="B3-601"), starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31)).unit
    make_organisation(name="Alt Her AS")
    interest = make_interest(units=[unit])
    organisations = Organisation.objects.count()

    refused = staff.post(page_of(interest, "signer/"), signing(unit, **changes))

    interest.refresh_from_db()
    errors = [str(error) for errors in refused.context["form"].errors.values() for error in errors]
    assert errors == [sentence]
    assert (interest.status, Lease.objects.count(), Organisation.objects.count()) == ("new", 1, organisations)


def test_an_interest_is_signed_once(staff):
    unit, other = make_unit(), make_unit()
    interest = make_interest(units=[unit])

    staff.post(page_of(interest, "signer/"), signing(unit))
    again = staff.post(page_of(interest, "signer/"), signing(other, new_name="En annen AS"))

    assert again.context["form"].non_field_errors() == ["Meldingen er alt signert."]
    assert Lease.objects.count() == 1


def test_a_tenant_that_is_chosen_holds_against_a_name_that_was_filled_in(staff):
    unit, organisation = make_unit(), make_organisation(name="Robotikk Norge AS")
    interest = make_interest(units=[unit], organisation_name="Robotikk Ærø AS")

    staff.post(page_of(interest, "signer/"), signing(unit, organisation=organisation.pk))

    page = staff.get(page_of(interest))
    assert Lease.objects.get().organisation == organisation
    assert [name for name in ("moves", "matches") if name in page.context] == []


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_the_same_unit_at_once_make_one_lease_and_one_sentence():
    unit, user = make_unit(), make_user(is_staff=True, is_superuser=True)
    forms = [(make_interest(), signing(unit, new_name=name)) for name in ("A AS", "B AS", "C AS")]
    browser_of = {}
    for interest, _form in forms:
        browser_of[interest.pk] = Client()
        browser_of[interest.pk].force_login(user)

    def sign():
        interest, form = forms.pop()
        return sent(browser_of[interest.pk], page_of(interest, "signer/"), form).status_code

    answers = in_threads(3, sign)

    assert sorted(answers) == [200, 200, 302]
    assert (Lease.objects.count(), Interest.objects.filter(status="signed").count()) == (1, 1)
    assert Organisation.objects.count() == 1


def test_the_look_before_signing_names_all_that_is_stored_and_a_part_of_a_unit_is_split_off_first(staff):
    unit = make_unit(name="B3-601", area_m2="900.0", divisible_from_m2="300.0")
    interest = make_interest(units=[unit], organisation_name="Robotikk Ærø AS", area_min_m2=300, area_max_m2=400)
    page = page_of(interest, "signer/")

    shown = staff.get(page).content.decode()
    look = staff.look(page, signing(unit, ends_on="2030-02-28"))

    assert "Et leieforhold gjelder hele lokalet." in shown
    assert f'href="/admin/premises/unit/{unit.pk}/change/"' in shown
    assert [one.replace("\xa0", " ") for one in look.context["notes"]] == [
        "Leietaker: Robotikk Ærø AS.",
        "Robotikk Ærø AS finnes ikke her fra før, og legges til som ny virksomhet (næringsliv).",
        "Første dag: 1. mars 2027.",
        "Siste dag: 28. februar 2030.",
        "Hvem som leier, vises ingen steder før dere sier det.",
    ]
    assert Lease.objects.count() == 0
