"""What search engines are told: every part that the sitemap's index names, read."""

from urllib.parse import urlsplit

import html5lib

TAGS = ("loc", "lastmod")


def told_of(client):
    """{path: the day it was last changed, "" where nobody can say} of every Norwegian page in the sitemap."""
    parts = [urlsplit(address).path for address, _day in entries(client, "/sitemap.xml")]
    told = [entry for part in parts for entry in entries(client, part)]
    return {urlsplit(address).path: day for address, day in told if "/en/" not in address}


def entries(client, address):
    """[(address, day)] of a sitemap or an index of several."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml")
    tree = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
    rows = [one for one in tree.iter() if one.tag in ("url", "sitemap")]
    return [tuple("".join(row.findtext(tag) or "") for tag in TAGS) for row in rows]


def whole_sitemap(client):
    """All parts after each other, as they stand."""
    parts = [urlsplit(address).path for address, _day in entries(client, "/sitemap.xml")]
    return "".join(client.get(part).content.decode() for part in parts)
