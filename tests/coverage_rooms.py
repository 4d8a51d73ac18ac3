"""Branch coverage by room, lowest first, from the report that `coverage json -o -` writes: `make coverage` shows it."""

import json
import sys
from collections import Counter
from pathlib import PurePath


def room_of(path):
    """`premises/interest`, `premises/models`, …, or `premises (floor)` for a module that lies in no room."""
    app, *folders, _module = PurePath(path).parts
    return f"{app}/{folders[0]}" if folders else f"{app} (floor)"


def rooms(report):
    """[(room, covered branches, branches)] from the lowest share; rooms without a branch are left out."""
    covered, branches = Counter(), Counter()
    for path, file in report["files"].items():
        covered[room_of(path)] += file["summary"]["covered_branches"]
        branches[room_of(path)] += file["summary"]["num_branches"]
    found = [(room, covered[room], count) for room, count in branches.items() if count]
    return sorted(found, key=lambda row: (row[1] / row[2], row[0]))


def line(room, covered, branches):
    return f"{covered / branches:7.1%} {covered:6} of {branches:4}  {room}"


def main():
    report = json.load(sys.stdin)
    totals = report["totals"]
    for row in rooms(report):
        print(line(*row))
    print(line("branches in all", totals["covered_branches"], totals["num_branches"]))


if __name__ == "__main__":
    main()
