"""What a pooler costs a page: the finder straight from PostgreSQL and through PgBouncer by transaction, in turns.

python -m tests.bench.pooler    # needs the packages postgresql and pgbouncer; numbers of one run go together
"""

import os
import shutil
import statistics
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
PAGES, ROUNDS, SESSIONS = 40, 5, 8
PATH = "/lokaler/"


def seconds(port):
    """Of each of so many pages over one connection."""
    client, found = HTTPConnection("127.0.0.1", port, timeout=30), []
    for _page in range(PAGES):
        began = time.perf_counter()
        client.request("GET", PATH)
        answer = client.getresponse()
        answer.read()
        assert answer.status == 200
        found.append(time.perf_counter() - began)
    client.close()
    return found


def main(folder):
    from tests.drills.site.copies import copies, manage, site_environment
    from tests.drills.site.pgbouncer import give_limits, pgbouncer
    from tests.drills.site.postgresql import SystemPostgreSQL

    postgresql = SystemPostgreSQL(folder / "postgresql")
    postgresql.initialise()
    (folder / "direct" / "static").mkdir(parents=True)
    direct = site_environment(folder / "direct", postgresql.url())
    found = [[], []]
    try:
        for command in (["collectstatic", "-v0"], ["migrate", "-v0"], ["seed"]):
            manage(direct, *command)
        give_limits(postgresql)
        with pgbouncer(folder / "pgbouncer", postgresql, SESSIONS) as url:
            pooled = {**direct, "DATABASE_POOLER_URL": url}
            with copies([direct, pooled]) as served:
                for _round in range(ROUNDS):
                    for site, measured in zip(served, found, strict=True):
                        measured += seconds(site.port)
    finally:
        postgresql.stop("immediate")
    for name, measured in zip(("straight", "pooler"), found, strict=True):
        median, slow = statistics.median(measured), statistics.quantiles(measured, n=20)[-1]
        print(f"{name:<10} {PATH}  {median * 1000:6.1f} ms, of 20 the slowest {slow * 1000:6.1f} ms")


if __name__ == "__main__":
    home = Path(tempfile.mkdtemp(prefix="tech-port-bench-", dir="/tmp"))
    home.chmod(0o755)
    try:
        main(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
