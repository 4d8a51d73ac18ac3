"""Who has signed up, as files."""

import csv
import io

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone
from openpyxl import load_workbook

from tests.events.participants.pages import page_of
from tests.factories import make_event, make_registration, make_user
from tests.pages_read import messages


def download(staff, event, **form):
    response = staff.post(page_of(event, "fil/"), form)
    assert response["Cache-Control"] == "no-store"
    return response


HEADER = [
    "Navn",
    "E-post",
    "Virksomhet",
    "Antall personer",
    "Status",
    "Plass på ventelisten",
    "Meldt på",
    "Møtte",
    "Språk",
]


def row_of(**values):
    at = timezone.make_aware(timezone.datetime(2026, 10, 20, 9, 5))
    return make_registration(
        **{"name": "=1+1", "email": "a@b.example", "organisation_name": "@SUM(A1)", "created_at": at, **values}
    )


def test_the_csv_has_everybody_no_formulas_and_needs_only_when_asked_for(staff):
    event = row_of(needs="-2+3", people=2).event

    plain = download(staff, event, format="csv")
    full = download(staff, event, format="csv", needs="on")

    rows = list(csv.reader(io.StringIO(plain.content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        HEADER,
        ["'=1+1", "a@b.example", "'@SUM(A1)", "2", "påmeldt", "", "20.10.2026 09:05", "", "Norsk bokmål"],
    ]
    assert "2+3" not in plain.content.decode()
    rows = list(csv.reader(io.StringIO(full.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[-1] for row in rows] == ["Mat og tilrettelegging", "1: -2+3"]
    assert f'filename="deltakere-{event.slug}-' in plain["Content-Disposition"]
    assert [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")] == [
        "Lastet ned deltakerlista.",
        "Lastet ned deltakerlista med mat og tilrettelegging.",
    ]


def test_the_workbook_keeps_text_as_text(staff):
    event = row_of(needs="=HYPERLINK(1)\x07").event

    response = download(staff, event, format="xlsx", needs="on")

    sheet = load_workbook(io.BytesIO(response.content)).active
    header, row = list(sheet.rows)
    assert [cell.value for cell in header] == [*HEADER, "Mat og tilrettelegging"]
    assert [(cell.value, cell.data_type) for cell in (row[0], row[2], row[9])] == [
        ("=1+1", "s"),
        ("@SUM(A1)", "s"),
        ("=HYPERLINK(1)", "s"),
    ]
    assert [row[0].quotePrefix, row[1].quotePrefix] == [True, False]
    assert (row[3].value, row[6].value) == (1, timezone.datetime(2026, 10, 20, 9, 5))


def test_the_form_of_the_file_is_one_of_two(staff):
    event = make_event()

    refused = staff.post(page_of(event, "fil/"), {"format": "exe"}, follow=True)

    assert messages(refused) == ["Velg CSV eller Excel."]
    assert LogEntry.objects.count() == 0


@pytest.mark.django_db
def test_needs_are_in_no_file_for_who_may_only_look(client):
    event = row_of(needs="Nøtteallergi").event
    client.force_login(make_user("events.view_registration"))

    refused = client.post(page_of(event, "fil/"), {"format": "csv", "needs": "on"})
    plain = client.post(page_of(event, "fil/"), {"format": "csv"})

    assert (refused.status_code, plain.status_code) == (403, 200)
    assert ["Nøtteallergi" in page.content.decode() for page in (refused, plain)] == [False, False]
