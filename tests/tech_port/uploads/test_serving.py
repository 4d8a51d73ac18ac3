"""How a file is sent: whole, in part, not again, or by nginx; and what holds for each of these answers."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import Client, RequestFactory

from tech_port.uploads import serving
from tests.factories import make_document_version, make_user, pdf

CONTENT = b"%PDF-1.7" + bytes(range(256)) * 1024
SIZE = len(CONTENT)
NEVER = "Mon, 01 Jan 2001 00:00:00 GMT"


@pytest.fixture
def version(db):
    return make_document_version(file=pdf(CONTENT))


@pytest.fixture
def ask(version):
    """Call it with headers; `method` is GET unless given."""

    def asked(method="get", **headers):
        return getattr(Client(), method)(version.file.url, headers=headers)

    return asked


@pytest.fixture
def known(ask):
    """The headers of the whole file."""
    response = ask()
    assert response.getvalue() == CONTENT
    return response.headers


def test_a_file_is_sent_in_chunks_with_what_a_browser_needs_to_ask_less_next_time(ask, known):
    response = ask()

    assert [len(chunk) for chunk in response] == [65536] * 4 + [8]
    assert (known["Content-Length"], known["Accept-Ranges"]) == (str(SIZE), "bytes")
    assert known["ETag"] == default_storage.find(Path(response.request["PATH_INFO"]).relative_to("/media")).etag
    assert known["ETag"].startswith('"')


@pytest.mark.parametrize(
    ("headers", "status", "body"),
    [
        (lambda known: {"range": "bytes=0-7"}, 206, b"%PDF-1.7"),
        (lambda known: {"range": "bytes=-2"}, 206, b"\xfe\xff"),
        (lambda known: {"range": f"bytes={SIZE}-"}, 416, b""),
        (lambda known: {"range": "bytes=0-7,9-12"}, 200, CONTENT),
        (lambda known: {"range": "bytes=0-7", "if-range": known["ETag"]}, 206, b"%PDF-1.7"),
        (lambda known: {"range": "bytes=0-7", "if-range": known["Last-Modified"]}, 206, b"%PDF-1.7"),
        (lambda known: {"range": "bytes=0-7", "if-range": '"another"'}, 200, CONTENT),
        (lambda known: {"range": "bytes=0-7", "if-range": NEVER}, 200, CONTENT),
        (lambda known: {"if-none-match": known["ETag"]}, 304, b""),
        (lambda known: {"if-none-match": f'"another", W/{known["ETag"]}'}, 304, b""),
        (lambda known: {"if-none-match": '"another"'}, 200, CONTENT),
        (lambda known: {"if-modified-since": known["Last-Modified"]}, 304, b""),
        (lambda known: {"if-modified-since": NEVER}, 200, CONTENT),
        (lambda known: {"range": "bytes=0-7", "if-none-match": known["ETag"]}, 304, b""),
        (lambda known: {"if-match": '"another"'}, 412, b""),
    ],
)
def test_each_answer_can_do_as_little_as_the_whole_file(ask, known, headers, status, body):
    response = ask(**headers(known))

    assert (response.status_code, response.getvalue()) == (status, body)
    same = ("ETag", "Last-Modified", "Accept-Ranges", "Content-Disposition", "Content-Security-Policy", "Cache-Control")
    assert {name: response.headers.get(name) for name in same} == {name: known[name] for name in same}
    assert set(known["Content-Security-Policy"].split("; ")) == {"default-src 'none'", "sandbox"}
    assert known["Content-Disposition"] == "attachment"


def test_a_part_says_where_it_belongs(ask):
    part, behind = ask(range="bytes=2-5"), ask(range=f"bytes={SIZE}-")

    assert (part.getvalue(), part["Content-Length"]) == (CONTENT[2:6], "4")
    assert (part["Content-Range"], part["Content-Type"]) == (f"bytes 2-5/{SIZE}", "application/pdf")
    assert behind["Content-Range"] == f"bytes */{SIZE}"


def test_the_head_alone_says_the_same_and_reads_no_file(ask, known, monkeypatch):
    monkeypatch.setattr(default_storage, "read", lambda *args: pytest.fail("the file was read"))

    response = ask("head", range="bytes=0-7")

    assert (response.status_code, response.content, dict(response.headers)) == (
        200,
        b"",
        {**known, "X-Request-ID": response["X-Request-ID"]},
    )


@pytest.mark.parametrize("headers", [{}, {"range": "bytes=0-7"}, {"if-none-match": "*"}, {"range": "bytes=999999-"}])
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("accel", ["", "_media"])
def test_a_draft_is_not_there_for_visitors_however_they_ask(version, settings, headers, method, accel):
    settings.MEDIA_ACCEL = accel
    version.published_at = None
    version.save()

    response = getattr(Client(), method)(version.file.url, headers=headers)

    assert response.status_code == 404
    assert {"X-Accel-Redirect", "ETag", "Content-Range", "Accept-Ranges"} & set(response.headers) == set()


# By nginx


def test_nginx_is_told_which_file_to_send_once_the_portal_has_decided(version, ask, known, settings):
    settings.MEDIA_ACCEL = "_media"

    response, again = ask(range="bytes=0-7"), ask(**{"if-none-match": known["ETag"]})

    assert (response.status_code, response.content) == (200, b"")
    assert response["X-Accel-Redirect"] == f"/_media/{version.file.name}"
    assert response["Content-Type"] == "application/pdf"
    same = ("Content-Disposition", "Content-Security-Policy", "Cache-Control", "X-Content-Type-Options")
    assert {name: response[name] for name in same} == {name: known[name] for name in same}
    assert (again.status_code, "X-Accel-Redirect" in again.headers) == (304, False)


def test_a_draft_is_for_staff_by_nginx_too_and_kept_by_no_browser(version, settings):
    settings.MEDIA_ACCEL = "_media"
    version.published_at = None
    version.save()
    editor = Client()
    editor.force_login(make_user("members.view_documentversion"))

    response = editor.get(version.file.url)

    assert (response["X-Accel-Redirect"], response["Cache-Control"]) == (f"/_media/{version.file.name}", "no-store")


def test_a_file_that_is_gone_is_our_own_404_and_never_reaches_nginx(version, ask, settings):
    settings.MEDIA_ACCEL = "_media"
    default_storage.delete(version.file.name)

    assert ask().status_code == 404


def test_a_name_cannot_break_out_of_the_header(settings, tmp_path):
    settings.MEDIA_ACCEL, settings.MEDIA_ROOT = "_media", tmp_path
    name = "x\r\nSet-Cookie: a=b?%.webp"
    (tmp_path / name).write_bytes(b"x")

    response = serving.media_file(RequestFactory().get("/"), name)

    assert response["X-Accel-Redirect"] == "/_media/x%0D%0ASet-Cookie%3A%20a%3Db%3F%25.webp"


# What cannot be read


def test_a_file_that_ends_early_or_takes_too_long_ends_the_answer(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"x" * 10)

    def read(length, within):
        monkeypatch.setattr(serving, "READ_WITHIN", within)
        with (tmp_path / "a").open("rb") as file:
            return list(serving.Chunks(file, length))

    assert (read(99, 30), read(10, 0)) == ([b"x" * 10], [])


def test_what_was_never_begun_is_closed_as_well(version):
    file = default_storage.read(version.file.name, 0, 1)

    serving.Chunks(file, 1).close()

    assert file.closed


def test_a_folder_and_a_name_outside_are_no_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "x.webp").mkdir()

    for name in ("x.webp", "../x.webp", "a\0.webp"):
        with pytest.raises(Http404):
            serving.media_file(RequestFactory().get("/"), name)
