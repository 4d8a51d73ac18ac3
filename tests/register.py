"""A stand-in for Enhetsregisteret, made from its public description; it can be slow, down and wrong."""

import json
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

ORGNR = "923609016"


def answer(orgnr=ORGNR, **changes):
    """A unit as the register writes it."""
    return {
        "organisasjonsnummer": orgnr,
        "navn": "FJORDKRAFT ROBOTIKK AS",
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        "hjemmeside": "www.robotikk.example",
        "registreringsdatoEnhetsregisteret": "2019-02-20",
        "registrertIMvaregisteret": True,
        "naeringskode1": {"kode": "62.100", "beskrivelse": "Dataprogrammering"},
        "naeringskode2": {"kode": "72.100", "beskrivelse": "Forskning og utviklingsarbeid"},
        "forretningsadresse": {
            "land": "Norge",
            "landkode": "NO",
            "postnummer": "7031",
            "poststed": "TRONDHEIM",
            "adresse": ["Holtermanns veg 7"],
            "kommune": "TRONDHEIM",
            "kommunenummer": "5001",
        },
        "konkurs": False,
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
        "_links": {"self": {"href": f"https://data.brreg.no/enhetsregisteret/api/enheter/{orgnr}"}},
        **changes,
    }


class Register(ThreadingHTTPServer):
    """Answers the numbers in `units` with a unit, and everything with `reply(handler)` where that is set."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.units = {}
        self.reply = None
        self.asked = []  # [(path, headers)]
        self.is_over = Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/api"

    def handle_error(self, request, client_address):
        """Whoever asked may have left."""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        if self.server.reply:
            self.server.reply(self)
            return
        unit = self.server.units.get(self.path.rpartition("/")[2])
        send(self, json.dumps(unit).encode() if unit else b"", 200 if unit else 404)

    def log_message(self, *args):
        pass


def send(handler, body, status=200, **headers):
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def silent(handler):
    """Take the question and say nothing."""
    handler.server.is_over.wait(10)


def dripping(handler):
    """Send one sign now and then, for ever."""
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not handler.server.is_over.wait(0.02):
            handler.wfile.write(b"a")


def dripping_body(handler):
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not handler.server.is_over.wait(0.02):
            handler.wfile.write(b" ")


@contextmanager
def running():
    server = Register()
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.is_over.set()
        server.shutdown()
        server.server_close()
