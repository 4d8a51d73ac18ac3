"""Staff look an organisation up: each difference is shown, and nothing is taken in without its tick."""

from datetime import date

import pytest
import time_machine
from django.contrib.admin.models import LogEntry

from members.models import LineOfWork
from tests.factories import (
    make_heartbeat,
    make_interest,
    make_join_request,
    make_line_of_work,
    make_organisation,
    make_source,
    make_user,
)
from tests.pages_read import filled, text
from tests.register import ORGNR, answer

pytestmark = pytest.mark.django_db

NAMES = {"name": "Fjordkraft Robotikk", "website": "https://gammelt.example/"}


def page_of(organisation, rest="enhetsregisteret/"):
    return f"/admin/members/organisation/{organisation.pk}/{rest}"


def shown(page):
    return [(str(one.label), one.shown_before, one.shown_after) for one in page.context["form"].changes]


def lines(organisation):
    return [
        (line.division, line.source.key, line.known_on) for line in organisation.lines_of_work.select_related("source")
    ]


def test_the_way_to_the_register_stands_on_one_that_has_a_number(staff):
    pages = [text(staff.get(page_of(make_organisation(orgnr=number), "change/"))) for number in (ORGNR, "")]

    assert ["Slå opp i Enhetsregisteret" in page for page in pages] == [True, False]


def test_each_difference_is_shown_beside_what_stands_here_and_nothing_is_ticked(staff, register):
    organisation = make_organisation(orgnr=ORGNR, **NAMES)
    make_line_of_work(organisation=organisation, division="86")

    page = staff.get(page_of(organisation))

    assert shown(page) == [
        ("Navn", "Fjordkraft Robotikk", "FJORDKRAFT ROBOTIKK AS"),
        ("Andre navn", "", "FJORDKRAFT ROBOTIKK AS"),
        ("Nettsted", "https://gammelt.example/", "https://www.robotikk.example"),
        ("Bransjer", "Helse", "Programmering og it-rådgivning, Forskning og utvikling, Helse"),
    ]
    assert page.context["form"].ticked == []
    assert "Holtermanns veg 7, 7031 TRONDHEIM" in text(page)


@time_machine.travel("2026-11-26 12:00Z")
def test_only_what_is_ticked_is_taken_in_with_its_source_and_day_and_the_register_is_asked_once(staff, register):
    organisation = make_organisation(orgnr=ORGNR, **NAMES)
    other = make_line_of_work(organisation=organisation, division="72")
    before = {
        "source": make_source(key="enhetsregisteret"),
        "known_on": date(2025, 1, 2),
        "recorded_on": date(2025, 1, 2),
    }
    for division in ("41", "62"):
        make_line_of_work(organisation=organisation, division=division, **before)
    form = filled(staff.get(page_of(organisation)))

    response = staff.post(page_of(organisation), form | {"keys": ["lines", "website"]})

    organisation.refresh_from_db()
    assert (response.status_code, len(register.asked)) == (302, 1)
    assert (organisation.name, organisation.website) == ("Fjordkraft Robotikk", "https://www.robotikk.example")
    assert lines(organisation) == [
        ("62", "enhetsregisteret", date(2026, 11, 26)),
        ("72", other.source.key, other.known_on),
    ]
    assert [entry.change_message for entry in LogEntry.objects.all()] == ["Fra Enhetsregisteret: Bransjer, Nettsted."]


def test_what_is_not_ticked_stays(staff, register):
    organisation = make_organisation(orgnr=ORGNR, **NAMES)

    page = staff.post(page_of(organisation), filled(staff.get(page_of(organisation))))

    organisation.refresh_from_db()
    assert "Kryss av for det som skal tas inn." in text(page)
    assert (organisation.name, organisation.website) == tuple(NAMES.values())
    assert LineOfWork.objects.count() == 0


