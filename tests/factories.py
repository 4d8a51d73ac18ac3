"""One function a model: a valid row, already saved, where any field can be given: `make_unit(area_m2=900)`.

What a row belongs to is made with it unless given. Times are relative to the clock, so `time_machine` moves them too.
"""

import uuid
from datetime import date, timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from events.models import (
    CalendarImport,
    Event,
    EventDocument,
    EventSeries,
    EventTip,
    KeyPoint,
    Registration,
    Venue,
)
from events.models.registrations import link_token as registration_token
from members.models import (
    BoardSeat,
    Challenge,
    Contact,
    Document,
    DocumentVersion,
    JoinRequest,
    Meeting,
    Membership,
    Organisation,
    Person,
    ProfileChange,
    ProfileLink,
    StaffRole,
)
from premises.models import (
    AlertMatch,
    Building,
    ConfirmationRequest,
    Interest,
    InterestMessage,
    InterestStep,
    LandlordImport,
    Lease,
    Ownership,
    Property,
    ReplyTemplate,
    Reservation,
    SearchAlert,
    Unit,
    UnitPhoto,
    alerts,
    freshness,
)
from premises.models.interest import link_token
from tech_port.content.models import (
    Announcement,
    Area,
    Article,
    BusinessArea,
    Figure,
    Milestone,
    Observation,
    Page,
    Programme,
    SeededRecord,
    Source,
)
from tech_port.open_forms import tokens
from tech_port.outbox.models import Mail

numbers = count(1)


def create(model, values, **defaults):
    """Save a row; a default that is a function is called only when `values` does not give its field."""
    many = {field.name: values.pop(field.name) for field in model._meta.many_to_many if field.name in values}
    defaults = {name: value for name, value in defaults.items() if name not in values}
    defaults = {name: value() if callable(value) else value for name, value in defaults.items()}
    row = model.objects.create(**defaults, **values)
    for name, rows in many.items():
        getattr(row, name).set(rows)
    return row


def make_user(*permissions, **values):
    """An account; `permissions` are "premises.view_interest", … and a `password` is hashed (slowly) when given."""
    password = values.pop("password", None)
    user = get_user_model().objects.create_user(
        **{"username": f"bruker{next(numbers)}", "is_staff": bool(permissions), "password": password, **values}
    )
    for permission in permissions:
        app, codename = permission.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


# Content


def make_source(**values):
    number = next(numbers)
    return create(
        Source, values, key=f"kilde-{number}", publisher=f"Utgiver {number}", url=f"https://kilde.example/{number}"
    )


def make_seeded_record(**values):
    return create(SeededRecord, values, key=f"members.organisation:{next(numbers)}")


def make_article(**values):
    number = next(numbers)
    return create(
        Article,
        values,
        slug=f"nyhet-{number}",
        title_nb=f"Nyhet {number}",
        title_en=f"News {number}",
        lead_nb="Kort om saken.",
        lead_en="The story in short.",
        body_nb="Hele saken.",
        body_en="The whole story.",
        published_at=lambda: timezone.now() - timedelta(days=1),
    )


def make_page(**values):
    """Places are few; without `place` the first that is free is taken."""
    taken = set(Page.objects.values_list("place", flat=True))
    return create(
        Page,
        values,
        place=lambda: next(place for place in Page.Place.values if place not in taken),
        title_nb="Formål",
        title_en="Purpose",
        body_nb="Dette vil vi.",
        body_en="What we are for.",
    )


def make_announcement(**values):
    return create(
        Announcement,
        values,
        text_nb="Vi er stengt fredag.",
        text_en="We are closed on Friday.",
        starts_at=lambda: timezone.now() - timedelta(days=1),
        ends_at=lambda: timezone.now() + timedelta(days=7),
    )


def make_area(**values):
    number = next(numbers)
    return create(
        Area,
        values,
        name=f"Område {number}",
        slug=f"omrade-{number}",
        kind=Area.Kind.CORE,
        latitude="63.4180",
        longitude="10.4000",
    )


def make_business_area(**values):
    number = next(numbers)
    return create(
        BusinessArea,
        values,
        order=number,
        name_nb=f"Virksomhetsområde {number}",
        name_en=f"Field of work {number}",
        text_nb="Dette gjør vi.",
        text_en="What we do.",
    )


def make_programme(**values):
    number = next(numbers)
    return create(
        Programme,
        values,
        name_nb=f"Program {number}",
        name_en=f"Programme {number}",
        slug=f"program-{number}",
        kind=Programme.Kind.PROGRAMME,
    )


def make_milestone(**values):
    return create(
        Milestone,
        values,
        happened_on=date(2021, 6, 16),
        text_nb="Foreningen ble stiftet.",
        text_en="The association was founded.",
    )


def make_figure(**values):
    number = next(numbers)
    return create(
        Figure,
        values,
        slug=f"tall-{number}",
        title_nb=f"Tall {number}",
        title_en=f"Figure {number}",
        unit=Figure.Unit.COMPANIES,
    )


