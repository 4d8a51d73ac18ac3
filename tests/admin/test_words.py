"""Pages of the admin speak to people, let long lists be searched, and have one main button; what is wrong is named."""

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin
from django.forms import CheckboxSelectMultiple, ModelChoiceField
from django.test import RequestFactory

from tests.admin.admin_addresses import addresses, make_records
from tests.admin.machine_words import long_choices, machine_words, main_buttons
from tests.admin.records import FACTORIES, WRITTEN_BY_THE_PORTAL, address
from tests.factories import make_organisation, make_unit, make_user
from tests.pages_read import elements, filled

pytestmark = pytest.mark.django_db

OF_A_MODEL = {"changelist", "history", "add", "change", "delete", "moved", "set_back", "uses", "deleted"}
FEW = {"auth.permission", "auth.user"}  # rights, in a field that searches itself; and colleagues
SHOWN_ONLY = {"members.profilechange", "premises.lettingnotice"}  # decided about on pages of their own


def forms_of(model_admin, request):
    """The form of a model's page, and those of its rows."""
    if model_admin.has_add_permission(request) or model_admin.has_change_permission(request):
        yield model_admin.get_form(request)
    for inline in model_admin.get_inline_instances(request):
        yield inline.get_formset(request).form


def test_a_record_is_chosen_by_a_search_where_there_may_be_many(rf):
    request = rf.get("/")
    request.user = make_user(is_staff=True, is_superuser=True)

    chosen = {
        f"{model._meta.label_lower} {name}"
        for model, model_admin in admin.site._registry.items()
        if model._meta.label_lower not in SHOWN_ONLY
        for form in forms_of(model_admin, request)
        for name, field in form.base_fields.items()
        if isinstance(field, ModelChoiceField)
        and not isinstance(getattr(field.widget, "widget", field.widget), AutocompleteMixin | CheckboxSelectMultiple)
        and field.queryset.model._meta.label_lower not in FEW
    }

    assert chosen == set()


def test_every_action_of_a_list_names_the_chosen_ones_and_says_what_it_does():
    request = RequestFactory().get("/")
    request.user = make_user(is_staff=True, is_superuser=True)

    acts = [act for page in admin.site._registry.values() for act in page.acts(request)]

    assert [act.label for act in acts if "valgte" not in act.label or not act.sentence] == []


def test_task_pages_with_many_rows_speak_to_people_and_have_short_choices_and_one_main_button(staff):
    found = [one for one in addresses(make_records()) if one.kind not in OF_A_MODEL and "<" not in one.path]
    for number in range(31):
        make_organisation(name=f"Firma {number}")

    wrong = {}
    for one in found:
        page = staff.get(one.path)
        if page.status_code == 200 and "html" in page.headers["Content-Type"] and b"<h1" in page.content:
            read = elements(page)
            faults = machine_words(read), long_choices(read), main_buttons(read)[1:]
            if any(faults):
                wrong[one.path] = faults

    assert wrong == {}


@pytest.mark.parametrize("label", sorted(FACTORIES.keys() - WRITTEN_BY_THE_PORTAL))
def test_a_form_that_is_not_taken_names_its_faults_and_leads_to_their_fields(staff, label):
    url = address(label, "add")
    typed = {name: value if "_FORMS" in name else "" for name, value in filled(staff.get(url)).items()}

    refused = staff.post(url, typed)

    summary = next(one for one in elements(refused, "div") if one.get("id") == "feil")
    links = [link.get("href").removeprefix("#") for link in summary.iter("a")]
    assert set(links) - {one.get("id") for one in elements(refused)} == set()
    assert links
    assert next(one for one in elements(refused, "title")).text.split()[0] == "Feil:"


def test_a_fault_in_a_row_says_which_row_it_is_in(staff):
    unit = make_unit()
    url = address("premises.unit", unit.pk, "change")
    rows = {"reservations-TOTAL_FORMS": 1, "reservations-0-ends_on": "i morgen kanskje"}

    refused = staff.post(url, filled(staff.get(url)) | rows)

    said = {link.get("href"): "".join(link.itertext()) for link in elements(refused, "a")}
    assert said["#id_reservations-0-starts_on"].startswith("Reservasjon 1: Fra og med: Skriv ")
    assert said["#id_reservations-0-ends_on"].startswith("Reservasjon 1: Til og med: «i morgen kanskje» ")
