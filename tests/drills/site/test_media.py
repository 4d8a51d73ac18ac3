"""Uploaded files of two copies of the portal: in a bucket that both share, and in a folder that nginx sends from."""

import socket
import tarfile
import time
from contextlib import contextmanager
from importlib.util import find_spec
from io import BytesIO

import pytest

from tests.drills.served import HOST, ask, free_port

from .bucket import NAME, bucket_served
from .copies import copies, manage, site_environment
from .nginx import nginx
from .postgresql import SystemPostgreSQL
from .staff import Staff, make_superuser

WITHOUT = "The packages of a bucket are missing: .venv/bin/pip install --require-hashes -r requirements-s3.txt"
needs_the_extra = pytest.mark.skipif(not (find_spec("storages") and find_spec("boto3")), reason=WITHOUT)
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 4096  # a megabyte
DOCUMENTS = "SELECT file, id FROM events_eventdocument"
SAFE = {"default-src 'none'", "sandbox"}


@pytest.fixture(scope="module")
def database(folder):
    """A site with its content and a member of staff: (its server, an event's number)."""
    server = SystemPostgreSQL(folder / "postgresql-media")
    server.initialise()
    environment = site_environment(folder / "media-0", server.url())
    manage(environment, "migrate", "-v0")
    manage(environment, "seed")
    make_superuser(environment)
    [(event,)] = server.rows("SELECT min(id) FROM events_event WHERE state = 'published'")
    yield server, event
    server.stop("immediate")


@pytest.fixture
def pair(folder, database):
    """Call it with what the copies' environments have in common; it serves two."""

    @contextmanager
    def serve(*options, **more):
        names = (f"media-{time.monotonic_ns()}-{number}" for number in range(2))
        environments = [site_environment(folder / name, database[0].url(), **more) for name in names]
        with copies(environments, *options) as (first, second):
            yield first, second, environments

    return serve


def upload(staff, database, content=PDF):
    """Add a PDF to an event; (the answer, its address and the address of its page in the admin, "" where it failed)."""
    server, event = database
    file = BytesIO(content)
    file.name = "lysbilder.pdf"
    form = {"event": event, "title_nb": "Lysbilder", "title_en": "Slides", "url": "", "order": "0", "file": file}
    before = set(server.rows(DOCUMENTS))
    answer = staff.send("/admin/events/eventdocument/add/", form)
    [(file, key)] = set(server.rows(DOCUMENTS)) - before or [("", "")]
    return answer, file and f"/media/{file}", key and f"/admin/events/eventdocument/{key}/delete/"


