"""Rows of `premises`."""

from datetime import date, timedelta

from django.utils import timezone

from premises.models import (
    AlertMatch,
    Building,
    BuildingOffer,
    ConfirmationRequest,
    Interest,
    InterestMessage,
    InterestStep,
    LandlordImport,
    LandlordLink,
    Lease,
    LeaseTerm,
    LettingNotice,
    LettingNoticeLine,
    NumberConfirmation,
    NumberCorrection,
    Ownership,
    Property,
    ReplyTemplate,
    Reservation,
    SearchAlert,
    SignedUnit,
    Signing,
    Unit,
    UnitPhoto,
)
from tests.factories.accounts import make_user
from tests.factories.members import make_organisation
from tests.factories.pictures import make_picture
from tests.factories.rows import create, create_claim, create_with_link, numbers


def make_property(**values):
    number = next(numbers)
    return create(Property, values, name=f"Eiendom {number}", slug=f"eiendom-{number}")


def make_building(**values):
    """A finished building, on a property of its own; one of a day to come is planned."""
    number = next(numbers)
    completed = values.get("completed_on")
    if completed and completed > timezone.localdate():
        values.setdefault("completion_basis", "planned")
    if values.get("completion_basis") == "planned":
        values.setdefault("completion_known_on", date(2020, 1, 1))
    if values.get("energy_label"):
        values.setdefault("energy_state", "stated")
    return create(
        Building,
        values,
        property=make_property,
        name_nb=f"Bygg {number}",
        name_en=f"Building {number}",
        slug=f"bygg-{number}",
        address=f"Holtermannsveien {number}",
        floors=6,
        completed_on=date(2020, 1, 1),
    )


def make_ownership(**values):
    return create_claim(
        Ownership, values, organisation=make_organisation, building=make_building, starts_on=date(2020, 1, 1)
    )


def make_unit(**values):
    """An office that is vacant today, with a price, confirmed today."""
    number = next(numbers)
    return create(
        Unit,
        values,
        building=make_building,
        name=f"L{number}",
        slug=f"l{number}",
        floor=2,
        area_m2="900.0",
        exclusive_m2="750.0",
        rent_nok_m2_year="2450.00",
        common_costs_nok_m2_year="450.00",
        is_offered=True,
        confirmed_on=timezone.localdate,
    )


def make_lease(**values):
    """A lease of a unit with an open end, or of part of a building when `building` is given."""
    unit = None if values.get("building") else make_unit
    return create_claim(Lease, values, organisation=make_organisation, unit=unit, starts_on=date(2022, 1, 1))


def make_lease_term(**values):
    """A known term of a unit, or of a building when `building` is given, told by the landlord today."""
    unit = None if values.get("building") else make_unit
    return create(
        LeaseTerm,
        values,
        unit=unit,
        kind=LeaseTerm.Kind.NOTICE,
        value_nb="Tolv måneder",
        value_en="Twelve months",
        known_on=timezone.localdate,
    )


def make_building_offer(**values):
    return create(
        BuildingOffer,
        values,
        building=make_building,
        kind=BuildingOffer.Kind.CANTEEN,
        text_nb="Kantine i glassgata",
        text_en="A canteen on the glass street",
        known_on=timezone.localdate,
    )


def make_letting_notice(**values):
    """A notice that nobody has looked at; a state brings its times."""
    state = values.get("state", LettingNotice.State.UNSEEN)
    is_over = state not in {LettingNotice.State.UNSEEN, LettingNotice.State.HELD}
    return create(
        LettingNotice,
        values,
        due_at=timezone.now if state == LettingNotice.State.HELD else None,
        finished_at=timezone.now if is_over else None,
    )


def make_letting_notice_line(**values):
    return create(LettingNoticeLine, values, notice=make_letting_notice, interest=make_interest, unit=make_unit)


def make_reservation(**values):
    return create(
        Reservation,
        values,
        unit=make_unit,
        organisation=make_organisation,
        starts_on=lambda: timezone.localdate() - timedelta(days=1),
        ends_on=lambda: timezone.localdate() + timedelta(days=14),
    )


def make_interest(**values):
    """A new form that is to be answered the day after tomorrow; a closed status brings its time and reason."""
    status = values.get("status", Interest.Status.NEW)
    return create_with_link(
        Interest,
        values,
        organisation_name=f"Leietaker {next(numbers)}",
        contact_name="Ola Nordmann",
        email="ola@leietaker.example",
        message="Vi ser etter et lyst kontor.",
        employees=30,
        area_min_m2=600,
        area_max_m2=900,
        answer_due_on=lambda: timezone.localdate() + timedelta(days=2),
        delete_on=lambda: timezone.localdate() + timedelta(days=365),
        answered_at=timezone.now if status not in (Interest.Status.NEW, Interest.Status.WITHDRAWN) else None,
        closed_at=timezone.now if status in Interest.CLOSED else None,
        lost_reason="Valgte et annet sted." if status == Interest.Status.LOST else "",
    )


def make_signing(**values):
    return create(Signing, values, interest=make_interest, status_before=Interest.Status.NEW)


def make_signed_unit(**values):
    return create(
        SignedUnit,
        values,
        signing=make_signing,
        unit=make_unit,
        lease=make_lease,
        lease_made={"staff": 1},
        was_offered=True,
    )


def make_interest_step(**values):
    return create(InterestStep, values, interest=make_interest, after=Interest.Status.NEW)


def make_alert(**values):
    """A confirmed alert for what is 600 m² or more."""
    return create_with_link(
        SearchAlert,
        values,
        email=f"varsel{next(numbers)}@leietaker.example",
        query="areal_min=600",
        created_at=lambda: timezone.now() - timedelta(days=1),
        confirmed_at=timezone.now,
    )


def make_alert_match(**values):
    return create(AlertMatch, values, alert=make_alert, unit=make_unit, standing="vacant")


def make_confirmation_request(**values):
    """A question to a landlord, sent an hour ago; a contact gets one a day."""
    return create_with_link(
        ConfirmationRequest,
        values,
        email=f"utleie{next(numbers)}@gardeier.example",
        sent_at=lambda: timezone.now() - timedelta(hours=1),
    )


def make_landlord_link(**values):
    return create_with_link(LandlordLink, values, email=f"utleie{next(numbers)}@gardeier.example")


def make_number_confirmation(**values):
    """The rent of `make_unit`, confirmed today."""
    return create(
        NumberConfirmation,
        values,
        unit=make_unit,
        number="rent_nok_m2_year",
        value="2450",
        confirmed_on=timezone.localdate,
    )


def make_number_correction(**values):
    """The rent of `make_unit`, which was 100 kr less before."""
    return create(NumberCorrection, values, unit=make_unit, number="rent_nok_m2_year", before="2350", after="2450")


def make_landlord_import(**values):
    return create(LandlordImport, values, building=make_building, file_name="lokaler.csv", uploaded_by=make_user)


def make_interest_message(**values):
    return create(
        InterestMessage,
        values,
        interest=make_interest,
        sender=InterestMessage.Sender.STAFF,
        subject="Svar",
        body="Hei!",
    )


def make_reply_template(**values):
    number = next(numbers)
    return create(
        ReplyTemplate,
        values,
        name=f"Mal {number}",
        subject_nb="Om {reference}",
        subject_en="About {reference}",
        body_nb="Hei, {name}.",
        body_en="Hello, {name}.",
    )


def make_unit_photo(**values):
    return create(
        UnitPhoto,
        values,
        unit=make_unit,
        picture=lambda: make_picture(alt_nb="Kontoret sett fra døra", alt_en="The office from the door"),
    )
