"""What others made and lies in the repository: listed with its version and its licence, which lies beside it."""

import re

from .source import ROOT

LINE = re.compile(r"(?P<package>\S+) (?P<version>\d+(\.\d+)+) \((?P<licence>[^,]+), see (?P<text>\S+)\): (?P<files>.+)")
FOLDERS = ("static/fonts", "templates/icons")
SIGNS = ("@license", "@preserve", "/*!", "sourceMappingURL")  # what others' files carry and ours do not


def listed(folder):
    """The lines of a folder's list, each as its parts."""
    return [LINE.fullmatch(line) for line in (folder / "VERSIONS").read_text().splitlines()]


def test_every_vendored_file_is_listed_with_a_licence_that_lies_beside_it():
    for name in FOLDERS:
        folder, lines = ROOT / name, listed(ROOT / name)

        files = {file for line in lines for file in line["files"].split(", ")}
        licences = {line["text"] for line in lines}
        assert {file.name for file in folder.iterdir()} == files | licences | {"VERSIONS"}


def test_what_is_vendored_may_be_used_as_we_use_it():
    licences = {line["package"]: line["licence"] for name in FOLDERS for line in listed(ROOT / name)}

    assert licences == {"@fontsource-variable/schibsted-grotesk": "SIL OFL", "lucide-static": "ISC"}


def test_the_other_static_files_are_our_own():
    others = [file for file in (ROOT / "static").rglob("*") if file.is_file() and file.parent.name != "fonts"]
    texts = {file.relative_to(ROOT).as_posix(): file for file in others if file.suffix in {".css", ".js", ".svg"}}
    binary = {file.relative_to(ROOT).as_posix() for file in others} - set(texts)

    assert {name for name, file in texts.items() if any(sign in file.read_text() for sign in SIGNS)} == set()
    drawn = ("apple-touch-icon", "icon-32", "icon-192", "icon-512", "icon-maskable-512", "share")
    handbook = ("board", "day", "door", "history", "interest", "news", "newsletter", "series")
    pictures = {f"static/handbook/{name}.webp" for name in handbook}
    assert binary == {f"static/img/{name}.png" for name in drawn} | pictures
