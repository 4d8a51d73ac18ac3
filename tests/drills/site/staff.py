"""A member of staff in a browser of their own, at one copy of the portal."""

import re
from http.cookies import SimpleCookie

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.drills.served import HOST, ask

from .copies import manage

NAME, PASSWORD = "stab", "et langt og godt passord"


def make_superuser(environment):
    manage({**environment, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}, "createsuperuser", "--noinput",
           f"--username={NAME}", "--email=stab@drill.example")  # fmt: skip


class Staff:
    def __init__(self, port, cookies=None):
        self.port, self.cookies = port, cookies or {}

    def get(self, path, **headers):
        return self.ask("GET", path, None, headers)

    def ask(self, method, path, body, headers):
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = ask(self.port, method, path, body, {"Host": f"{HOST}:{self.port}", "Cookie": cookie, **headers})
        for text in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(text).items()}
        return answer

    def send(self, path, fields):
        """A form with what its page gave it; files have a name and are read."""
        page = self.get(path).body.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        body = encode_multipart(BOUNDARY, {"csrfmiddlewaretoken": token, **fields})
        return self.ask("POST", path, body, {"Content-Type": MULTIPART_CONTENT})

    def sign_in(self):
        answer = self.send("/admin/login/?next=/admin/", {"login": NAME, "password": PASSWORD, "next": "/admin/"})
        assert answer.status == 302, answer.body.decode()

    def at(self, port):
        """The same person, who has signed in already, at another copy."""
        return Staff(port, dict(self.cookies))
