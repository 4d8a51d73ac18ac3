"""Every model has its pages, and its list costs the same however long."""

import pytest
from django.apps import apps
from django.contrib import admin

from tech_port.audit.held import personal_models
from tests.admin.machine_words import machine_words, main_buttons
from tests.admin.records import APPS, FACTORIES, QUERIES, WRITTEN_BY_THE_PORTAL, address
from tests.admin.versions import forms_without_version
from tests.conventions.models import models
from tests.pages_read import elements, inline_code

KEPT_AS_KEYS = {"content.seededrecord"}  # what the loader calls its records, for administrators

pytestmark = pytest.mark.django_db


def test_every_model_has_a_factory_here():
    labels = {model._meta.label_lower for model in models() if model._meta.app_label in APPS}

    assert labels == set(FACTORIES)


@pytest.mark.parametrize("label", FACTORIES)
def test_every_model_is_registered_with_columns_and_search(label):
    model_admin = admin.site.get_model_admin(apps.get_model(label))

    assert len(model_admin.list_display) > 1
    assert model_admin.search_fields


@pytest.mark.parametrize("label", FACTORIES)
def test_factories_make_valid_rows(label):
    FACTORIES[label]().full_clean(exclude=["sort_name"])


@pytest.mark.parametrize("label", FACTORIES)
def test_every_page_of_a_model_opens_without_inline_style_or_script(staff, label):
    row = FACTORIES[label]()

    pages = {
        "list": staff.get(address(label)),
        "search": staff.get(address(label), {"q": "a"}),
        "change": staff.get(address(label, row.pk, "change")),
        "history": staff.get(address(label, row.pk, "history")),
        "add": staff.get(address(label, "add")),
    }

    adding = 403 if label in WRITTEN_BY_THE_PORTAL else 200
    assert {name: page.status_code for name, page in pages.items()} == {
        "list": 200,
        "search": 200,
        "change": 200,
        "history": 200,
        "add": adding,
    }
    assert address(label, row.pk, "change") in [link.get("href") for link in elements(pages["list"], "a")]
    assert forms_without_version(pages["list"]) + forms_without_version(pages["change"]) == []
    for name, page in pages.items():
        assert inline_code(page) == []
        if page.status_code == 200:
            read = elements(page)
            words = [] if label in KEPT_AS_KEYS else machine_words(read)
            assert (name, words, main_buttons(read)[1:]) == (name, [], [])


@pytest.mark.parametrize("label", FACTORIES)
def test_a_list_costs_the_same_with_one_row_and_with_three(staff, django_assert_num_queries, label):
    queries = QUERIES[label] + (apps.get_model(label) in personal_models())
    FACTORIES[label]()
    with django_assert_num_queries(queries):
        staff.get(address(label))

    FACTORIES[label]()
    FACTORIES[label]()
    with django_assert_num_queries(queries):
        staff.get(address(label))
