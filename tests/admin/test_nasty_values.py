"""What no browser sends is refused before the database is asked, on every list of the admin."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.http import HttpResponse
from django.test import Client

from tests.admin.error_pages import assert_admins_own
from tests.admin.records import FACTORIES, address
from tests.admin.signed_in import SUPERUSER, browsers
from tests.factories import make_user

AUTOCOMPLETE = {"app_label": "events", "model_name": "event", "field_name": "venue"}
PARAMETERS = ["q", "p", "o", "e", "all", "_popup", "_to_field", "_facets", "_changelist_filters", "id__in", "pk", "\0"]


@pytest.fixture
def visitor(db):
    """Staff in a browser that gets the answer that they would get, also when a view fails."""
    browser = Client(raise_request_exception=False)
    browser.force_login(make_user(username="kari", is_staff=True, is_superuser=True))
    return browser


@pytest.fixture
def unwritten(monkeypatch):
    """Refusals without their pages, of which there would be thousands."""
    monkeypatch.setattr("tech_port.views.render", lambda *args, status, **kwargs: HttpResponse(status=status))


@pytest.mark.parametrize("label", FACTORIES)
def test_a_nul_in_any_parameter_of_a_list_or_a_form_is_refused(unwritten, db, label):
    list_filters = [
        name for name in admin.site.get_model_admin(apps.get_model(label)).list_filter if isinstance(name, str)
    ]
    clients, settings = browsers()

    with settings:
        answers = {
            (page, name): clients[SUPERUSER].get(address(label, *page), {name: "a\0b"}).status_code
            for page in [(), ("add",)]
            for name in [*PARAMETERS, *list_filters]
        }

    assert {key: status for key, status in answers.items() if status != 400} == {}


@pytest.mark.parametrize("name", ["term", "app_label", "model_name", "field_name", "page"])
def test_a_nul_in_the_autocomplete_is_refused(visitor, name):
    refused = visitor.get("/admin/autocomplete/", {"term": "a", **AUTOCOMPLETE, name: "\0"})
    taken = visitor.get("/admin/autocomplete/", {"term": "a", **AUTOCOMPLETE})

    assert_admins_own(refused, 400, "Forespørselen var ikke til å forstå")
    assert (taken.status_code, taken.json()["results"]) == (200, [])


@pytest.mark.parametrize("label", FACTORIES)
def test_a_chosen_row_that_is_no_number_is_refused(visitor, label):
    FACTORIES[label]()

    *others, refused = [
        visitor.post(address(label), {"action": "delete_selected", "_selected_action": [chosen]})
        for chosen in ["\0", "abc", "²", ""]
    ]

    assert [response.status_code for response in others] == [400, 400, 400]
    assert_admins_own(refused, 400, "Forespørselen var ikke til å forstå")
