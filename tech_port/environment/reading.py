"""Settings read from the environment; what is missing or wrong is told all at once. Values in, values out.

    env = Environment(os.environ)
    TLS = env.flag("TLS", default=True)
    …
    env.refuse_errors()

A setting that is missing or wrong gives a harmless value until `refuse_errors` ends the start.
"""

import re
from email.utils import parseaddr
from urllib.parse import parse_qsl, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.http.request import validate_host
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from .mailers import mailer

REQUIRED = object()
ON, OFF = {"1", "on", "true", "yes", "ja", "på"}, {"0", "off", "false", "no", "nei", "av"}
POSTGRES = re.compile("postgres(ql)?://")
UNKNOWN = re.compile('invalid URI query parameter: "(.*)"')
PORTS = re.compile("([0-9]{1,5}(,[0-9]{1,5})*)?")
DATABASE_PARTS = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
HOST = re.compile(r"\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\]", re.I)
PATH = re.compile(r"[\w-]+(/[\w-]+)*", re.ASCII)
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{6,24}")
MAX_NUMBER = 1200  # a hundred years of months: longer than anybody means, shorter than what dates can carry


class Environment:
    """Variables by name, each read as what it is to be; `errors` holds a sentence for each that cannot be."""

    def __init__(self, variables):
        self.variables = variables
        self.errors = []

    def refuse_errors(self):
        """Raise ImproperlyConfigured with every error, one a line."""
        if self.errors:
            lines = "\n".join(f"  {error}" for error in self.errors)
            raise ImproperlyConfigured(f"These settings are missing or wrong (README, “Settings”, lists all):\n{lines}")

    def _given(self, name, default, example):
        """What stands there without blanks around it, or None where the default is to be used."""
        given = self.variables.get(name, "").strip()
        is_empty = name in self.variables and not given
        if not given and (default is REQUIRED or (is_empty and default not in ([], ""))):
            missing = "is empty" if is_empty else "is missing"
            self.errors.append(f"{name} {missing}. For example: {name}={example}")
        return given or None

    def _wrong(self, name, given, how):
        self.errors.append(f"{name} is “{given}”. {how}")

    def text(self, name, *, default=REQUIRED, example=""):
        given = self._given(name, default, example)
        return given or ("" if default is REQUIRED else default)

    def flag(self, name, *, default=REQUIRED):
        """True or False; a word that is neither is refused, so that no typing error turns something off."""
        given = self._given(name, default, "on")
        if given is None:
            return default is True
        if given.lower() not in ON | OFF:
            self._wrong(name, given, "Write on or off.")
        return given.lower() in ON

    def number(self, name, *, default, least=1, most=MAX_NUMBER, kind=int):
        """A number between two others; of days and months that something is kept, at least one."""
        given = self._given(name, default, default)
        if given is None:
            return default
        try:
            number = kind(given)
        except ValueError:
            number = None
        if number is None or not least <= number <= most:
            what = "a whole number" if kind is int else "a number"
            self._wrong(name, given, f"Write {what} from {least} to {most}.")
            return default
        return number

    def one_of(self, name, words, *, default):
        given = self._given(name, default, default)
        if given is not None and given.upper() not in words:
            self._wrong(name, given, f"Write one of {', '.join(words)}.")
            return default
        return given.upper() if given else default

    def names(self, name, *, default=REQUIRED, example=""):
        """A list, separated by commas."""
        given = self._given(name, default, example)
        if given is None:
            return [] if default is REQUIRED else default
        names = [part.strip() for part in given.split(",")]
        if "" in names:
            self._wrong(name, given, "Nothing stands between two of its commas.")
        return [part for part in names if part]

    def hosts(self, name, *, example):
        """Names of this site's own; all of the world's (`*`) is refused, since links in mails are made of the name."""
        hosts = self.names(name, example=example)
        if strange := [host for host in hosts if not HOST.fullmatch(host)]:
            self._wrong(name, ", ".join(strange), f"Write names of hosts without https://, such as {example}.")
        return hosts

    def site(self, name, *, is_secure, example):
        """The site's own address, `https://…`, without a path."""
        given = self._given(name, REQUIRED, example)
        if given is None:
            return ""
        parts = urlsplit(given)
        is_bare = parts.path in {"", "/"} and not parts.query and not parts.fragment
        if parts.scheme not in {"https", "http"} or not HOST.fullmatch(parts.hostname or "") or not is_bare:
            self._wrong(name, given, f"Write the address of the front page, such as {example}.")
        elif is_secure and parts.scheme != "https":
            self._wrong(name, given, "Write https://, or TLS=off where there is none.")
        return given.rstrip("/")

    def path(self, name, *, default):
        """A path without slashes around it."""
        given = self._given(name, default, default)
        path = (given or default).strip("/")
        if given and not PATH.fullmatch(path):
            self._wrong(name, given, "Write letters, digits, - and _ only.")
            return default
        return path

    def agree(self, site, hosts):
        """The site's address must be answered: mails lead to it."""
        host = urlsplit(site).hostname
        if host and hosts and not validate_host(f"[{host}]" if ":" in host else host, hosts):
            self._wrong("ALLOWED_HOSTS", ", ".join(hosts), f"Add {host}, where SITE_URL leads.")

    def addresses(self, name, *, default=REQUIRED, example):
        """E-mail addresses, at least one where they are required."""
        addresses = self.names(name, default=default, example=example)
        if wrong := [address for address in addresses if not is_address(address)]:
            self._wrong(name, ", ".join(wrong), f"Write e-mail addresses separated by commas, such as {example}.")
        return addresses

    def address(self, name, *, example):
        """One e-mail address, with or without a name before it: `Name <post@host.no>`."""
        given = self._given(name, REQUIRED, example)
        if given and not is_address(parseaddr(given)[1]):
            self._wrong(name, given, f"Write an e-mail address, such as {example}.")
        return given or ""

    def phone(self, name, *, example):
        """A telephone number as people write it; "" where none is given."""
        given = self._given(name, "", example)
        if given and not PHONE.fullmatch(given):
            self._wrong(name, given, f"Write one telephone number, such as {example}.")
        return given or ""

    def database(self, name, *, default=REQUIRED, example):
        """Django's settings of a PostgreSQL database, from an address as libpq itself understands it."""
        given = self._given(name, default, example)
        if given is None:
            return {}
        try:
            said = conninfo_to_dict(given) if POSTGRES.match(given) else {}
        except ProgrammingError as error:
            unknown = UNKNOWN.search(str(error))
            what = f"PostgreSQL knows no {unknown[1]}." if unknown else f"Percent-encode what is special: {example}."
            self._wrong(name, shown(given), what)
            return {}
        own = {django: said.pop(libpq, "") for django, libpq in DATABASE_PARTS.items()}
        if not own["NAME"] or not PORTS.fullmatch(own["PORT"]):
            self._wrong(name, shown(given), f"Write PostgreSQL and a name, such as {example}.")
            return {}
        return own | {"OPTIONS": said}

    def service(self, name, *, needs_tls, example):
        """The base address of another's service without a slash at its end; "" where it is not used."""
        given = self._given(name, "", example)
        if given is None:
            return ""
        try:
            parts, schemes = urlsplit(given), {"https"} if needs_tls else {"https", "http"}
            is_right = parts.scheme in schemes and HOST.fullmatch(parts.hostname or "") and parts.port != 0
        except ValueError:
            is_right = False
        if not is_right or "@" in parts.netloc or parts.query or parts.fragment:
            self._wrong(name, shown(given), f"Write an address such as {example}.")
            return ""
        return given.rstrip("/")

    def mail_server(self, name, *, example):
        """An entry of Django's `MAILERS`."""
        given = self._given(name, REQUIRED, example)
        if given is None:
            return {}
        parts = urlsplit(given)
        if parts.scheme not in environ.Env.EMAIL_SCHEMES or (parts.scheme.startswith("smtp") and not parts.hostname):
            self._wrong(name, shown(given), f"Write how the server is reached, such as {example}.")
            return {}
        return mailer(given)

    def object_store(self, name, *, needs_tls, example):
        """What the storage of an S3 bucket is given; {} where nothing is said, and files lie in a folder."""
        given = self._given(name, "", example)
        if given is None:
            return {}
        config = bucket_of(given)
        if config is None:
            self._wrong(name, shown(given), f"Write {example} (%2F for a / in the secret; ?region= and ?addressing=).")
        elif needs_tls and config["endpoint_url"].startswith("http:"):
            self._wrong(name, shown(given), "Write s3://, so that files and signatures are sent over TLS.")
        return config or {}


def bucket_of(url):
    """`s3://key:secret@host/bucket?region=…&addressing=path` as django-storages has it; None where it is not that.

    `s3+http://` is without TLS. Only what is written here is asked for: no default of another provider's.
    """
    try:
        parts, options = urlsplit(url), dict(parse_qsl(urlsplit(url).query, strict_parsing=True) if "?" in url else [])
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    scheme, bucket = {"s3": "https", "s3+http": "http"}.get(parts.scheme), parts.path.removeprefix("/")
    addressing = options.pop("addressing", "path")
    config = {
        "endpoint_url": f"{scheme}://{parts.hostname}{port}",
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""),
        "bucket_name": bucket,
        "region_name": options.pop("region", "us-east-1"),
        "addressing_style": addressing,
    }
    is_host = HOST.fullmatch(parts.hostname or "")
    is_right = scheme and is_host and BUCKET.fullmatch(bucket) and addressing in {"path", "virtual"} and not options
    return config if is_right and all(config.values()) and not parts.fragment else None


def shown(url):
    """An address without the password in it, whatever letters it has."""
    return re.sub(r"//.*@", "//…@", url)


def is_address(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return text.isascii()
