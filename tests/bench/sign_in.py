"""What the front page takes while somebody tries passwords: 8 attempts at a time, each with a name of its own.

    python -m tests.bench.sign_in http://127.0.0.1:8000    # a portal that runs, as `make run` starts one

Prints the front page's seconds at rest and under attack, and what the attempts were answered.
"""

import re
import statistics
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

ATTEMPTS, SECONDS = 8, 20
WAIT = 60  # seconds


def seconds_of(opener, address):
    began = time.monotonic()
    opener.open(address, timeout=WAIT).read()
    return time.monotonic() - began


def attempts(number, until, login):
    """Wrong passwords, one after another; returns {status: how often}."""
    opener, answers = build_opener(HTTPCookieProcessor(CookieJar())), Counter()
    page = opener.open(login, timeout=WAIT).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    while time.monotonic() < until:
        name = f"navn-{number}-{sum(answers.values())}"
        fields = {"csrfmiddlewaretoken": token, "username": name, "login": name, "password": "feil passord, men langt"}
        try:
            answers[opener.open(login, urlencode(fields).encode(), timeout=WAIT).status] += 1
        except HTTPError as error:
            answers[error.code] += 1
    return answers


def measure(site, until):
    """Seconds of each answer of the front page, until a moment."""
    opener, taken = build_opener(), []
    while time.monotonic() < until or not taken:
        taken.append(seconds_of(opener, f"{site}/"))
    return taken


def told(taken):
    return f"median {statistics.median(taken):.2f} s, slowest {max(taken):.2f} s, {len(taken)} answers"


def main(site):
    print("at rest:      ", told(measure(site, time.monotonic() + 5)))
    until = time.monotonic() + SECONDS
    with ThreadPoolExecutor(ATTEMPTS) as pool:
        running = [pool.submit(attempts, number, until, f"{site}/admin/login/") for number in range(ATTEMPTS)]
        taken = measure(site, until)
        answers = sum((one.result() for one in running), Counter())
    print("under attack: ", told(taken))
    print("attempts:     ", dict(answers))


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