def get(port, path, **headers):
    return ask(port, "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def policy(answer):
    return set(answer.headers["Content-Security-Policy"].split("; "))


@needs_the_extra
def test_what_one_copy_stores_in_the_bucket_the_other_serves_and_deletes(folder, pair, database, table):
    with bucket_served() as bucket, pair(MEDIA_STORAGE=bucket.url) as (first, second, environments):
        staff = Staff(first.port)
        staff.sign_in()
        _answer, address, delete = upload(staff, database)
        key = address.removeprefix("/media/")
        whole = [get(site.port, address) for site in (first, second)]
        etag = whole[0].headers["ETag"]
        again = get(second.port, address, If_None_Match=etag)
        part = get(second.port, address, Range="bytes=100-199", If_Range=etag)
        behind = get(second.port, address, Range="bytes=9999999-")
        manage(environments[0], "backup", str(folder / "backups-of-a-bucket"))
        anonymous = ask(bucket.port, "GET", f"/{NAME}/{key}")
        stored = dict(bucket.objects)
        gone = staff.at(second.port).send(delete, {"post": "yes"})
        after = [get(site.port, address).status for site in (first, second)]

    [backup] = (folder / "backups-of-a-bucket").glob("*.tar")
    with tarfile.open(backup) as archive:
        assert archive.extractfile(f"media/{key}").read() == PDF
    table("a file in the bucket, by two copies: answers", 7, 0, f"{max(a.seconds for a in whole):.2f} s")
    assert [(a.status, a.body, a.headers["ETag"]) for a in whole] == [(200, PDF, etag)] * 2
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", etag)
    assert (part.status, part.body, part.headers["Content-Range"]) == (206, PDF[100:200], f"bytes 100-199/{len(PDF)}")
    assert (behind.status, behind.headers["Content-Range"]) == (416, f"bytes */{len(PDF)}")
    assert [policy(a) for a in (*whole, again, part, behind)] == [SAFE] * 5
    assert [a.headers["Content-Disposition"] for a in (*whole, part)] == ["attachment"] * 3
    assert ({name: content for name, (content, _when) in stored.items()}, anonymous.status) == ({key: PDF}, 403)
    assert (gone.status, after, bucket.objects) == (302, [404, 404], {})


@needs_the_extra
def test_a_silent_bucket_holds_no_page_up_and_loses_no_form(pair, database, table):
    with bucket_served() as bucket, pair(MEDIA_STORAGE=bucket.url) as (first, second, environments):
        staff = Staff(first.port)
        staff.sign_in()
        _answer, address, delete = upload(staff, database)
        bucket.mood = "silent"
        refused, no_address, _ = upload(staff, database)
        silent = get(second.port, address)
        at_once = [get(site.port, address) for site in (first, second) for _ in range(8)]
        pages = [get(site.port, path) for site in (first, second) for path in ("/", "/arrangementer/")]
        deleted = staff.send(delete, {"post": "yes"})
        left = list(bucket.objects)
        bucket.wake()
        swept = manage(environments[0], "worker", "--once", "files")
        objects = dict(bucket.objects)

    slowest = max(a.seconds for a in (refused, silent, deleted, *at_once, *pages))
    table("a silent bucket: files 503, pages 200, the form back", 21, 0, f"{slowest:.2f} s")
    said = refused.body.decode()
    assert (refused.status, no_address, 'value="Lysbilder"' in said) == (200, "", True)
    assert "Vi får ikke lagret filen akkurat nå." in said
    assert [(a.status, a.headers["Retry-After"]) for a in (silent, *at_once)] == [(503, "60")] * 17
    assert [a.status for a in pages] == [200] * 4
    assert (deleted.status, len(left), objects) == (302, 1, {}), swept
    assert slowest < 8


ACCEL = """
    upstream portal {{ server {host}:{first}; server {host}:{second}; }}
    server {{
        listen {host}:{port};
        location / {{
            proxy_pass http://portal;
            proxy_set_header Host $host:$server_port;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
        }}
        location /_media/ {{
            internal;
            alias {media}/;
            add_header Content-Security-Policy $upstream_http_content_security_policy always;
            add_header X-Content-Type-Options $upstream_http_x_content_type_options always;
            add_header X-Frame-Options $upstream_http_x_frame_options always;
            add_header Cross-Origin-Opener-Policy $upstream_http_cross_origin_opener_policy always;
            add_header Cross-Origin-Resource-Policy $upstream_http_cross_origin_resource_policy always;
            add_header Referrer-Policy $upstream_http_referrer_policy always;
            add_header Permissions-Policy $upstream_http_permissions_policy always;
            add_header Strict-Transport-Security $upstream_http_strict_transport_security always;
            add_header X-Request-ID $upstream_http_x_request_id always;
        }}
    }}
"""
OF_THE_ROAD = {"date", "server", "connection", "x-request-id", "via", "content-language", "vary"}


def test_nginx_sends_what_the_portal_decided_on_with_the_same_headers(folder, pair, database, table):
    """The copies share a folder; what nginx sends differs in no header of the file's from what the portal sends."""
    with pair() as (first, second, environments):
        staff = Staff(first.port)
        staff.sign_in()
        _answer, address, _delete = upload(staff, database)
        media = folder / environments[0]["VAR_DIR"].rpartition("/")[2] / "media"
        own = get(first.port, address)
    port = free_port()
    shared = {"MEDIA_ACCEL": "_media", "BEHIND_PROXY": "on", "ALLOWED_HOSTS": HOST}
    with pair(**shared) as (first, second, environments):
        for environment in environments:
            (folder / environment["VAR_DIR"].rpartition("/")[2] / "media").symlink_to(media)
        lines = ACCEL.format(host=HOST, first=first.port, second=second.port, port=port, media=media)
        with nginx(folder / "nginx-media", lines):
            by_nginx = [get(port, address) for _ in range(2)]
            again = get(port, address, If_None_Match=own.headers["ETag"])
            part = get(port, address, Range="bytes=0-7")
            head = ask(port, "HEAD", address)
            round_the_portal = get(port, address.replace("/media/", "/_media/"))

    table("a PDF sent by nginx: answers", 6, 0, f"{max(a.seconds for a in by_nginx):.2f} s")
    assert [(a.status, a.body) for a in (*by_nginx, again, part, head)] == [
        (200, PDF), (200, PDF), (304, b""), (206, b"%PDF-1.7"), (200, b""),
    ]  # fmt: skip
    assert headers(by_nginx[0]) == headers(own)
    assert (policy(again), policy(part), policy(head)) == (SAFE, SAFE, SAFE)
    assert round_the_portal.status == 404


def headers(answer):
    named = {name.lower(): value for name, value in answer.headers.items()}
    named["content-security-policy"] = policy(answer)  # whose order is each process's own
    return {name: value for name, value in named.items() if name not in OF_THE_ROAD}


def test_readers_who_take_their_time_hold_no_thread(pair, database, table):
    """Eight who read nothing of eight megabytes, and one copy with one worker of two threads."""
    content = b"%PDF-1.7\n".ljust(8 * 1024 * 1024, b"x")
    with pair("--workers=1", "--threads=2") as (first, _second, _environments):
        staff = Staff(first.port)
        staff.sign_in()
        _answer, address, _delete = upload(staff, database, content)
        readers = [socket.create_connection(first.address, timeout=10) for _ in range(8)]
        for reader in readers:
            reader.sendall(f"GET {address} HTTP/1.1\r\nHost: {HOST}:{first.port}\r\n\r\n".encode())
            assert reader.recv(15) == b"HTTP/1.1 200 OK"
        pages = [first.get(path) for path in ("/", "/arrangementer/", "/helse/") * 3]
        for reader in readers:
            reader.close()

    table("8 readers of 8 MB who take their time: pages", 9, 0, f"{max(a.seconds for a in pages):.2f} s")
    assert [a.status for a in pages] == [200] * 9
    assert max(a.seconds for a in pages) < 3
