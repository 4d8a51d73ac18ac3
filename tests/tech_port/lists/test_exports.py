"""Lists as files: which formats an address may ask for, and what the JSON and the CSV of any list are."""

import pytest
from django.http import HttpResponse

from tech_port.lists import exports


def export(rf, address, rows=(2, 1), **kwargs):
    """An export of numbers."""
    return exports.export(
        rf.get(address),
        list(rows),
        as_record=lambda number: {"text": f"number {number}", "number": number},
        keys=["number", "text"],
        file_name="tall",
        **kwargs,
    )


def test_json_counts_its_rows_after_what_the_list_says_of_itself(rf):
    response = export(rf, "/?format=json", head={"date": "2026-12-31"})

    assert response.content.decode() == (
        '{"date": "2026-12-31", "count": 2, "results": '
        '[{"text": "number 2", "number": 2}, {"text": "number 1", "number": 1}]}'
    )


def test_csv_has_the_keys_as_columns_in_their_own_order_also_without_rows(rf):
    full, empty = export(rf, "/?format=csv"), export(rf, "/?format=csv", rows=())

    assert full.content.decode("utf-8-sig") == "number;text\r\n2;number 2\r\n1;number 1\r\n"
    assert empty.content.decode("utf-8-sig") == "number;text\r\n"
    assert full["Content-Disposition"] == 'attachment; filename="tall.csv"'


def test_no_file_has_more_rows_than_the_most(rf, monkeypatch):
    monkeypatch.setattr(exports, "MAX_ROWS", 1)

    assert export(rf, "/?format=csv").content.decode("utf-8-sig") == "number;text\r\n2;number 2\r\n"


def test_a_list_may_have_formats_of_its_own(rf):
    assert export(rf, "/?format=atom", atom=lambda: HttpResponse("feed")).content == b"feed"


@pytest.mark.parametrize("address", ["/", "/?format="])
def test_where_no_format_is_asked_for_it_is_left_to_the_page(rf, address):
    assert export(rf, address) is None


@pytest.mark.parametrize("name", ["xml", "atom", "<b>" * 40])
def test_a_format_that_there_is_not_is_refused_in_plain_text_with_those_that_there_are(rf, name):
    response = export(rf, f"/?format={name}")

    assert (response.status_code, response["Content-Type"]) == (406, "text/plain; charset=utf-8")
    assert response.content.decode().endswith("Velg ett av disse formatene: csv, json.")
    assert len(response.content.decode()) < 100
