"""Fetch every page of a filled site once, in both languages, and every link on them; tests then only read."""

import re
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import html5lib
from django.conf import settings
from django.http import QueryDict
from django.test import Client

from members.contact.forms import asked_of
from tech_port.versions.memo import reading
from tests.addresses import address, addresses
from tests.norwegian_read import Vocabulary, vocabulary
from tests.site import make_site

LANGUAGES = [code for code, _name in settings.LANGUAGES]
LINKS = {"a": "href", "link": "href"}
LOADED = {"script": ["src"], "img": ["src", "srcset"], "source": ["src", "srcset"], "use": ["href"], "form": ["action"]}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
# The form to say that a page is wrong: each page leads to it with its own address in a field.
ABOUT_A_PAGE = re.compile(r"((?:/kontakt|/en/contact)/\?side=).*")


@dataclass(frozen=True)
class Page:
    """One answer: the name of its case, its language and address, and what the client got."""

    name: str
    language: str
    address: str
    response: object

    @property
    def case(self):
        return f"{self.language} {self.name}"

    @property
    def html(self):
        return self.response.content.decode()

    @cached_property
    def parsed(self):
        """(the tree, [what was wrong with the HTML]), parsed once."""
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        return parser.parse(self.html), [code for _place, code, _values in parser.errors]

    @property
    def tree(self):
        return self.parsed[0]

    @property
    def faults(self):
        return self.parsed[1]

    def all(self, *tags):
        return [element for element in self.tree.iter() if element.tag in tags]

    def text(self, tag):
        """The texts of all elements of a kind, spaces collapsed."""
        return [" ".join("".join(element.itertext()).split()) for element in self.all(tag)]

    @property
    def title(self):
        """The page's title; drawings have titles too."""
        return "".join(self.tree.find("head").findtext("title"))

    def meta(self, name):
        """The contents of `<meta name=…>`."""
        return [element.get("content") for element in self.all("meta") if element.get("name") == name]

    def links(self, rel):
        """[(hreflang, address)] of `<link rel=…>`."""
        return [(link.get("hreflang"), link.get("href")) for link in self.all("link") if link.get("rel") == rel]

    @property
    def is_hidden_from_robots(self):
        return "noindex" in self.meta("robots")

    @property
    def posts(self):
        return [form for form in self.all("form") if form.get("method", "get").lower() == "post"]

    @cached_property
    def references(self):
        """Addresses that links lead to, without those of other hosts, as `/path?query`."""
        here = urljoin("http://testserver", self.address)
        found = {urljoin(here, link) for link in {e.get(LINKS[e.tag]) for e in self.all(*LINKS)} - {None, ""}}
        ours = [urlsplit(url) for url in found if url.startswith((settings.SITE_URL + "/", "http://testserver/"))]
        return {url.path + (f"?{url.query}" if url.query else "") for url in ours}

    @property
    def followed(self):
        """The same, where one form about a page stands for those about all: what they ask about is in `reported`."""
        return {ABOUT_A_PAGE.sub(r"\1/", link) for link in self.references}

    @property
    def reported(self):
        """The pages that its links to the form about a page fill in there; a form keeps its own in another language."""
        queries = {urlsplit(link).query for link in self.references if ABOUT_A_PAGE.fullmatch(link)}
        queries.discard(urlsplit(self.address).query)
        return {asked_of(QueryDict(query))["page"] for query in queries}

    @property
    def loaded(self):
        """Addresses that the browser fetches or sends to by itself."""
        links = [link.get("href") for link in self.all("link") if set(link.get("rel", "").split()) & LOADED_LINKS]
        others = [e.get(name) for e in self.all(*LOADED) for name in LOADED[e.tag] if e.get(name) is not None]
        return links + [part.split()[0] for value in others for part in value.split(",") if part.strip()]


@dataclass(frozen=True)
class Crawl:
    """Every page, the page of a form with errors among them, {address: status} of every link on them, and its words."""

    pages: list
    answers: dict
    vocabulary: Vocabulary

    def counterpart(self, page):
        """The same page in the other language."""
        return next(other for other in self.pages if other.name == page.name and other.language != page.language)


def crawl():
    """Must run inside a transaction that is rolled back."""
    site = make_site()
    with one_version():
        return crawl_of(site)


def one_version():
    """In this block what pages share is asked once, as on a site that nobody changes; `test_remembered.py` holds it."""
    this = object()  # another one than of every other walk
    return reading(SimpleNamespace(of=lambda parts: this))


def crawl_of(site):
    client = client_of_its_own()
    pages = [
        Page(name, language, url, kept(client_of_its_own().get(url)))
        for language in LANGUAGES
        for name, url in addresses(site, language)
    ]
    fetched = {page.address: page.response.status_code for page in pages}
    for language in LANGUAGES:
        url = address("premises:interest_create", language)
        answer = client_of_its_own().post(url, {"email": "x", "orgnr": "1", "lokale": site.unit.pk})
        pages.append(Page("interest form with errors", language, url, kept(answer)))
    links = sorted({link for page in pages for link in page.followed})
    return Crawl(pages, {link: fetched.get(link) or status(client, link) for link in links}, vocabulary())


def status(client, url):
    response = client.get(url)
    if response.streaming:
        response.getvalue()  # read to its end, where the client closes it without the test's database connection
    return response.status_code


def kept(answer):
    """An answer as a browser has it: hundreds are kept, and all that made them would fill the memory."""
    for name in ("context", "templates", "wsgi_request"):
        vars(answer).pop(name, None)
    return answer


def client_of_its_own():
    """A browser without cookies, that wants English: the address decides the language, and nothing else."""
    return Client(headers={"Accept-Language": "en"}, raise_request_exception=False)
