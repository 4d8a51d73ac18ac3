"""Lighthouse on a portal that runs: `make lighthouse` prints scores, bytes and requests of a page of each kind.

It is fetched by npx, where node is; what it says of speed is of this machine alone.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from urllib.request import urlopen

from tests.setup_tools import chromium

LIGHTHOUSE = "lighthouse@12.8.2"
UNLISTED = ("/en/", "/lokaler/interesse/", "/lokaler/varsel/", "/sok/?q=energi", "/arrangementer/tips/")
SCORES = {"performance": "speed", "accessibility": "access", "best-practices": "practice", "seo": "found"}
TURNS = 3
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def pages(site):
    """The Norwegian addresses in the sitemap, of records of a kind the first, a unit's, and what no sitemap lists."""
    yield from UNLISTED
    yield json.loads(read(f"{site}/lokaler/?format=json"))["results"][0]["url"].removeprefix(site)
    for part in locations(f"{site}/sitemap.xml"):
        found = [address.removeprefix(site) for address in locations(part) if "/en/" not in address]
        yield from found if part.endswith("-pages.xml") else found[:1]


def locations(sitemap):
    return re.findall("<loc>([^<]+)", read(sitemap))


def read(address):
    with urlopen(address) as answer:  # noqa: S310 – of the portal that runs
        return answer.read().decode()


def report(address):
    """What Lighthouse found, as it writes it; Chromium's trace is lost now and then, and is taken again."""
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    for _turn in range(TURNS):
        done = subprocess.run(command, env=os.environ | {"CHROME_PATH": chromium()}, stdout=subprocess.PIPE)
        if done.returncode == 0:
            return json.loads(done.stdout)
    sys.exit(f"Lighthouse did not get through {address} in {TURNS} turns.")


def row(found):
    scores = [f"{round(100 * (found['categories'][name]['score'] or 0)):>9}" for name in SCORES]
    requests = found["audits"]["network-requests"]["details"]["items"]
    weight = sum(request.get("transferSize", 0) for request in requests) / 1000
    shift = found["audits"]["cumulative-layout-shift"]["numericValue"]
    return "".join(scores) + f"{shift:>9.3f}{len(requests):>9}{weight:>7.0f} kB"


def main(site):
    if not shutil.which("npx"):
        sys.exit("Lighthouse needs node with npx, which is not installed here; everything else runs without it.")
    if not chromium():
        sys.exit("Lighthouse needs Chromium or Chrome, which is not installed here.")
    print(f"{'':<42}" + "".join(f"{name:>9}" for name in [*SCORES.values(), "shift", "requests"]) + f"{'weight':>10}")
    for page in pages(site):
        print(f"{page:<42}{row(report(site + page))}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
