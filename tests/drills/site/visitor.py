"""Who reaches an installed site from outside, over TLS and by its name."""

import http.client
import re
import socket
import ssl
from urllib.parse import urlencode

from .installed import FIRST, NAME


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def text(self):
        return self.body.decode()


class Visitor:
    """Who reaches the site from outside, by its name, and trusts the drill's authority."""

    def __init__(self, authority):
        self.authority = authority
        self.tls = ssl.create_default_context(cafile=authority)

    def protocol(self):
        """The version of HTTP that nginx agrees to with a browser."""
        browser = ssl.create_default_context(cafile=self.authority)
        browser.set_alpn_protocols(["h2", "http/1.1"])
        with self.connected(browser) as connection:
            return connection.selected_alpn_protocol()

    def connected(self, tls):
        return tls.wrap_socket(socket.create_connection((FIRST, 443), timeout=30), server_hostname=NAME)

    def ask(self, path, method="GET", body=None, headers=None, is_secure=True):
        client = http.client.HTTPConnection(NAME, timeout=30)
        if is_secure:
            client.sock = self.connected(self.tls)
        else:
            client.sock = socket.create_connection((FIRST, 80), timeout=30)
        try:
            client.request(method, path, body, headers or {})
            return Answer(client.getresponse())
        finally:
            client.close()

    def answers(self, path="/"):
        try:
            return self.ask(path).status == 200
        except OSError:
            return False

    def open_form(self, path):
        """What a browser knows of an open form: its hidden fields and its cookie."""
        page = self.ask(path)
        tags = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page.text)
        fields = {re.search(r'name="([^"]*)"', tag)[1]: re.search(r'value="([^"]*)"', tag)[1] for tag in tags}
        return fields, page.headers["Set-Cookie"].partition(";")[0]

    def send_interest(self, fields, cookie):
        form = {
            **fields,
            "nickname": "",
            "organisation_name": "Leietaker AS",
            "orgnr": "974767880",
            "employees": "40",
            "area_min_m2": "600",
            "area_max_m2": "900",
            "move_in_on": "2027-07-01",
            "use": "office",
            "contact_name": "Kari Nordmann",
            "email": "kari@leietaker.example",
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": cookie,
            "Origin": f"https://{NAME}",
            "Referer": f"https://{NAME}/lokaler/interesse/",
        }
        return self.ask("/lokaler/interesse/", "POST", urlencode(form), headers)