def make_observation(**values):
    return create(Observation, values, figure=make_figure, source=make_source, as_of=date(2024, 1, 1), value="600.00")


# Members


def make_organisation(**values):
    number = next(numbers)
    return create(
        Organisation,
        values,
        name=f"Virksomhet {number}",
        slug=f"virksomhet-{number}",
        kind=Organisation.Kind.INDUSTRY,
        text_nb="Vi lager ting.",
        text_en="We make things.",
    )


def make_membership(**values):
    return create(Membership, values, organisation=make_organisation, starts_on=date(2021, 6, 16))


def make_person(**values):
    number = next(numbers)
    return create(Person, values, name=f"Kari Nordmann {number}", slug=f"kari-nordmann-{number}")


def make_board_seat(**values):
    """A member of the board for an organisation, or with a label when `label_nb` is given."""
    organisation = None if values.get("label_nb") else make_organisation
    return create(BoardSeat, values, person=make_person, organisation=organisation, starts_on=date(2024, 4, 1))


def make_staff_role(**values):
    return create(
        StaffRole,
        values,
        person=make_person,
        organisation=make_organisation,
        title_nb="daglig leder",
        title_en="managing director",
        starts_on=date(2024, 4, 1),
    )


def make_challenge(**values):
    """An open one without a sender; another status brings what it must have. `status="received"` waits for staff."""
    number = next(numbers)
    status = values.get("status", Challenge.Status.OPEN)
    ended = status in Challenge.ENDED
    return create(
        Challenge,
        values,
        organisation=make_organisation if status in Challenge.PUBLIC else None,
        route=Challenge.Route.PILOT if status in {"routed", "solved"} else "",
        outcome_nb="Slik gikk det." if status == "solved" else "",
        outcome_en="This came of it." if status == "solved" else "",
        published_at=timezone.now if status in Challenge.PUBLIC else None,
        closed_at=timezone.now if ended else None,
        slug=f"utfordring-{number}",
        title_nb=f"Utfordring {number}",
        title_en=f"Challenge {number}",
        task_nb="Løs dette.",
        task_en="Solve this.",
        status=Challenge.Status.OPEN,
    )


def make_contact(**values):
    """Somebody who may edit the profile of a member, and is not shown."""
    number = next(numbers)
    return create(
        Contact,
        values,
        organisation=make_organisation,
        name=f"Kontakt {number}",
        email=f"kontakt{number}@medlem.example",
        may_edit=True,
    )


def make_join_request(**values):
    """A request that waits; a decided one brings its time and, where declined, its reason."""
    number = next(numbers)
    status = values.get("status", JoinRequest.Status.RECEIVED)
    return create(
        JoinRequest,
        values,
        name=f"Søker {number}",
        kind=Organisation.Kind.INDUSTRY,
        contact_name="Ada Søker",
        email=f"soker{number}@soker.example",
        decided_at=None if status == JoinRequest.Status.RECEIVED else timezone.now,
        answer="Dere har ingen virksomhet her." if status == JoinRequest.Status.DECLINED else "",
    )


def make_profile_link(**values):
    """A link that has not been opened; `token` is its secret."""
    token = values.pop("token", None) or f"lenke-{next(numbers)}"
    return create(
        ProfileLink,
        values,
        contact=make_contact,
        token_hash=tokens.hashed(token),
        expires_at=lambda: timezone.now() + timedelta(minutes=15),
    )


def make_profile_change(**values):
    status = values.get("status", ProfileChange.Status.PROPOSED)
    return create(
        ProfileChange,
        values,
        organisation=make_organisation,
        before={"text_nb": "Vi lager ting."},
        after={"text_nb": "Vi lager flere ting."},
        decided_at=None if status == ProfileChange.Status.PROPOSED else timezone.now,
        answer="Dette er reklame." if status == ProfileChange.Status.REJECTED else "",
    )


def make_meeting(**values):
    return create(
        Meeting,
        values,
        kind=Meeting.Kind.ANNUAL,
        held_on=lambda: date(2022, 1, 1) + timedelta(days=next(numbers)),
        place="Trondheim",
        summary_nb="Møtet valgte styre.",
        summary_en="The meeting elected a board.",
    )


def make_document(**values):
    number = next(numbers)
    return create(
        Document,
        values,
        slug=f"dokument-{number}",
        kind=Document.Kind.STATUTES,
        title_nb=f"Dokument {number}",
        title_en=f"Document {number}",
    )


def pdf(content=b"%PDF-1.7 side"):
    return ContentFile(content, name=f"{next(numbers):032x}.pdf")


def make_document_version(**values):
    """A published version with a text."""
    number = next(numbers)
    return create(
        DocumentVersion,
        values,
        document=make_document,
        label=f"{number}.0",
        dated_on=date(2024, 4, 1),
        text_nb="§ 1. Foreningens navn.",
        text_en="§ 1. The name of the association.",
        published_at=lambda: timezone.now() - timedelta(days=1),
    )


