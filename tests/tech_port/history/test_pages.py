"""What staff read of a record's history, and set back."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.test import Client

from events.models import Event
from members.models import Organisation, Person
from premises.models import Unit
from tech_port.history.acting import acting
from tests.factories import (
    make_board_seat,
    make_event,
    make_lease,
    make_organisation,
    make_person,
    make_registration,
    make_unit,
    make_user,
)
from tests.pages_read import elements, filled, flat, messages

pytestmark = pytest.mark.django_db


def told(response):
    return [
        (entry.what, entry.about, [(c.label, c.shown_before, c.shown_after) for c in entry.changes])
        for entry in response.context["entries"].object_list
    ]


def address(record, *rest):
    return "/".join(["/admin", record._meta.app_label, record._meta.model_name, str(record.pk), *map(str, rest), ""])


def change(staff, record, **values):
    """Save a record in its own form; what the form says where it is not taken."""
    url = address(record, "change")
    response = staff.post(url, filled(staff.get(url)) | values)
    assert response.status_code == 302, response.context["faults"]


def test_a_history_tells_field_by_field_in_words_who_when_and_why(staff):
    lease = make_lease(unit=make_unit(area_m2=1000, use="office"), starts_on=date(2024, 1, 1))
    unit = lease.unit
    staff.cookies.clear()
    with time_machine.travel(datetime(2027, 11, 26, 12, 30, tzinfo=UTC)):
        staff.force_login(make_user(username="siri", is_staff=True, is_superuser=True))
        change(staff, unit, area_m2="1 200", use="lab", _reason="Målt på nytt")

        response = staff.get(address(unit, "history"))

    entry, *before = told(response)
    area = ("Samlet areal (m²)", "1\u00a0000", "1\u00a0200")
    assert entry == ("Endret", "", [("Bruk", "kontor", "lab"), area])
    assert ("Lagt inn", f"Leieforhold: {lease}", []) in before
    page = flat(response)
    assert "26. november 2027 kl. 13.30" in page
    assert "siri · skjema i administrasjonen" in page
    assert "Grunn: Målt på nytt" in page


def test_a_long_text_is_told_word_by_word_and_a_relation_by_names(staff):
    event = make_event(body_nb="Først kommer innlegget om havvind og så kommer debatten om det som gjenstår i år.")
    organiser = make_organisation(name="SINTEF")
    event.body_nb = event.body_nb.replace("havvind", "bølger")
    event.save()
    event.organisers.add(organiser)

    response = staff.get(address(event, "history"))

    assert told(response)[0] == ("Endret", "", [("Arrangører", "–", "SINTEF")])
    assert "<del>havvind</del> <ins>bølger</ins>" in flat(response)


def test_a_list_is_told_in_words_and_nothing_is_undone_that_is_as_it_was(staff):
    organisation = make_organisation(other_names=["Adressa", "Avisa"])
    change(staff, organisation, other_names="Adressa, Bladet")
    once = staff.get(address(organisation, "history"))
    change(staff, organisation, other_names="Adressa, Avisa")

    twice = staff.get(address(organisation, "history"))

    assert told(once)[0] == ("Endret", "", [("Andre navn", "Adressa, Avisa", "Adressa, Bladet")])
    assert [entry.may_be_undone for entry in once.context["entries"].object_list if entry.changes] == [True]
    assert [entry.may_be_undone for entry in twice.context["entries"].object_list if entry.changes] == [True, False]
    assert [flat(page).count("Angre denne endringen") for page in (once, twice)] == [1, 1]


def test_a_seat_is_told_with_its_person_and_costs_no_more_with_many(staff, django_assert_num_queries):
    seat = make_board_seat()
    person = seat.person
    for record in (seat, person):
        record.order, record.photo_credit = 99, "Foto"
        record.save()
    staff.get(address(person, "history"))
    with django_assert_num_queries(QUERIES):
        staff.get(address(person, "history"))
    for number in range(30):
        seat.order = number + 1
        seat.save()
        person.photo_credit = f"Foto {number}"
        person.save()

    with django_assert_num_queries(QUERIES):
        response = staff.get(address(person, "history"))

    assert told(response)[1] == ("Endret", f"Styreverv: {seat}", [("Rekkefølge", "29", "30")])
    assert len(response.context["entries"].object_list) == 25
    assert "1 / 3" in flat(response)


QUERIES = 13


def test_a_field_and_all_of_a_record_are_set_back_as_new_edits(staff):
    organisation = make_organisation(name="SINTEF", text_nb="Forsker.")
    first = organisation.history.get()
    change(staff, organisation, name="Sintef AS", text_nb="Forsker mye.")
    url = address(organisation, "history", first.pk)

    shown = staff.get(url)
    latest = organisation.history.first().pk
    one = staff.post(url, {"felt": ["name"], "sett": latest}, follow=True)
    too_late = staff.post(url, {"felt": ["text_nb"], "sett": latest})

    organisation.refresh_from_db()
    assert [row.label for row, _is_chosen in shown.context["rows"]] == ["Navn", "Tekst [nb]"]
    assert messages(one) == ["Satt tilbake."]
    said = [fault.text for fault in too_late.context["faults"]]
    assert said == ["Noen har endret dette siden du åpnet siden. Se over en gang til."]
    assert (organisation.name, organisation.text_nb) == ("SINTEF", "Forsker mye.")
    assert Organisation.history.filter(id=organisation.pk).count() == 3
    assert organisation.history.first().history_change_reason.startswith("satt tilbake til slik det var ")


def test_what_rules_forbid_is_not_set_back_and_says_why_in_words(staff):
    unit = make_unit(area_m2=1000, exclusive_m2=900)
    first = unit.history.get()
    change(staff, unit, area_m2="2000", exclusive_m2="1900")
    url = address(unit, "history", first.pk)

    response = staff.post(url, {"felt": ["area_m2"], "sett": unit.history.first().pk})

    assert [(fault.label, fault.target) for fault in response.context["faults"]] == [("", "")]
    assert Unit.objects.get(pk=unit.pk).area_m2 == 2000
    assert unit.history.count() == 2


def test_who_may_only_look_sets_nothing_back_and_who_may_not_look_sees_nothing(client):
    event = make_event(title_nb="Før")
    with acting(reason="trykkfeil"):
        Event.objects.get(pk=event.pk).save()
    event.title_nb = "Etter"
    event.save()
    reader = make_user("events.view_event")
    client.force_login(reader)
    url = address(event, "history", Event.history.earliest().pk)

    page = client.get(address(event, "history"))
    answer = client.post(url, {"felt": ["title_nb"], "sett": Event.history.latest().pk})
    client.force_login(make_user(is_staff=True, username="annen"))

    assert "Angre denne endringen" not in flat(page)
    assert answer.status_code == 403
    assert client.get(address(event, "history")).status_code == 403
    assert Event.objects.get(pk=event.pk).title_nb == "Etter"


def test_the_history_of_a_person_who_is_gone_is_not_there(staff):
    person = make_person()
    url = address(person, "history")

    Person.objects.filter(pk=person.pk).delete()

    assert staff.get(url).status_code == 302
    assert not Person.history.exists()


def test_a_records_page_says_what_became_another_and_leads_to_undoing_it(staff):
    unit = make_unit(area_m2=1000)
    nothing_yet = flat(staff.get(address(unit, "change")))
    change(staff, unit, area_m2="1 200")

    page = staff.get(address(unit, "change"))

    before = unit.history.order_by("history_id").first()
    assert "Siste endring:" not in nothing_yet
    assert "Siste endring: Samlet areal (m²). stab," in flat(page)
    undo = next(link.get("href") for link in elements(page, "a") if link.text == "Angre denne endringen …")
    assert undo == address(unit, "history", before.pk) + "?felt=area_m2"


def test_what_is_logged_and_told_as_a_reason_is_in_one_language_whoever_acts(staff):
    registration = make_registration()
    staff.post("/admin/valg/sprak/", {"language": "en"})
    english = flat(staff.get("/admin/"))

    Client.post(staff, f"/admin/events/event/{registration.event.pk}/dagen/", {"came": registration.pk})
    staff.post(f"/admin/events/event/{registration.event.pk}/deltakere/fil/", {"format": "csv"})

    assert "To do" in english
    assert registration.history.latest("history_id").history_change_reason == "Innsjekk"
    assert LogEntry.objects.latest("pk").change_message == "Lastet ned deltakerlista."
