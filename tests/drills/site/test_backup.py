"""A backup is taken while forms come in, and comes back on another server as it was."""

import json
import tarfile
import time
import uuid
from pathlib import Path

import pytest

from tests.drills.crowds import visitors
from tests.drills.forms import sent_form
from tests.waiting import wait_until

from .copies import manage, serving_in, site_environment
from .postgresql import SystemPostgreSQL

BEFORE, AFTER, MEDIA, MEDIA_BYTES = 60, 60, 40, 500_000


@pytest.fixture
def elsewhere(folder):
    """Another, empty server, whose database is an ordinary user's."""
    server = SystemPostgreSQL(folder / "elsewhere")
    server.initialise()
    server.execute("CREATE ROLE portal LOGIN")
    server.execute("ALTER DATABASE portal OWNER TO portal")
    yield server
    server.end()


class Sending:
    """People who send forms for as long as it takes; each e-mail address that was acknowledged is kept, with when."""

    def __init__(self, port):
        self.port, self.acknowledged, self.slowest = port, [], 0

    def send_one(self):
        submission = uuid.uuid4()
        answer = sent_form(self.port, submission, "Kari")
        assert answer.status == 302, (answer.status, answer.body)
        self.slowest = max(self.slowest, answer.seconds)
        self.acknowledged.append(f"{submission}@leietaker.example")

    def wait_for(self, number):
        assert wait_until(lambda: len(self.acknowledged) >= number, seconds=300)


def some_media(environment):
    folder = Path(environment["VAR_DIR"], "media", "lokaler")
    folder.mkdir(parents=True)
    for number in range(MEDIA):
        (folder / f"{number}.webp").write_bytes(bytes([number]) * MEDIA_BYTES)


def emails(server):
    return {email for (email,) in server.rows("SELECT email FROM premises_interest")}


def manifest_of(path):
    with tarfile.open(path) as tar:
        return json.load(tar.extractfile("manifest.json"))


def test_a_backup_under_load_comes_back_on_another_server(folder, postgresql, content, elsewhere, table):
    some_media(content)
    with serving_in(content) as site:
        sending = Sending(site.port)
        with visitors(4, sending.send_one):
            sending.wait_for(BEFORE)
            before, began = set(sending.acknowledged), time.monotonic()
            manage(content, "backup", str(folder / "backups"))
            seconds = time.monotonic() - began
            during = len(sending.acknowledged) - len(before)
            sending.wait_for(BEFORE + during + AFTER)
    [path] = (folder / "backups").glob("*.tar")
    other = site_environment(folder / "copy-2", elsewhere.url().replace("//postgres@", "//portal@"))

    began = time.monotonic()
    said = manage(other, "restore", str(path))
    restored_in = time.monotonic() - began

    there, manifest = emails(elsewhere), manifest_of(path)
    rows = sum(one["rows"] for one in manifest["tables"].values())
    table("forms acknowledged before a backup under load: lost", len(before), len(before - there), f"{seconds:.1f} s")
    table("  … sent while it was made, slowest of all", during, "", f"{sending.slowest:.2f} s")
    table("  … rows and files restored elsewhere, different", rows + MEDIA, 0, f"{restored_in:.1f} s")
    assert before - there == set()
    assert there <= emails(postgresql)
    assert f"{rows} rows and {MEDIA} files, all as they were backed up." in said
    restored = Path(other["VAR_DIR"], "media", "lokaler")
    assert {file.name: file.read_bytes()[:1] * MEDIA_BYTES == file.read_bytes() for file in restored.iterdir()} == {
        f"{number}.webp": True for number in range(MEDIA)
    }
