"""Whoever of the staff sees personal data, or takes it out, is written down."""

import pytest
from django.apps import apps
from django.contrib import admin

from tech_port.audit.held import personal_models
from tech_port.audit.models import Entry
from tests.admin.records import FACTORIES, address
from tests.factories import make_article, make_event, make_organisation, make_person, make_registration

pytestmark = pytest.mark.django_db
PERSONAL = sorted(label for label in FACTORIES if apps.get_model(label) in personal_models())


def seen(kind="view"):
    return list(Entry.objects.filter(kind=kind).order_by("pk").values_list("model", "object_pk", "within"))


def test_what_goes_with_a_record_about_somebody_is_about_somebody_too():
    assert {"premises.interestmessage", "premises.intereststep", "premises.alertmatch"} < set(PERSONAL)
    assert {"premises.unit", "members.organisation", "events.event", "content.article"} & set(PERSONAL) == set()


@pytest.mark.parametrize("label", PERSONAL)
def test_every_page_of_a_record_about_somebody_is_written_down_when_it_was_seen(staff, label):
    record = FACTORIES[label]()
    pk = str(record.pk)

    answers = [
        staff.get(address(label)).status_code,
        *(staff.get(address(label, record.pk, page)).status_code for page in ("change", "history")),
    ]

    assert answers == [200, 200, 200]
    assert [row for row in seen() if row[0] == label] == [(label, "", ""), (label, pk, ""), (label, pk, "")]
    assert {entry.actor.username for entry in Entry.objects.filter(kind="view")} == {"stab"}


def test_every_page_of_an_event_about_its_guests_is_written_down(staff):
    event = make_event()
    make_registration(event=event)
    pages = [page for page in admin.site._registry[type(event)].pages if "events.view_registration" in page.permissions]
    shown = [page for page in pages if not page.only_post]

    for page in shown:
        assert staff.get(f"/admin/events/event/{event.pk}/{page.path}/").status_code == 200
    staff.post(f"/admin/events/event/{event.pk}/deltakere/fil/", {"format": "csv"})

    guests = ("events.registration", "", f"events.event {event.pk}")
    assert len(shown) >= 6
    assert (seen(), seen("export")) == ([guests] * len(shown), [guests])


def test_contacts_on_the_page_of_their_organisation_and_names_that_complete_are_written_down(staff):
    organisation, person = make_organisation(), make_person(name="Kari Nordmann")
    asked = {"term": "Kari", "app_label": "members", "model_name": "boardseat", "field_name": "person"}

    staff.get(address("members.organisation", organisation.pk, "change"))
    completed = staff.get("/admin/autocomplete/", asked)

    within = f"members.organisation {organisation.pk}"
    assert [one["text"] for one in completed.json()["results"]] == [str(person)]
    assert ("members.contact", "", within) in seen()
    assert seen()[-1] == ("members.person", "", "")


def test_what_is_refused_or_about_nobody_is_not_written_down(staff, client):
    article = make_article()
    staff.get(address("content.article", article.pk, "change"))
    staff.get(address("premises.interest", 4711, "change"))

    assert seen() == []
