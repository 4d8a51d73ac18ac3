"""Values that no program expects, and the status of an answer to them."""

from django.db import transaction
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

bounded = hypothesis_settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NASTY = [
    *("", " ", "0", "-1", "1", "2", "40", "1e400", "-1e400", "NaN", "Infinity", "9" * 400, "9" * 5000, "-" + "9" * 20),
    *(
        "0.1",
        "1,5",
        "1 500",
        "١٢٣",
        "²",
        "½",
        "2147483648",
        "9223372036854775808",
        "0x10",
        "1_000",
        "--",
        "%",
        "_",
        "\\",
    ),
    *(
        "\x00",
        "a\x00b",
        "\ud7ff",
        "\u202e",
        "\ufeff",
        "\x0b",
        "İ",
        "ß",
        "ﬁ",
        "👩‍👩‍👧",
        "e\u0301",
        "\r\n",
        "\x85",
        "æøå",
    ),
    *("2026-02-30", "2026-13-01", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-06-16T12:00", "i dag"),
    *(
        "office",
        "kontor",
        "common",
        "areal",
        "ledig",
        "pris",
        "-pk",
        "?",
        "pk",
        "csv",
        "json",
        "ics",
        "atom",
        "true",
        "on",
    ),
    *(
        "'; DROP TABLE premises_unit; --",
        '"',
        "<script>alert(1)</script>",
        "{{ 7 }}",
        "{% debug %}",
        "%s",
        "%(x)s",
        "../",
    ),
    *("a" * 20_000, "a " * 5_000, "(" * 500, "*" * 500, "å" * 300),
]
WORST = [
    "",
    "1e400",
    "9" * 5000,
    "²",
    "\x00",
    "a\x00b",
    "\ud7ff",
    "\x0b",
    "İ",
    "\r\n",
    "10000-01-01",
    "<script>",
    "å" * 300,
]
values = st.sampled_from(NASTY) | st.text(max_size=40) | st.integers().map(str) | st.floats().map(str)


def answer(client, method, url, *data):
    """The status of an answer; what it wrote is undone, and an exception fails the test with its cause."""
    with transaction.atomic():
        status = getattr(client, method)(url, *data).status_code
        transaction.set_rollback(True)
    return status


def faults(client, url, form, fields, right):
    """{(field, value): status} of the answers that are none of the right statuses.

    Each value stands in all fields at once, and the worst in each field alone, where the rest of the form is right.
    `form()` gives a form that would be taken, afresh each time.
    """
    tries = [("all", value, dict.fromkeys(fields, value)) for value in NASTY]
    tries += [(field, value, {field: value}) for field in fields for value in WORST]
    found = {(field, value[:100]): answer(client, "post", url, {**form(), **typed}) for field, value, typed in tries}
    return {key: status for key, status in found.items() if status not in right}
