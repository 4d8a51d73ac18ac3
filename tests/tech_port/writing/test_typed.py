"""A form that could not be taken comes back with its texts, and asks for its files again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from tests.crawl import Page

pytestmark = pytest.mark.django_db


def test_texts_that_came_with_a_file_are_kept_and_the_file_is_asked_for_again(monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr("premises.interest.views.InterestForm.of", fail)
    visitor = Client(raise_request_exception=False)

    response = visitor.post("/lokaler/interesse/", {"message": "Hei", "plan": SimpleUploadedFile("plan.pdf", b"%PDF")})

    page = Page("error", "nb", "/lokaler/interesse/", response)
    form = page.all("form")[-1]
    fields = [(field.get("type"), field.get("name"), field.get("value")) for field in form.iter("input")]
    assert (response.status_code, page.faults, form.get("enctype")) == (503, [], "multipart/form-data")
    assert fields == [("hidden", "message", "Hei"), ("file", "plan", None)]
    assert "Du hadde valgt filen «plan.pdf». Velg den igjen" in response.content.decode()
