"""A dump's SQL is run statement by statement, and its rows are handed over as they come."""

import io

import pytest

from tech_port.backups import script
from tech_port.backups.errors import BackupError

DUMP = b"""\\restrict abc
SET statement_timeout = 0;
SET transaction_timeout = 0;
SET row_security = off;
COPY public.mail (id, text) FROM stdin;
1\tCOPY public.mail (id, text) FROM stdin;
2\t\\\\.
\\.

SELECT pg_catalog.setval('public.mail_id_seq', 2, true);
\\unrestrict abc
"""


class Cursor:
    """What a cursor is asked to do, in order."""

    def __init__(self):
        self.done = []

    def execute(self, statement):
        self.done.append(statement)

    def copy(self, statement):
        self.done.append(statement)
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass

    def write(self, row):
        self.done.append(row)


def test_rows_go_to_their_table_and_what_is_psqls_or_a_limit_is_left_out():
    cursor = Cursor()

    script.run(cursor, io.BytesIO(DUMP))

    assert cursor.done == [
        "SET row_security = off;",
        "COPY public.mail (id, text) FROM stdin;\n",
        b"1\tCOPY public.mail (id, text) FROM stdin;\n",
        b"2\t\\\\.\n",
        "SELECT pg_catalog.setval('public.mail_id_seq', 2, true);",
    ]


def test_a_dump_that_ends_in_the_middle_of_a_table_is_refused():
    with pytest.raises(BackupError, match=r"^The dump ended in the middle of a table\.$"):
        script.run(Cursor(), io.BytesIO(DUMP.partition(b"\\.\n")[0]))
