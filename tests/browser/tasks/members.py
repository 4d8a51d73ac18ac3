"""The board after an annual meeting, and an organisation that becomes a member: from the front page to the end."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from members.models import BoardSeat, Meeting, Membership, Organisation, Person
from tech_port.norwegian.typography import day
from tests.browser.tasks.hands import counted
from tests.factories import make_board_seat, make_meeting, make_organisation, make_person

ELECTED = timezone.localdate() - timedelta(days=3)
FROM = timezone.localdate() - timedelta(days=1)
NEW = {"rad-0": "Ingrid Solbakken", "rad-5": "Jonas Fjeldstad", "rad-6": "Mari Vikenes"}  # by their rows
OF = {"rad-0": "Fjordkode AS", "rad-5": "Nidelva Energi AS", "rad-6": "Kalvskinnet Helse AS"}
STAY = ["Tore Sittende", "Unni Sittende", "Vera Sittende", "Wenche Sittende"]


NAMES = {
    (1280, True): "Munkegata Robotikk AS",
    (390, True): "Skansen Energi AS",
    (1280, False): "Bakklandet Bioteknologi AS",
    (390, False): "Ladehammeren Romfart AS",
}


def typed(moment):
    return f"{moment.day}.{moment.month}.{moment.year}"


@pytest.fixture
def board(portal):
    """A board of five, and the organisations that the new ones come from, as there are before the meeting."""
    BoardSeat.objects.all().delete()
    Meeting.objects.all().delete()
    Person.objects.filter(name__in=NEW.values()).delete()
    names = ["Sverre Avtroppende", *STAY]
    for number, (name, role) in enumerate(zip(names, ["chair", "deputy", *["member"] * 3], strict=True), start=1):
        make_board_seat(person=make_person(name=name), role=role, order=number)
    for name in OF.values():
        if not Organisation.objects.filter(name=name).exists():
            make_organisation(name=name)
    for years in (1, 2, 3):
        make_meeting(kind="annual", held_on=ELECTED - timedelta(days=365 * years))


@pytest.mark.parametrize("is_here", [True, False], ids=["meeting is here", "meeting is not here"])
def test_the_board_after_an_annual_meeting(desk, table, board, is_here):
    if is_here:
        make_meeting(kind="annual", held_on=ELECTED)

    with counted(desk, table, f"nytt styre, møtet {'finnes' if is_here else 'skrives inn'}", goal=12) as hands:
        hands.press(desk.get_by_role("link", name="Skriv inn nytt styre fra en dag"))
        hands.write(desk.get_by_label("Styret fra og med"), typed(FROM))
        decided(desk, hands, is_here)
        for row in NEW:
            hands.write(desk.locator(f"#id_{row}-person"), NEW[row])
            hands.write(desk.locator(f"#id_{row}-organisation"), OF[row])
        hands.press(desk.get_by_role("button", name="Se over"))
        expect(desk.get_by_role("heading", level=1)).to_have_text("Dette skjer")
        before = BoardSeat.objects.on(FROM).filter(role="chair").get().person.name
        hands.press(desk.get_by_role("button", name="Gjør det"))
        expect(desk.locator(".messagelist")).to_contain_text("er lagret: 7 medlemmer.")

    assert before == "Sverre Avtroppende"
    assert seats() == [
        (NEW["rad-0"], "chair", OF["rad-0"]),
        *zip(STAY, ["deputy", *["member"] * 3], [seat.organisation.name for seat in stayed()], strict=True),
        (NEW["rad-5"], "member", OF["rad-5"]),
        (NEW["rad-6"], "member", OF["rad-6"]),
    ]
    meeting = Meeting.objects.get(kind="annual", held_on=ELECTED)
    new = BoardSeat.objects.filter(person__name__in=NEW.values())
    assert set(new.values_list("source", "starts_on", "known_on")) == {(meeting.source_id, FROM, ELECTED)}
    desk.goto("/om/styret/")
    shown = desk.locator("main").inner_text()
    assert [name for name in [*NEW.values(), "Sverre Avtroppende"] if name in shown] == list(NEW.values())


def decided(page, hands, is_here):
    """Where it was decided: among the latest meetings, or written down."""
    if is_here:
        hands.press(page.get_by_label(f"årsmøte {day(ELECTED)}"))
        return
    hands.press(page.get_by_text("Skriv inn et møte til"))
    hands.write(page.get_by_label("Dagen det var"), typed(ELECTED))


def seats():
    rows = BoardSeat.objects.on(FROM).in_role_order().select_related("person", "organisation")
    return [(seat.person.name, seat.role, seat.organisation.name) for seat in rows]


def stayed():
    return BoardSeat.objects.filter(person__name__in=STAY).in_role_order().select_related("organisation")


@pytest.mark.parametrize("is_known", [True, False], ids=["known", "new"])
def test_an_organisation_becomes_a_member_from_a_date(desk, table, board, is_known):
    name = NAMES[desk.viewport_size["width"], is_known]
    Meeting.objects.all().delete()
    make_meeting(kind="board", held_on=ELECTED)
    if is_known:
        make_organisation(name=name)

    with counted(desk, table, f"medlem fra en dato, {'kjent' if is_known else 'ny'} virksomhet", goal=6) as hands:
        hands.press(desk.get_by_role("link", name="Ta inn et nytt medlem fra en dag"))
        hands.write(desk.get_by_label("Navn eller organisasjonsnummer"), name)
        hands.press(desk.get_by_role("button", name="Søk"))
        if is_known:
            hands.press(desk.get_by_role("link", name=name, exact=True))
        hands.write(desk.get_by_label("Medlem fra og med"), typed(FROM))
        if not is_known:
            hands.press(desk.get_by_label("næringsliv"))
        hands.press(desk.get_by_label(f"styremøte {day(ELECTED)}"))
        hands.press(desk.get_by_role("button", name="Se over"))
        expect(desk.get_by_role("heading", level=1)).to_have_text("Dette skjer")
        before = Membership.objects.filter(organisation__name=name).count()
        hands.press(desk.get_by_role("button", name="Gjør det"))
        expect(desk.locator(".messagelist")).to_contain_text(f"{name} er medlem fra")

    [membership] = Membership.objects.filter(organisation__name=name)
    meeting = Meeting.objects.get(kind="board", held_on=ELECTED)
    assert (before, membership.starts_on, membership.level) == (0, FROM, "member")
    assert (membership.source_id, membership.known_on) == (meeting.source_id, ELECTED)
    desk.goto(membership.organisation.get_absolute_url())
    expect(desk.get_by_role("heading", level=1)).to_have_text(name)
    assert day(FROM) in desk.locator("main").inner_text()
