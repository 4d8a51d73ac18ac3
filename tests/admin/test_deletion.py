"""What is deleted in the admin is said before, is refused where it is history, and is not more than one has seen."""

import re
from datetime import date

import pytest
from django.utils import timezone

from events.models import Event, Registration, Venue
from members.models import Organisation, Person
from premises.models import Interest, Unit
from tests import factories as f
from tests.pages_read import elements

pytestmark = pytest.mark.django_db


def text(response):
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def sign_up(event, number):
    rows = (Registration(event=event, name=f"Deltaker {one}", email=f"d{one}@ntnu.example") for one in range(number))
    Registration.objects.bulk_create(rows)


def venues(number):
    Venue.objects.bulk_create(Venue(name_nb=f"Sal {one}", slug=f"sal-{one}") for one in range(number))


@pytest.mark.parametrize(
    ("make", "said", "instead"),
    [
        (lambda: f.make_board_seat().person, "1 styreverv (person)", "Sett sluttdato på vervet"),
        (lambda: f.make_lease(unit=f.make_unit()).unit, "1 leieforhold (lokale)", "Ta lokalet av markedet"),
        (lambda: f.make_lease(building=f.make_building(), unit=None).building, "1 leieforhold (bygg)", "Ta lokalene"),
        (lambda: f.make_membership().organisation, "1 medlemskap (virksomhet)", "slå dem sammen"),
        (lambda: f.make_observation().figure, "1 måling (tall)", "Ta tallet av forsiden"),
        (lambda: f.make_document_version().document, "1 versjon (dokument)", "Ta versjonene av siden"),
        (lambda: f.make_interest(units=[f.make_unit()]).units.get(), "1 interessemelding (lokaler)", "markedet"),
    ],
)
def test_what_is_history_is_not_deleted_and_the_page_says_who_holds_it_and_what_to_do(staff, make, said, instead):
    record = make()
    options = record._meta
    url = f"/admin/{options.app_label}/{options.model_name}/{record.pk}/delete/"

    page = text(staff.get(url))
    staff.post(url, {"post": "yes"})

    assert said in page
    assert instead in page
    assert "Ja, slett" not in page
    assert type(record).objects.filter(pk=record.pk).exists()


def test_many_at_once_are_refused_as_one_is(staff):
    person = f.make_board_seat().person
    chosen = {"action": "delete_selected", "_selected_action": [person.pk, f.make_person().pk]}

    page = text(staff.post("/admin/members/person/", chosen))
    staff.post("/admin/members/person/", {**chosen, "post": "yes"})

    assert "1 styreverv (person)" in page
    assert Person.objects.count() == 2


def test_no_page_lists_more_than_a_hundred_and_it_asks_as_many_questions_of_one_as_of_many(
    staff, django_assert_max_num_queries
):
    event = f.make_event(venue=None, starts_at=timezone.now() - timezone.timedelta(days=9))
    sign_up(event, 130)
    venues(130)
    across = {"action": "delete_selected", "select_across": "1", "_selected_action": [Venue.objects.first().pk]}

    with django_assert_max_num_queries(22):
        bulk = text(staff.post("/admin/events/venue/", across))
    with django_assert_max_num_queries(18):
        single = text(staff.get(f"/admin/events/event/{event.pk}/delete/"))

    assert "Slettes: 130 steder" in bulk
    assert "og 30 til" in bulk
    assert "130 påmeldinger (arrangement)" in single


def test_what_was_not_seen_is_not_deleted(staff):
    venues(2)
    first = Venue.objects.first().pk
    sent = {"action": "delete_selected", "select_across": "1", "_selected_action": [first], "post": "yes", "total": "1"}

    page = text(staff.post("/admin/events/venue/", sent))
    before = Venue.objects.count()
    staff.post("/admin/events/venue/", {**sent, "total": "2"})

    assert "Utvalget er endret siden du så det." in page
    assert (before, Venue.objects.count()) == (2, 0)


def test_no_action_is_chosen_and_deleting_is_the_last(staff):
    f.make_unit()

    page = staff.get("/admin/premises/unit/")

    acts = [one.get("value") for one in elements(page, "button") if one.get("name") == "action"]
    assert acts == ["still_right", "delete_selected"]


def test_nobody_who_waits_for_an_answer_is_deleted_unanswered(staff):
    waiting = f.make_interest()

    page = text(staff.get(f"/admin/premises/interest/{waiting.pk}/delete/"))
    Interest.objects.update(status=Interest.Status.LOST, lost_reason="other", closed_at=timezone.now())
    later = text(staff.get(f"/admin/premises/interest/{waiting.pk}/delete/"))

    assert "Noen venter på svar: 1 interessemelding." in page
    assert "Ingen får beskjed om det." in later


def test_what_uses_a_record_is_shown_with_its_lists(staff, django_assert_max_num_queries):
    organisation = f.make_organisation()
    f.make_membership(organisation=organisation, starts_on=date(2020, 1, 1))
    f.make_event(organisers=[organisation])
    f.make_lease(unit=f.make_unit(), shared_with=[organisation])
    url = f"/admin/members/organisation/{organisation.pk}"

    with django_assert_max_num_queries(12):
        response = staff.get(f"{url}/brukes-av/")

    page = response.content.decode()
    links = [part.partition('"')[0] for part in page.split('href="') if f"exact={organisation.pk}" in part]
    assert f'href="{url}/brukes-av/"' in staff.get(f"{url}/change/").content.decode()
    assert "1 arrangement" in text(response)
    assert sorted(link.split("/")[3] for link in links) == ["event", "lease", "membership"]
    assert {staff.get(link).context["cl"].result_count for link in links} == {1}


def test_what_nothing_holds_goes_with_what_goes_along(staff):
    event = f.make_event(starts_at=timezone.now() - timezone.timedelta(days=9))
    f.make_key_point(event=event)
    gone, unit = f.make_organisation(), f.make_unit()

    page = text(staff.get(f"/admin/events/event/{event.pk}/delete/"))
    for url in (f"events/event/{event.pk}", f"members/organisation/{gone.pk}", f"premises/unit/{unit.pk}"):
        staff.post(f"/admin/{url}/delete/", {"post": "yes"})

    assert "Slettes sammen med det 1 poeng (arrangement)" in page
    assert [model.objects.count() for model in (Event, Organisation, Unit)] == [0, 0, 0]
