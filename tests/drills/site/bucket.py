"""An object store for drills: one bucket in memory that speaks what the portal asks of S3, to whoever has the key.

It can be made silent, refuse everything, and send what it holds a byte at a time.
"""

import re
import threading
import time
from contextlib import contextmanager
from email.utils import formatdate
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.drills.served import HOST

KEY, SECRET, NAME = "drill", "a/secret+of@the:drill", "portal-media"
LISTED = "<ListBucketResult><IsTruncated>false</IsTruncated>{}</ListBucketResult>"
ERROR = "<Error><Code>{code}</Code><Message>no</Message></Error>"


class Bucket:
    """What it holds and what it was asked: `objects` {key: (content, when)}, `asked` ["GET key", …]."""

    def __init__(self):
        self.objects, self.asked, self.mood, self.port = {}, [], "well", None
        self.awake = threading.Event()

    @property
    def url(self):
        """As `MEDIA_STORAGE` has it."""
        return f"s3+http://{KEY}:a%2Fsecret%2Bof%40the%3Adrill@{HOST}:{self.port}/{NAME}"

    def wake(self):
        self.mood = "well"
        self.awake.set()
        self.awake = threading.Event()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def answer(self, status, headers=None, body=b""):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if self.server.bucket.mood == "slow":
            for number in range(len(body)):
                self.wfile.write(body[number : number + 1])
                self.server.bucket.awake.wait(1)
        else:
            self.wfile.write(body)

    def refuse(self, status, code):
        self.answer(status, {"Content-Type": "application/xml"}, ERROR.format(code=code).encode())

    def key(self):
        """The object that is asked for; None where the request was answered already."""
        bucket, key = self.server.bucket, unquote(urlsplit(self.path).path).removeprefix(f"/{NAME}/")
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        bucket.asked.append(f"{self.command} {key}")
        if bucket.mood == "silent":
            bucket.awake.wait()
            self.close_connection = True
        elif bucket.mood == "refusing":
            self.refuse(503, "SlowDown")
        elif f"AWS4-HMAC-SHA256 Credential={KEY}/" not in self.headers.get("Authorization", ""):
            self.refuse(403, "AccessDenied")
        else:
            return key
        return None

    def do_GET(self):
        key = self.key()
        if key is None:
            return
        if key.strip("/") == NAME:
            self.answer(200, {"Content-Type": "application/xml"}, self.listed().encode())
            return
        if key not in self.server.bucket.objects:
            self.refuse(404, "NoSuchKey")
            return
        content, stored = self.server.bucket.objects[key]
        tag = md5(content, usedforsecurity=False).hexdigest()
        headers = {"ETag": f'"{tag}"', "Last-Modified": formatdate(stored, usegmt=True)}
        part = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        body = content[int(part[1]) : int(part[2]) + 1] if part else content
        self.answer(206 if part else 200, headers, body)

    do_HEAD = do_GET

    def listed(self):
        """The objects of a folder, and the folders in it."""
        prefix = dict(parse_qsl(urlsplit(self.path).query)).get("prefix", "")
        names = [key.removeprefix(prefix) for key in self.server.bucket.objects if key.startswith(prefix)]
        folders = sorted({name.split("/")[0] for name in names if "/" in name})
        files = sorted(name for name in names if "/" not in name)
        parts = [f"<CommonPrefixes><Prefix>{prefix}{name}/</Prefix></CommonPrefixes>" for name in folders]
        return LISTED.format("".join([*parts, *(f"<Contents><Key>{prefix}{name}</Key></Contents>" for name in files)]))

    def do_PUT(self):
        key = self.key()
        if key is not None:
            self.server.bucket.objects[key] = (self.body, int(time.time()))
            self.answer(200, {"ETag": '"stored"'})

    def do_DELETE(self):
        key = self.key()
        if key is not None:
            self.server.bucket.objects.pop(key, None)
            self.answer(204)


@contextmanager
def bucket_served():
    with ThreadingHTTPServer((HOST, 0), Handler) as server:
        server.daemon_threads, server.bucket = True, Bucket()
        server.bucket.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.bucket
        finally:
            server.bucket.wake()
            server.shutdown()
