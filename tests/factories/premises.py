"""Rows of `premises`."""

from datetime import date, timedelta

from django.utils import timezone

from premises.models import (
    AlertMatch,
    Building,
    ConfirmationRequest,
    Interest,
    InterestMessage,
    InterestStep,
    LandlordImport,
    LandlordLink,
    Lease,
    NumberConfirmation,
    NumberCorrection,
    Ownership,
    Property,
    ReplyTemplate,
    Reservation,
    SearchAlert,
    Unit,
    UnitPhoto,
)
from tests.factories.accounts import make_user
from tests.factories.members import make_organisation
from tests.factories.pictures import make_picture
from tests.factories.rows import create, create_with_link, numbers


def make_property(**values):
    number = next(numbers)
    return create(Property, values, name=f"Eiendom {number}", slug=f"eiendom-{number}")


def make_building(**values):
    """A finished building, on a property of its own."""
    number = next(numbers)
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
    return create(Ownership, values, organisation=make_organisation, building=make_building, starts_on=date(2020, 1, 1))


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
    return create(Lease, values, organisation=make_organisation, unit=unit, starts_on=date(2022, 1, 1))


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
        closed_at=timezone.now if status in Interest.CLOSED else None,
        lost_reason="Valgte et annet sted." if status == Interest.Status.LOST else "",
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
