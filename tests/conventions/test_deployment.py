"""The manual of operations and the files that it installs agree with the portal and with each other."""

import re
import shlex

from django.conf import settings
from django.urls import reverse

from tech_port.open_forms import tokens
from tests.addresses import patterns

DOCS = settings.BASE_DIR / "docs"
DEPLOY = DOCS / "deploy"
BY_TLS_ALONE = {"Strict-Transport-Security"}  # which the tests do not speak
NGINX = (DEPLOY / "nginx/tech-port.conf").read_text()


def sample():
    """The sample of the environment: its values by name."""
    lines = (DEPLOY / "environment").read_text().splitlines()
    return dict(word.split("=", 1) for line in lines for word in shlex.split(line, comments=True))


def readme_settings():
    """The names in README's table of settings, and those that a site must give."""
    rows = re.findall(r"^\| (`[A-Z].*?) \|", (settings.BASE_DIR / "README.md").read_text(), re.M)
    named = [name for row in rows for name in re.findall(r"`(\w+)`( \*)?", row)]
    return {name for name, _star in named}, {name for name, star in named if star}


def logged(address):
    """What nginx's log keeps of an address."""
    [table] = re.findall(r"map \$request_uri \$logged_path \{(.*?)\n\}", NGINX, re.S)
    for pattern, template in re.findall(r'"~(.*?)" +"(.*?)";', table):
        if match := re.search(pattern.replace("(?<", "(?P<"), address):
            return re.sub(r"\$(\w+)", lambda name: match[name[1]], template)
    return ""


def test_the_sample_of_the_environment_names_every_setting_that_a_site_must_give():
    known, required = readme_settings()

    assert sorted(required - sample().keys()) == []
    assert sorted(sample().keys() - known) == ["SERVE_OPTIONS"]


def test_the_sample_of_the_environment_holds_no_secret_and_no_address():
    assert sorted(name for name, value in sample().items() if not value) == [
        "ADMINS",
        "ALLOWED_HOSTS",
        "CONTACT_EMAIL",
        "DEFAULT_FROM_EMAIL",
        "EMAIL_URL",
        "REGISTER_URL",
        "SECRET_KEY",
        "SITE_URL",
        "STAFF_EMAILS",
    ]


def test_the_log_of_nginx_keeps_no_secret_of_any_address():
    token = tokens.new()
    secret = [(name, parameters) for name, parameters in patterns() if "token" in parameters]
    addresses = [reverse(name, kwargs=dict.fromkeys(parameters, token)) + "?epost=kari" for name, parameters in secret]

    assert len(addresses) > 10
    assert [address for address in addresses if token in logged(address) or "kari" in logged(address)] == []
    assert logged(f"/lokaler/interesse/{token}/endre/") == "/lokaler/interesse/…"


def test_the_log_of_nginx_keeps_the_addresses_of_pages():
    kept = [logged(address) for address in ("/", "/lokaler/?areal_min=500", "/medlemmer/navn-p%C3%A5-noe/")]

    assert kept == ["/", "/lokaler/", "/medlemmer/navn-p"]


def test_nginx_gives_its_own_answers_the_headers_of_the_portals(client, db):
    answer = client.get("/robots.txt")
    given = dict(re.findall(r'^add_header (\S+) "?(.*?)"? always;$', (DEPLOY / "nginx/headers.conf").read_text(), re.M))

    policy = set(given.pop("Content-Security-Policy").split("; ")) - {"upgrade-insecure-requests"}
    assert policy == set(answer.headers["Content-Security-Policy"].split("; "))
    assert {name: answer.headers.get(name) for name in given if name not in BY_TLS_ALONE} == {
        name: value for name, value in given.items() if name not in BY_TLS_ALONE
    }
    assert given["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


def test_the_manual_names_every_file_that_it_has_to_install():
    manuals = "".join(path.read_text() for path in [DOCS / "operations.md", *DEPLOY.glob("*.md")])
    files = [path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix != ".md"]

    assert sorted(str(path.relative_to(DEPLOY)) for path in files if path.name not in manuals) == []
