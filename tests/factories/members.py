"""Rows of `members`."""

from datetime import date, timedelta

from django.utils import timezone

from members.models import (
    BoardSeat,
    Challenge,
    Contact,
    Contribution,
    Document,
    DocumentVersion,
    FaultReport,
    JoinRequest,
    LineOfWork,
    Meeting,
    Membership,
    Organisation,
    Person,
    ProfileChange,
    ProfileLink,
    StaffRole,
)
from tech_port.open_forms import tokens
from tests.factories.content import make_source
from tests.factories.rows import create, create_claim, numbers


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
    return create_claim(Membership, values, organisation=make_organisation, starts_on=date(2021, 6, 16))


def make_line_of_work(**values):
    return create(
        LineOfWork,
        values,
        organisation=make_organisation,
        division="86",
        source=make_source,
        known_on=date(2026, 11, 2),
    )


def make_contribution(**values):
    number = next(numbers)
    return create(
        Contribution,
        values,
        organisation=make_organisation,
        title_nb=f"Bidrag {number}",
        title_en=f"Contribution {number}",
        text_nb="Dette gjør de her.",
        text_en="This is what they do here.",
        source=make_source,
        known_on=date(2023, 1, 1),
    )


def make_person(**values):
    number = next(numbers)
    return create(Person, values, name=f"Kari Nordmann {number}", slug=f"kari-nordmann-{number}")


def make_board_seat(**values):
    """A member of the board for an organisation, or with a label when `label_nb` is given."""
    organisation = None if values.get("label_nb") else make_organisation
    return create_claim(BoardSeat, values, person=make_person, organisation=organisation, starts_on=date(2024, 4, 1))


def make_staff_role(**values):
    return create_claim(
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


def make_fault_report(**values):
    """A report that waits; one that was handled brings its time."""
    status = values.get("status", FaultReport.Status.RECEIVED)
    return create(
        FaultReport,
        values,
        page="/lokaler/",
        text="Prisen mangler.",
        email=f"leser{next(numbers)}@leser.example",
        handled_at=None if status == FaultReport.Status.RECEIVED else timezone.now,
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
