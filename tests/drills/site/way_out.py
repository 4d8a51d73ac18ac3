"""A way to the package registries for a machine that has no other: an HTTP proxy on one address of ours."""

import select
import shutil
import socket
import threading
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HEADERS = ("Content-Type", "Content-Length", "Last-Modified", "Content-Range")


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = {name: value for name in ("Range", "User-Agent") if (value := self.headers[name])}
        try:
            answer = urllib.request.urlopen(urllib.request.Request(self.path, headers=asked), timeout=60)  # noqa: S310
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self.send_response(answer.status)
            for name in HEADERS:
                if answer.headers[name]:
                    self.send_header(name, answer.headers[name])
            self.send_header("Connection", "close")
            self.end_headers()
            shutil.copyfileobj(answer, self.wfile)

    def do_CONNECT(self):
        host, _colon, port = self.path.rpartition(":")
        with socket.create_connection((host, int(port)), timeout=60) as other:
            self.send_response(200)
            self.end_headers()
            self.close_connection = True
            pairs = {self.connection: other, other: self.connection}
            while ready := select.select(list(pairs), [], [], 60)[0]:
                for one in ready:
                    data = one.recv(65536)
                    if not data:
                        return
                    pairs[one].sendall(data)

    def log_message(self, *args):
        pass


@contextmanager
def way_out(host):
    """The running proxy's address."""
    with ThreadingHTTPServer((host, 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{host}:{server.server_address[1]}"
        finally:
            server.shutdown()
