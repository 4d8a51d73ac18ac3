"""A form of the admin that is opened and saved as it stands changes nothing, and says so in the log."""

import pytest
import time_machine
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.forms.models import model_to_dict

from tests.admin.records import FACTORIES, WRITTEN_BY_THE_PORTAL, address
from tests.pages_read import as_a_browser_sends, messages

pytestmark = pytest.mark.django_db

REVIEWED = {"events.calendarimport", "premises.landlordimport"}  # their pages show a file and have no form to save
SAVED = [label for label in FACTORIES if label not in WRITTEN_BY_THE_PORTAL | REVIEWED]
LONG = "Første linje  \nAndre\tlinje\n\n- punkt"


def stored(row):
    return {name: str(value) for name, value in model_to_dict(row).items()}


@pytest.mark.parametrize("label", SAVED)
def test_a_record_that_is_saved_as_it_stands_is_unchanged(staff, label):
    with time_machine.travel("2026-11-26 12:00Z", tick=False):  # a form shows whole seconds
        row = FACTORIES[label]()
    for field in row._meta.concrete_fields:
        if field.get_internal_type() == "TextField" and not field.choices:
            setattr(row, field.name, LONG)
    row.save()
    row.refresh_from_db()
    before = stored(row)

    page = staff.get(address(label, row.pk, "change"))
    response = staff.post(address(label, row.pk, "change"), as_a_browser_sends(page))

    assert response.status_code == 302, response.context["faults"]
    told = [str(message).partition(" «")[0] for message in get_messages(response.wsgi_request)]
    assert told == [f"Ingenting er endret i {row._meta.verbose_name}"]
    assert LogEntry.objects.latest("pk").get_change_message() == "Ingen felt endret."
    assert stored(apps.get_model(label).objects.get(pk=row.pk)) == before


def test_what_is_changed_is_said_to_be(staff):
    article = FACTORIES["content.article"]()
    url = address("content.article", article.pk, "change")

    response = staff.post(url, as_a_browser_sends(staff.get(url)) | {"title_nb": "Ny tittel"}, follow=True)

    assert [text.rpartition("ble ")[2] for text in messages(response)] == ["endret."]