# Premises


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
    submission = values.setdefault("submission", uuid.uuid4())
    status = values.get("status", Interest.Status.NEW)
    return create(
        Interest,
        values,
        token_hash=tokens.hashed(link_token(submission)),
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
    """A confirmed alert for what is 600 m² or more; its link is that of its address and search."""
    email = values.setdefault("email", f"varsel{next(numbers)}@leietaker.example")
    query = values.setdefault("query", "areal_min=600")
    return create(
        SearchAlert,
        values,
        token_hash=tokens.hashed(alerts.link_token(email, query)),
        created_at=lambda: timezone.now() - timedelta(days=1),
        confirmed_at=timezone.now,
    )


def make_alert_match(**values):
    return create(AlertMatch, values, alert=make_alert, unit=make_unit, standing="vacant")


def make_confirmation_request(**values):
    """A question to a landlord, sent an hour ago; a contact gets one a day."""
    email = values.setdefault("email", f"utleie{next(numbers)}@gardeier.example")
    day = timezone.localdate(values.setdefault("sent_at", timezone.now() - timedelta(hours=1)))
    return create(ConfirmationRequest, values, token_hash=tokens.hashed(freshness.link_token(email, day)))


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


def make_image(width=40, height=30, format="WEBP", name="kontor", **options):
    """A picture of one colour as a file."""
    out = BytesIO()
    Image.new("RGB", (width, height), (36, 80, 93)).save(out, format, **options)
    return ContentFile(out.getvalue(), name=f"{name}.{format.lower()}")


def make_unit_photo(**values):
    return create(
        UnitPhoto,
        values,
        unit=make_unit,
        alt_nb="Kontoret sett fra døra",
        alt_en="The office from the door",
        image=make_image,
    )


# Events


def make_venue(**values):
    number = next(numbers)
    return create(Venue, values, name=f"Sted {number}", slug=f"sted-{number}", street="Holtermannsveien 1")


def make_event(**values):
    """A published event of two hours in two weeks' time, or from the given `starts_at`."""
    number = next(numbers)
    starts_at = values.setdefault("starts_at", (timezone.now() + timedelta(days=14)).replace(microsecond=0))
    return create(
        Event,
        values,
        slug=f"arrangement-{number}",
        title_nb=f"Arrangement {number}",
        title_en=f"Event {number}",
        lead_nb="Kom og hør.",
        lead_en="Come and listen.",
        type=Event.Type.BREAKFAST,
        state=Event.State.PUBLISHED,
        ends_at=starts_at + timedelta(hours=2),
        venue=make_venue,
    )


def make_key_point(**values):
    return create(KeyPoint, values, event=make_event, text_nb="Del det dere kan.", text_en="Share what you know.")


def make_registration(**values):
    """One confirmed person; an offered seat brings the end of its offer, one who came the time of it."""
    number = next(numbers)
    status = values.get("status")
    submission = values.setdefault("submission", uuid.uuid4())
    return create(
        Registration,
        values,
        event=make_event,
        token_hash=tokens.hashed(registration_token(submission)),
        name=f"Deltaker {number}",
        email=f"deltaker{number}@deltaker.example",
        status=Registration.Status.CONFIRMED,
        offer_expires_at=(lambda: timezone.now() + timedelta(hours=24)) if status == "offered" else None,
        checked_in_at=timezone.now if status == "attended" else None,
    )


def make_event_document(**values):
    return create(
        EventDocument,
        values,
        event=make_event,
        title_nb="Lysbilder",
        title_en="Slides",
        url="https://lysbilder.example/1",
    )


def make_event_series(**values):
    return create(EventSeries, values, rule="FREQ=WEEKLY;COUNT=4")


def make_event_tip(**values):
    """A tip that waits; a decided one brings its time and, where declined, its reason."""
    number = next(numbers)
    status = values.get("status", EventTip.Status.RECEIVED)
    return create(
        EventTip,
        values,
        title=f"Tips {number}",
        starts_at=lambda: timezone.now() + timedelta(days=30),
        organiser="Studentene",
        contact_name="Tina Tipser",
        email=f"tips{number}@tipser.example",
        decided_at=None if status == EventTip.Status.RECEIVED else timezone.now,
        answer="Det er ikke i distriktet." if status == EventTip.Status.DECLINED else "",
    )


def make_calendar_import(**values):
    return create(
        CalendarImport,
        values,
        organisation=make_organisation,
        file_name="kalender.ics",
        content="BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//NO\r\nEND:VCALENDAR\r\n",
        uploaded_by=make_user,
    )


# Outbox


def make_mail(**values):
    """A mail in the queue; the state "sent" brings its time."""
    sent = values.get("state") == Mail.State.SENT
    return create(
        Mail,
        values,
        to="ola@leietaker.example",
        subject="Vi har fått meldingen din",
        text="Hei, Ola!\n\nVi svarer innen to dager.",
        html="<p>Hei, Ola!</p><p>Vi svarer innen to dager.</p>",
        template="premises/emails/interest_receipt",
        sent_at=timezone.now if sent else None,
    )
