"""Whether pages are bounded: `python -m tests.bench bounds` asks for every public page at 100 and at 10 000 rows of
every kind (`SIZES=100,1000` for others), and prints bytes, queries and time of our own processor with the ratios.

It ends with 1 where a page is more than a tenth longer, or asks another number of queries. Times are noisy: they
stand beside.

Then the files: a part of the sitemap, JSON and feeds, which have a limit of their own each.
"""

import os
import sys
import time
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from tests import many  # noqa: E402
from tests.addresses import addresses, may_be_kept  # noqa: E402
from tests.bench.finder import bench_database  # noqa: E402
from tests.site import make_site  # noqa: E402

SIZES = [int(size) for size in os.environ.get("SIZES", "100,10000").split(",")]
APART = 0.1  # how much longer a page may be; which hits of many a search shows makes it shorter
ROUNDS = 3
FILES = {
    "sitemap": "/sitemap.xml",
    **{f"sitemap, {part}": f"/sitemap-{part}.xml" for part in ("pages", "units", "organisations", "events")},
    **{f"{path}, {form}": f"{path}?format={form}" for path in ("/lokaler/", "/medlemmer/") for form in ("json", "csv")},
    **{f"{path}, atom": f"{path}?format=atom" for path in ("/lokaler/", "/aktuelt/", "/om/dokumenter/")},
    **{f"events, {form}": f"/arrangementer/?format={form}" for form in ("json", "atom", "ics")},
}


def measured(client, url):
    """(bytes, number of queries, ms of our own processor) of an answer."""
    asked, times = [], []

    def noted(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    client.get(url)
    with connection.execute_wrapper(noted):
        response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    for _round in range(ROUNDS):
        began = time.process_time()
        client.get(url)
        times.append((time.process_time() - began) * 1000)
    return len(response.content), len(asked), median(times)


def at(size):
    """({page: measured}, {file: measured}) at so many rows of each kind."""
    with bench_database():
        site, client = make_site(), Client()
        began = time.perf_counter()
        many.fill(site, size)
        print(f"{size} rows of each kind, written in {time.perf_counter() - began:.0f} s", flush=True)
        pages = {name: url for name, url in addresses(site, "nb") if may_be_kept(url)}
        return tuple({name: measured(client, url) for name, url in some.items()} for some in (pages, FILES))


def table(few, more):
    """The table; the names of what is not bounded."""
    beyond = []
    for name, (size, queries, ms) in few.items():
        longer, asked, slower = more[name]
        is_beyond = longer / size - 1 > APART or asked != queries
        beyond += [name] if is_beyond else []
        lengths = f"{size:8} {longer:9} B × {longer / size:5.2f}"
        times = f"{ms:7.1f} {slower:8.1f} ms × {slower / ms:5.1f}"
        print(f"{'!' if is_beyond else ' '} {name:<52.52} {lengths} {queries:4} {asked:4} queries {times}")
    return beyond


def main():
    settings.ALLOWED_HOSTS, settings.DEBUG = ["testserver"], False
    call_command("collectstatic", interactive=False, verbosity=0)
    (pages, files), (more_pages, more_files) = (at(size) for size in SIZES)
    beyond = table(pages, more_pages)
    print("files, each with a limit of its own:")
    table(files, more_files)
    print(f"beyond a tenth: {', '.join(beyond)}" if beyond else "every page is bounded")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
