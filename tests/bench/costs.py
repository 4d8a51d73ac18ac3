"""What each kind of answer costs, as ratios of one run: `python -m tests.bench`.

`ROWS=100000` adds finder and search at so many rows. First the same work is timed again and again: where the machine
is too noisy, nothing is measured and the program ends with 3; `ANYWAY=1` measures, says so, and ends with 3 too.

A worker process and one visitor at a time; three rounds in turns, of each figure the median, lowest and highest.
The time of the processor is that of the worker, and of PostgreSQL; both are counted in hundredths of a second.
A miss is a page asked for with a cookie, which is never kept and never answered from what is kept; what pages share is
remembered by then. "finder, new question" has a parameter that nobody has asked before, as a visitor's filter has.
"""

import itertools
import json
import os
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from tests.bench import rows  # noqa: E402
from tests.bench.asking import Case, PostgreSQL, asked, beside, programs  # noqa: E402
from tests.bench.finder import bench_database  # noqa: E402
from tests.bench.noise import is_too_noisy, noise  # noqa: E402

SIZES, AT_MOST, ROUNDS = (100, 10_000), ("finder", "finder, filtered", "search"), 3
GOAL = 20  # ms: what 99 of 100 kept pages take beside visitors who ask anew
TOO_NOISY = 3
COOKIE = {"Cookie": "bench=1"}
numbers = itertools.count(100)


def anew(path):
    return lambda: f"{path}?areal_min={next(numbers)}"


def cases(size):
    """What is asked at so many rows: the floor, what is kept, and each kind of page made anew."""
    pages = rows.pages()
    misses = {kind: path for kind, path in pages.items() if size <= SIZES[-1] or kind in AT_MOST}
    home, finder = pages["home"], pages["finder"]
    yield Case("raw WSGI", "raw", lambda: "/")
    yield Case("Django, bare view", "bare", lambda: "/")
    yield Case("Django, our middleware", "site", lambda: "/helse/")
    for kind, path in (("home", home), ("finder", finder)):
        yield Case(f"kept {kind}", "site", lambda path=path: path)
        yield Case(f"kept {kind}, no log", "quiet", lambda path=path: path)
        yield Case(f"kept {kind}, 304", "site", lambda path=path: path, is_known=True)
    for kind, path in misses.items():
        yield Case(f"miss {kind}", "site", lambda path=path: path, headers=COOKIE)
    yield Case("miss finder, new question", "site", anew(finder))


def measured(size):
    """{case: {figure: [median, lowest, highest]}} at so many rows."""
    found = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tech-port-bench-", dir="/tmp")))
        sites, database = stack.enter_context(programs(folder)), PostgreSQL()
        all_cases = list(cases(size))
        for turn in range(ROUNDS):
            for case in all_cases:
                found.setdefault(case.name, []).append(asked(case, sites[case.site], database, is_first=not turn))
            hits, anew_beside = rows.pages()["home"], anew(rows.pages()["finder"])
            found.setdefault("kept home beside two who ask anew", []).append(beside(sites["site"], hits, anew_beside))
    return {name: medians(rounds) for name, rounds in found.items()}


def medians(rounds):
    columns = {figure: [one[figure] for one in rounds] for figure in rounds[0]}
    return {figure: [statistics.median(of), min(of), max(of)] for figure, of in columns.items()}


def table(size, found):
    raw, bare = (found[name]["cpu_ms"][0] for name in ("raw WSGI", "Django, bare view"))
    print(
        f"\n{size} rows of each kind; ms of the processor, × raw WSGI, × a bare view, PostgreSQL's ms, p50 and p99 ms"
    )
    for name, figures in found.items():
        p50, p99 = figures["p50_ms"][0], figures["p99_ms"][0]
        if "cpu_ms" not in figures:
            verdict = "" if p99 <= GOAL else f", more than the goal of {GOAL}"
            print(f"  {name:<34} {'':<44} {p50:7.1f} {p99:8.1f}{verdict}")
            continue
        median, low, high = figures["cpu_ms"]
        spread, postgresql = f"({low:.2f} to {high:.2f})", figures["postgresql_ms"][0]
        ratios = f"× {median / raw:6.1f} × {median / bare:6.1f}"
        print(f"  {name:<34} {median:7.2f} {spread:<18} {ratios} {postgresql:7.2f} {p50:7.1f} {p99:8.1f}")


def main():
    before = noise()
    said = f"{before['wall']:.0%} by the clock, {before['processor']:.0%} of the processor"
    print(f"the same work varies by {said}; load {os.getloadavg()[0]:.1f}")
    noisy = is_too_noisy(before)
    if noisy:
        print(
            "The machine is too noisy: nothing can be concluded.", "" if os.environ.get("ANYWAY") else "ANYWAY=1 runs."
        )
        if not os.environ.get("ANYWAY"):
            return TOO_NOISY
    call_command("collectstatic", interactive=False, verbosity=0)
    sizes = dict.fromkeys([*SIZES, *map(int, filter(None, [os.environ.get("ROWS")]))])
    with bench_database():
        for size in sizes:
            rows.fill(size)
            sizes[size] = measured(size)
            table(size, sizes[size])
            rows.empty()
    file = settings.VAR_DIR / "bench.json"
    file.write_text(json.dumps({"noise": before, "is_too_noisy": noisy, "rows": sizes}, indent=1))
    print(f"\nall figures: {file}")
    return TOO_NOISY if noisy else 0


if __name__ == "__main__":
    sys.exit(main())
