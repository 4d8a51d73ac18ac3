"""What each task begins with: somebody who has signed in, at the front page of the staff's, wide or narrow."""

import pytest

from tests.browser.signing_in import sign_in

WIDTHS = [1280, 390]
rows = pytest.StashKey[list]()


def pytest_configure(config):
    config.stash[rows] = []


@pytest.fixture
def table(request):
    """The rows of the table that the run ends with."""
    return request.config.stash[rows]


@pytest.fixture(params=WIDTHS)
def desk(visit, portal, request):
    """The front page, open to a superuser."""
    page = visit(width=request.param)
    sign_in(page, "/admin/")
    return page


def pytest_terminal_summary(terminalreporter, config):
    """The tasks as a table, in the order they were done."""
    for task, width, presses, goal in config.stash[rows]:
        terminalreporter.write_line(f"{task:<48} {width:>5} px   {presses:>3} presses, goal {goal}")
