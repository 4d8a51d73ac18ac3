"""The Nu HTML checker, which knows more of HTML's rules than a parser does: all pages in one run, for speed."""

import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests import setup_tools

ECHO = re.compile("Bad value “(mange|i morgen|x)” for attribute “value” on element “input”")  # typed by us in VARIANTS


def jar():
    """This machine's own, or the one that the project's folder keeps; None where there is none."""
    jars = [setup_tools.VNU_JAR, settings.BASE_DIR / "var" / "vnu" / "vnu.jar"]
    return next((path for path in jars if path.exists()), None)


def errors(pages, folder):
    """{case: messages} of the pages with errors; skips where the checker cannot run, unless it must (CI with Java)."""
    if not shutil.which("java") or (not jar() and not os.environ.get("CI")):
        pytest.skip("Java or vnu.jar is missing, so pages are checked by the strict parser html5lib alone.")
    assert jar(), "vnu.jar is missing: tests/setup_tools.py fetches it"
    files = {folder / f"{number}.html": page for number, page in enumerate(pages)}
    for file, page in files.items():
        file.write_bytes(page.response.content)
    # So short a run is over before code that is compiled thoroughly has paid for itself.
    java = ["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [*java, "-jar", str(jar()), "--errors-only", "--exit-zero-always", "--format", "json"]
    run = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    found = defaultdict(list)
    for message in json.loads(run.stderr)["messages"]:
        if not ECHO.match(message["message"]):
            found[files[Path(urlsplit(message["url"]).path)].case].append(message["message"])
    return dict(found)