@pytest.mark.parametrize("answered", ["", "x", "eyJ1bml0Ijp7fX0:1:1"])
def test_an_answer_that_is_not_ours_is_asked_for_anew_and_looked_over(staff, register, answered):
    organisation = make_organisation(orgnr=ORGNR, **NAMES)

    page = staff.post(page_of(organisation), {"keys": ["name"], "answer": answered})

    organisation.refresh_from_db()
    assert "Noe er endret mens du så på det. Se over en gang til." in text(page)
    assert organisation.name == "Fjordkraft Robotikk"
    staff.post(page_of(organisation), filled(page, keys=["name"]))
    organisation.refresh_from_db()
    assert organisation.name == "FJORDKRAFT ROBOTIKK AS"


def test_what_a_colleague_changed_meanwhile_is_looked_over_again(staff, register):
    organisation = make_organisation(orgnr=ORGNR, **NAMES)
    form = filled(staff.get(page_of(organisation)))
    organisation.website = "https://nytt.example/"
    organisation.save()

    page = staff.post(page_of(organisation), form | {"keys": ["website"]})

    organisation.refresh_from_db()
    assert "Noe er endret mens du så på det. Se over en gang til." in text(page)
    assert organisation.website == "https://nytt.example/"


def test_a_name_that_another_has_is_refused_in_a_sentence(staff, register):
    make_organisation(name="FJORDKRAFT ROBOTIKK AS")
    organisation = make_organisation(orgnr=ORGNR, **NAMES)

    page = staff.post(page_of(organisation), filled(staff.get(page_of(organisation))) | {"keys": ["name"]})

    assert page.status_code == 200
    assert page.context["form"].non_field_errors() == ["Virksomhet med Navn finnes allerede."]


def test_one_that_is_bankrupt_or_deleted_is_warned_of(staff, register):
    register.units[ORGNR] = answer(konkurs=True, slettedato="2026-03-01")

    page = text(staff.get(page_of(make_organisation(orgnr=ORGNR))))

    assert "Virksomheten er konkurs." in page
    assert "Slettet fra Enhetsregisteret 1.\u00a0mars 2026." in page


def test_where_all_is_the_same_nothing_is_asked(staff, register):
    register.units[ORGNR] = answer(hjemmeside="robotikk.example/", naeringskode1={"kode": "45.110"}, naeringskode2=None)
    organisation = make_organisation(
        orgnr=ORGNR, name="Fjordkraft Robotikk AS", website="https://www.robotikk.example/"
    )

    page = staff.get(page_of(organisation))

    assert shown(page) == []
    assert "Ingenting av dette er annerledes enn det som står her." in text(page)
    assert "Næringskoder som ikke er i utgaven vi bruker, og som ikke tas inn: 45.110." in text(page)


def test_a_register_that_is_off_is_said_in_a_sentence(staff):
    page = staff.get(page_of(make_organisation(orgnr=ORGNR)))

    assert "Oppslag i Enhetsregisteret er ikke slått på her. Fyll ut feltene selv." in text(page)


@pytest.mark.parametrize(
    ("rights", "status"),
    [
        (["members.view_organisation"], 403),
        (["members.change_organisation"], 403),
        (["members.change_organisation", "members.add_lineofwork", "members.delete_lineofwork"], 200),
    ],
)
def test_only_those_who_may_change_it_look_up(client, register, rights, status):
    make_heartbeat()
    client.force_login(make_user(*rights, is_staff=True))

    assert client.get(page_of(make_organisation(orgnr=ORGNR))).status_code == status


def test_before_an_organisation_is_made_of_a_request_its_number_can_be_looked_up(staff, register):
    register.units[ORGNR] = answer(konkurs=True)
    request = make_join_request(orgnr=ORGNR)
    interest = make_interest(orgnr=ORGNR)
    addresses = [
        f"/admin/members/joinrequest/{request.pk}/godkjenn/",
        f"/admin/premises/interest/{interest.pk}/signer/",
    ]

    before = [text(staff.get(address)) for address in addresses]
    asked = len(register.asked)
    after = [text(staff.get(f"{address}?oppslag=1")) for address in addresses]

    assert (asked, len(register.asked)) == (0, 2)
    assert ["Slå opp 923\u00a0609\u00a0016 i Enhetsregisteret" in page for page in before] == [True, True]
    assert ["Virksomheten er konkurs." in page for page in after] == [True, True]
