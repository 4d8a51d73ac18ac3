"""Who may open what: every address of the admin, by every role, opened and sent."""

import pytest
from django.contrib.admin.views.main import ChangeList
from django.db import transaction
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse

from tech_port.staff import deletion, restoring, told
from tech_port.staff.site import PortalAdminSite
from tech_port.still_right import known
from tests.admin.admin_addresses import addresses, make_records
from tests.admin.matrix import HELP, Matrix
from tests.admin.signed_in import LETTERS, browsers

REFUSED = {401, 403, 404, 405}
TOLD = [(told, "page"), (told, "last_change"), (deletion, "used_by"), (restoring, "differences"), (known, "queue")]


@pytest.fixture
def unrendered(monkeypatch):
    """Answers without their pages and what those tell: what is asked is who gets one, which is a small part of it."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    no_lists = [{"name": "", "models": []}]
    monkeypatch.setattr(PortalAdminSite, "get_app_list", lambda site, request, app_label=None: no_lists)
    monkeypatch.setattr("tech_port.views.render", lambda *args, status=200, **kwargs: HttpResponse(status=status))
    for module, name in TOLD:
        monkeypatch.setattr(module, name, lambda *args, **kwargs: [])
    get_results = ChangeList.get_results
    monkeypatch.setattr(ChangeList, "get_results", lambda page, request: get_results(emptied(page), request))


def emptied(page):
    """A list of the admin without its rows."""
    page.root_queryset = page.queryset = page.queryset.none()
    return page


def is_let_in(response):
    return response.status_code not in REFUSED and not response.headers.get("Location", "").startswith("/admin/login/")


def sent(browser, path):
    """The answer to an empty form; what it changed is changed back."""
    with transaction.atomic():
        response = browser.post(path)
        transaction.set_rollback(True)
    return response


def letters(clients, answer):
    return "".join(letter for letter, role in LETTERS.items() if is_let_in(answer(clients[role]))) or "-"


@pytest.mark.django_db
def test_each_address_lets_in_whom_its_row_names_and_nobody_else(unrendered):
    matrix, found = Matrix(), addresses(make_records())
    clients, settings = browsers()

    wrong = []
    with settings:
        for one in found:
            opened = letters(clients, lambda browser, path=one.path: browser.get(path))
            posted = letters(clients, lambda browser, path=one.path: sent(browser, path))
            cells = matrix.cells(one)
            if len(cells) != 1:
                wrong.append(matrix.missing(one, len(cells), (opened, posted)))
            elif cells[0] != (opened, posted):
                wrong.append(f"{one.name} {one.path}: expected {cells[0]}, answered {(opened, posted)}")

    assert wrong == [], "\n".join([*wrong, HELP])
    assert len(found) > 400


def test_no_row_is_of_an_address_that_is_gone(db):
    matrix, found = Matrix(), addresses(make_records())
    named = {one.name for one in found}

    assert [row.key for row in matrix.pages if row.key not in named and "*" not in row.key] == []
    assert [key for key in matrix.models if key not in {one.model for one in found}] == []
    assert [key for key in matrix.kinds if key not in {one.kind for one in found}] == []
