"""A mail server that keeps what it is sent, on a port of its own."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy


class Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP as a sender needs."""

    def handle(self):
        self.say("220 catcher")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.say("354 go on")
                self.server.mails.append(message_from_bytes(self.text(), policy=policy.default))
                self.say("250 kept")
            elif word == b"QUIT":
                return self.say("221 bye")
            else:
                self.say("250 catcher")
        return None

    def text(self):
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line[1:] if line.startswith(b".") else line for line in lines)

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


class Catcher(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def __init__(self, host):
        super().__init__((host, 0), Conversation)
        self.mails = []

    @property
    def url(self):
        host, port = self.server_address
        return f"smtp://{host}:{port}"


@contextmanager
def mail_catcher(host="127.0.0.1"):
    """A running catcher: `url` for EMAIL_URL, `mails` as email messages in the order they came."""
    with Catcher(host) as catcher:
        threading.Thread(target=catcher.serve_forever, daemon=True).start()
        try:
            yield catcher
        finally:
            catcher.shutdown()
