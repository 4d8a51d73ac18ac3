"""Static files of two releases: each finds its own, either serves both, and old ones go."""

import json
import os
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory

from tech_port.static_files import releases
from tech_port.static_files.collecting import DAY, prune, publish
from tech_port.static_files.middleware import StaticFilesMiddleware

pytestmark = pytest.mark.django_db  # an answer that ends lets Django look at its connections

FOREVER = "max-age=315360000, public, immutable"
NOW = 2_000_000_000


@pytest.fixture
def collect(tmp_path, settings):
    """Call it with the text of a style sheet: its release is collected; gives the sheet's address."""
    source, root = tmp_path / "source", tmp_path / "static"
    source.mkdir()
    root.mkdir()
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = root

    def one(text):
        (source / "base.css").write_text(text)
        releases.this_release.cache_clear()
        settings.STORAGES = {**settings.STORAGES}  # another process: no storage is made yet
        said = StringIO()
        call_command("collectstatic", stdout=said)
        assert said.getvalue() == f"1 static files are in {root}; 0 of former releases were deleted.\n"
        return staticfiles_storage.url("base.css")

    yield one
    releases.this_release.cache_clear()


def asked(middleware, path):
    with closing(middleware(RequestFactory().get(path))) as response:
        return response.status_code, b"".join(response), response.headers.get("Cache-Control")


def no_page(request):
    return HttpResponse("no page", status=404)


def test_a_release_is_named_by_what_its_files_hold_and_not_by_their_order_or_time():
    first, second, third = InMemoryStorage(), InMemoryStorage(), InMemoryStorage()
    for storage, name, text in [
        (first, "a.css", "a {}"), (first, "b.css", "b {}"), (second, "b.css", "b {}"), (second, "a.css", "a {}"),
        (third, "a.css", "a {}"), (third, "b.css", "c {}"),
    ]:  # fmt: skip
        storage.save(name, ContentFile(text))

    one, two, other = (
        releases.digest((name, storage) for name in names)
        for storage, names in [(first, ["a.css", "b.css"]), (second, ["b.css", "a.css"]), (third, ["a.css", "b.css"])]
    )

    assert (one == two, one == other, len(one)) == (True, False, 12)


def test_a_server_of_either_release_serves_the_styles_of_both(collect):
    old = collect("a { color: red }")
    server_of_before = StaticFilesMiddleware(no_page)

    new = collect("a { color: blue }")

    server_of_now = StaticFilesMiddleware(no_page)
    for server in (server_of_before, server_of_now):
        assert asked(server, old) == (200, b"a { color: red }", FOREVER)
        assert asked(server, new) == (200, b"a { color: blue }", FOREVER)


def test_a_server_that_was_collected_over_keeps_the_names_of_its_own_release(collect, settings):
    old = collect("a { color: red }")
    release_of_before = releases.this_release()
    collect("a { color: blue }")

    manifest = json.loads((settings.STATIC_ROOT / f"staticfiles-{release_of_before}.json").read_text())

    assert manifest["paths"] == {"base.css": old.removeprefix("/static/")}


def test_a_file_that_is_taken_away_is_missing_and_no_error(collect, settings):
    url = collect("a { color: red }")
    server = StaticFilesMiddleware(no_page)

    (settings.STATIC_ROOT / url.removeprefix("/static/")).unlink()

    assert asked(server, url) == (404, b"no page", None)
    assert asked(server, url) == (404, b"no page", None)


@pytest.mark.parametrize("path", ["/static/", "/static/../settings.py", "/static/css\0.css", "/static/" + "a" * 5000])
def test_addresses_that_are_no_files_are_no_pages(collect, path):
    collect("a {}")

    assert asked(StaticFilesMiddleware(no_page), path) == (404, b"no page", None)


def test_a_file_that_is_there_already_is_not_written_again(collect, settings):
    url = collect("a { color: red }" * 40)
    files = sorted(path for path in Path(settings.STATIC_ROOT).iterdir() if path.suffix != ".json")
    before = [path.stat().st_ino for path in files]

    assert collect("a { color: red }" * 40) == url

    names = [path.name for path in files]
    base = url.removeprefix("/static/")
    assert (names, [path.stat().st_ino for path in files]) == ([base, f"{base}.br", f"{base}.gz"], before)


def test_looking_at_what_would_be_collected_changes_nothing(collect, settings):
    (settings.STATICFILES_DIRS[0] / "base.css").write_text("a {}")
    said = StringIO()

    call_command("collectstatic", "--dry-run", stdout=said, verbosity=0)

    assert said.getvalue() == f"1 static files would be collected in {settings.STATIC_ROOT}.\n"
    assert list(settings.STATIC_ROOT.iterdir()) == []


def test_the_manifest_is_published_last(tmp_path, monkeypatch):
    folder, order = tmp_path / "new", []
    (folder / "css").mkdir(parents=True)
    for name in ("staticfiles-1.json", "css/a.0123456789ab.css", "z.0123456789ab.css"):
        (folder / name).write_text("")
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: (order.append(self.name), replace(self, to)))

    publish(folder, tmp_path / "static")

    assert (sorted(order[:2]), order[2:]) == (["a.0123456789ab.css", "z.0123456789ab.css"], ["staticfiles-1.json"])


def release(root, number, days_ago, *files):
    """A release that was collected some days ago."""
    manifest = root / f"staticfiles-{number}.json"
    manifest.write_text(json.dumps({"paths": {file: file for file in files}}))
    os.utime(manifest, (NOW - days_ago * DAY,) * 2)
    for file in files:
        (root / file).write_text("")


@pytest.mark.parametrize(
    ("ages", "kept"),
    [
        ((3, 2, 1, 0), [1, 2, 3, 4]),
        ((90, 40, 1, 0), [3, 4]),
        ((90, 80, 70, 60), [3, 4]),
        ((90,), [1]),
    ],
)
def test_files_of_old_releases_go_and_two_releases_always_stay(tmp_path, ages, kept):
    for number, days in enumerate(ages, start=1):
        release(tmp_path, number, days, f"own.{number:012}.css", "shared.aaaaaaaaaaaa.css")
        (tmp_path / f"own.{number:012}.css.gz").write_text("")
    (tmp_path / "left-over.bbbbbbbbbbbb.css").write_text("")
    (tmp_path / "robots.txt").write_text("somebody's own")
    (tmp_path / ".collecting-x").mkdir()
    (tmp_path / ".collecting-x" / "coming.cccccccccccc.css").write_text("")  # of somebody who collects just now

    count = prune(tmp_path, keep_days=30, now=NOW)

    left = sorted(path.name for path in tmp_path.rglob("*"))
    of_releases = [name for n in kept for name in (f"own.{n:012}.css", f"own.{n:012}.css.gz", f"staticfiles-{n}.json")]
    others = [".collecting-x", "coming.cccccccccccc.css", "robots.txt", "shared.aaaaaaaaaaaa.css"]
    assert left == sorted([*of_releases, *others])
    assert count == 2 * (len(ages) - len(kept)) + 1
