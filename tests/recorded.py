"""`make accessibility`: runs the tests that `/tilgjengelighet/` speaks of, and records what they found and when.

What is run again, as `make accessibility ARGS="-k 'contact and not form'"`, takes the place of what it was; what is
not stays with its day. So a page that is new costs its own run, and no more.
"""

import json
import re
import sys
from datetime import datetime

import pytest

from tech_port.accessibility import CLAIMS, EVERY_LOOK, FILE

CASE = re.compile(r"\[(?:chromium-)?(.+?)(?:-chromium)?\]$")


class Recorder:
    """A plugin of pytest's: {test: {case: outcome}} of what ran, "" being the case of a test that has none.

    What was skipped, as without Java, has not been tried.
    """

    def __init__(self):
        self.outcomes, self.browser = {}, ""

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef):
        value = yield
        if fixturedef.argname == "browser":
            self.browser = value.version
        return value

    def pytest_runtest_logreport(self, report):
        if report.failed or (report.when == "call" and report.passed):
            test, _sign, _case = report.nodeid.partition("[")
            found = CASE.search(report.nodeid)
            case = found[1] if found and found[1] != "chromium" else ""
            self.outcomes.setdefault(test, {})[case] = report.outcome

    def write(self):
        """Add what ran to the file: the pages of the tests in a browser, and of every test when it last ran and how."""
        told = json.loads(FILE.read_text()) if FILE.exists() else {"tests": {}, "pages": {}}
        today = datetime.now().astimezone().date().isoformat()
        for test in tests_claimed().intersection(self.outcomes):
            outcomes = self.outcomes[test]
            before = told["tests"].get(test, {"failed": []})["failed"]
            failed = {case for case, outcome in outcomes.items() if outcome != "passed"}
            told["tests"][test] = {"on": today, "failed": sorted(failed | {*before} - outcomes.keys())}
        pages = self.outcomes.get(EVERY_LOOK, {})
        told["pages"] |= {case: today for case, outcome in pages.items() if outcome == "passed"}
        told |= {"axe": axe_version(), "rules": rules()} | ({"browser": self.browser} if self.browser else {})
        FILE.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def axe_version():
    from axe_playwright_python.base import AXE_SCRIPT

    return re.search(r"axe v([\d.]+)", AXE_SCRIPT)[1]


def rules():
    from tests.browser.looks import TAGS

    return TAGS


def tests_claimed():
    return {test for claim in CLAIMS for test in claim.held_by}


def main(arguments):
    recorder = Recorder()
    status = pytest.main([*sorted(tests_claimed()), *arguments], plugins=[recorder])
    if recorder.outcomes:
        recorder.write()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
