"""The portal as a browser meets it: served with its middleware and static files, from rows that are really stored."""

import os
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from django.test.testcases import LiveServerThread

from premises.models import Interest
from tech_port.outbox.models import Mail
from tests import setup_tools
from tests.site import make_site

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the thread of the tests

# Two pages behind the address field take four fifths of what a new window costs, and no test sees them. Chromium heeds
# the last of such lists alone, so that those of Playwright's that matter here stand again.
WITHOUT = [
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "AimEnabled"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "MediaRouter"),
    *("HttpsFirstBalancedModeAutoEnable", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("ThirdPartyStoragePartitioning", "NetworkTimeServiceQuerying", "LensOverlay"),
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's own Chromium; root may not have its sandbox."""
    path = setup_tools.chromium()
    assert path, "Chromium is missing: tests/setup_tools.py says how to get it"
    args = [f"--disable-features={','.join(WITHOUT)}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return {**browser_type_launch_args, "executable_path": path, "args": args}


@pytest.fixture(scope="session")
def browser(browser):
    """The browser; while it runs, Django keeps other connections than before and after, which end with it."""
    yield browser
    connections.close_all()


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """The tests' database, open for all tests of a module: what they write is really stored, and gone after the last.

    Named as pytest-django's own, which it replaces here, so that the database is made before anything is written.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def portal(db):
    """A filled site on `url`, for all tests of a module; forms may come as fast as a machine types."""
    site = make_site()
    server = LiveServerThread("127.0.0.1", static_handler=lambda application: application)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    assert server.error is None, server.error
    url = f"http://127.0.0.1:{server.port}"
    with override_settings(SITE_URL=url, FORM_MINIMUM_SECONDS=0, FORMS_AN_HOUR_PER_ADDRESS=1000):
        yield SimpleNamespace(url=url, site=site)
    server.terminate()


@pytest.fixture
def visit(browser, portal):
    """Opens a browser of a visitor's own: `visit(width=390, java_script_enabled=False)` gives its first page."""
    contexts = []

    def open_page(width=1280, height=900, **options):
        context = browser.new_context(
            base_url=portal.url, viewport={"width": width, "height": height}, locale="nb-NO", **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def nothing_sent(portal):
    """A test begins with the one interest of the filled site, and an empty outbox."""
    Interest.objects.exclude(pk=portal.site.interest.pk).delete()
    Mail.objects.all().delete()
