"""The dearest statements of public pages: `python -m tests.bench.statements` prints the plans of ten at 10 000 rows of
each kind, or at as many as `ROWS` says. Times drift with the machine; rows and buffers do not.
"""

import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from tests.bench import rows  # noqa: E402
from tests.bench.finder import bench_database  # noqa: E402

ROWS, SHOWN = int(os.environ.get("ROWS", 10_000)), 10


class Statements:
    """As an execute wrapper: what each read statement took at its quickest, with its parameters and page."""

    def __init__(self):
        self.page, self.found = "", {}

    def __call__(self, execute, sql, params, many, context):
        began = time.perf_counter()
        answer = execute(sql, params, many, context)
        took = (time.perf_counter() - began) * 1000
        if sql.lstrip("(").startswith(("SELECT", "WITH")):
            before = self.found.get(sql)
            if before is None or took < before[0]:
                self.found[sql] = (took, params, self.page)
        return answer

    @property
    def dearest(self):
        """[(sql, (ms, parameters, page))]"""
        return sorted(self.found.items(), key=lambda item: -item[1][0])[:SHOWN]


def read(pages):
    """Every page twice, the second time as it is when PostgreSQL has what it needs at hand."""
    client, statements = Client(), Statements()
    with connection.execute_wrapper(statements):
        for _turn in range(2):
            for statements.page, path in pages.items():
                assert client.get(path).status_code == 200, path
    return statements.dearest


def main():
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("collectstatic", interactive=False, verbosity=0)
    with bench_database():
        rows.fill(ROWS)
        for number, (sql, (ms, params, page)) in enumerate(read(rows.pages()), start=1):
            print(f"\n{number}. {ms:.1f} ms on the page {page}, of {ROWS} rows of each kind\n{sql[:600]}")
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", params)
                print(*(f"    {line}" for (line,) in cursor.fetchall()), sep="\n")


if __name__ == "__main__":
    main()
