"""A file that was chosen stays chosen when another field has to be mended, and is deleted a day later."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from members.models import DocumentVersion
from tech_port.uploads import jobs
from tech_port.uploads.kept import store, stored
from tech_port.uploads.models import UnwantedFile
from tests.factories import make_document_version, pdf
from tests.pages_read import elements, filled, text

pytestmark = pytest.mark.django_db

NEW = b"%PDF-1.7 ny"


@pytest.fixture
def address():
    return f"/admin/members/documentversion/{make_document_version(file=pdf()).pk}/change/"


def token_in(response):
    return [field.get("value") for field in elements(response, "input") if field.get("name") == "file-kept"]


def test_a_pdf_beside_a_field_that_is_wrong_is_not_chosen_again(staff, address):
    fields = filled(staff.get(address))
    del fields["file"]

    refused = staff.post(address, fields | {"label": "", "file": SimpleUploadedFile("vedtekter.pdf", NEW)})
    [token] = token_in(refused)
    saved = staff.post(address, fields | {"label": "2026", "file-kept": token})

    assert (refused.status_code, "«vedtekter.pdf» følger med" in text(refused)) == (200, True)
    assert saved.status_code == 302
    with DocumentVersion.objects.get().file.open() as file:
        assert file.read() == NEW


def test_a_file_that_is_refused_is_not_kept(staff, address):
    fields = filled(staff.get(address))

    refused = staff.post(address, fields | {"label": "", "file": SimpleUploadedFile("vedtekter.pdf", b"MZ")})

    assert token_in(refused) == []


@pytest.mark.parametrize("token", ["", "x", "WyJrZXB0L3guZG9jIiwieCJd:1abc:xyz"])
def test_a_token_that_is_not_ours_carries_no_file(token):
    assert stored(token) is None


def test_what_was_kept_is_deleted_when_its_day_is_over():
    token, now = store(SimpleUploadedFile("vedtekter.pdf", NEW)), timezone.now()
    name = UnwantedFile.objects.get().name

    assert (jobs.delete_unwanted(now), stored(token).read()) == (0, NEW)
    assert (jobs.delete_unwanted(now + timedelta(days=2)), stored(token)) == (1, None)
    assert not default_storage.exists(name)
