"""Values that no program expects, and the status of an answer to them."""

import re

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
    return answered(client, method, url, *data).status_code


def answered(client, method, url, *data):
    """The answer itself."""
    with transaction.atomic():
        response = getattr(client, method)(url, *data)
        transaction.set_rollback(True)
    return response


def faults(client, url, form, fields, right):
    """{(fields, value): status} of the answers that are none of the right statuses.

    Each value stands in all fields at once. The worst then stand together in the fields that take them, where the rest
    of the form is right, and each field has one alone that it refuses. `form()` gives a form that would be taken,
    afresh each time.
    """
    statuses, alone, unmarked = {}, {}, set()

    def refused(names, value):
        """The fields for which the answer refuses a form with a value in them."""
        response = answered(client, "post", url, {**form(), **dict.fromkeys(names, value)})
        statuses[*names, value[:100]] = response.status_code
        if response.status_code != 422:
            return set()
        wrong = marked_in(response.content.decode()) & set(names) or unmarked & set(names)
        if not wrong and value in WORST and len(names) > 1:  # the page does not say which it is
            wrong = {name for name in names if refused([name], value)}
            unmarked.update(wrong)
        return wrong or set(names)

    for value in NASTY:
        left = fields
        while left and (wrong := refused(left, value)) and value in WORST:
            alone |= {name: value for name in wrong if name not in alone}
            left = [name for name in left if name not in wrong]
    for name, value in alone.items():
        refused([name], value)
    return {key: status for key, status in statuses.items() if status not in right}


def marked_in(html):
    """The names of the fields that a page marks as wrong."""
    tags = re.findall("<(?:input|select|textarea) [^>]*aria-invalid[^>]*>", html)
    return {re.search(' name="(.*?)"', tag)[1] for tag in tags}
