"""A calendar that can no longer be read when staff apply it."""

import pytest

from events.models import Event
from tests.factories import make_calendar_import, make_user

pytestmark = pytest.mark.django_db


def test_a_refused_calendar_is_refused_once_and_changes_nothing(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    empty = make_calendar_import()

    answer = client.post(f"/admin/events/calendarimport/{empty.pk}/change/", {"_apply": "1"})

    assert answer.status_code == 302
    assert [str(message) for message in answer.wsgi_request._messages] == ["Kalenderen har ingen arrangementer."]
    assert list(Event.objects.all()) == []
