"""Each way of writing a setting wrongly is refused with what to write, and each right way is read as meant."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tech_port.environment.reading import Environment

READERS = {
    "MAIL_KEPT_DAYS": lambda env: env.number("MAIL_KEPT_DAYS", default=7),
    "FORM_MINIMUM_SECONDS": lambda env: env.number("FORM_MINIMUM_SECONDS", default=2, least=0, most=60, kind=float),
    "TLS": lambda env: env.flag("TLS", default=True),
    "ALLOWED_HOSTS": lambda env: env.hosts("ALLOWED_HOSTS", example="www.site.no"),
    "SITE_URL": lambda env: env.site("SITE_URL", is_secure=True, example="https://www.site.no"),
    "ADMIN_PATH": lambda env: env.path("ADMIN_PATH", default="admin"),
    "STAFF_EMAILS": lambda env: env.addresses("STAFF_EMAILS", example="stab@site.no"),
    "DEFAULT_FROM_EMAIL": lambda env: env.address("DEFAULT_FROM_EMAIL", example="post@site.no"),
    "DATABASE_URL": lambda env: env.database("DATABASE_URL", example="postgresql://user:password@host/name"),
    "EMAIL_URL": lambda env: env.mail_server("EMAIL_URL", example="smtp+tls://user:password@mail:587"),
    "MEDIA_STORAGE": lambda env: env.object_store(
        "MEDIA_STORAGE", needs_tls=True, example="s3://key:secret@s3.no/bucket"
    ),
    "REGISTER_URL": lambda env: env.service("REGISTER_URL", needs_tls=True, example="https://register.no/api"),
    "MEDIA_ACCEL": lambda env: env.path("MEDIA_ACCEL", default=""),
    "SECRET_KEY": lambda env: env.text("SECRET_KEY", example="<50 random characters>"),
    "LOG_LEVEL": lambda env: env.one_of("LOG_LEVEL", ["INFO", "WARNING"], default="INFO"),
    "SECRET_KEY_FALLBACKS": lambda env: env.names("SECRET_KEY_FALLBACKS", default=[]),
}
DAYS = "Write a whole number from 1 to 1200."
HOSTS = "Write names of hosts without https://, such as www.site.no."
FRONT = "Write the address of the front page, such as https://www.site.no."
POSTGRES = "Write PostgreSQL and a name, such as postgresql://user:password@host/name."
SERVER = "Write how the server is reached, such as smtp+tls://user:password@mail:587."
SERVICE = "Write an address such as https://register.no/api."
BUCKET = "Write s3://key:secret@s3.no/bucket (%2F for a / in the secret; ?region= and ?addressing=)."


def read(name, value):
    """(what a setting is read as, the sentences about it)."""
    env = Environment({} if value is None else {name: value})
    return READERS[name](env), env.errors


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("MAIL_KEPT_DAYS", "-3", f"MAIL_KEPT_DAYS is “-3”. {DAYS}"),
        ("MAIL_KEPT_DAYS", "0", f"MAIL_KEPT_DAYS is “0”. {DAYS}"),
        ("MAIL_KEPT_DAYS", "1e3", f"MAIL_KEPT_DAYS is “1e3”. {DAYS}"),
        ("MAIL_KEPT_DAYS", "7 dager", f"MAIL_KEPT_DAYS is “7 dager”. {DAYS}"),
        ("MAIL_KEPT_DAYS", "100000", f"MAIL_KEPT_DAYS is “100000”. {DAYS}"),
        ("MAIL_KEPT_DAYS", "", "MAIL_KEPT_DAYS is empty. For example: MAIL_KEPT_DAYS=7"),
        ("FORM_MINIMUM_SECONDS", "nan", "FORM_MINIMUM_SECONDS is “nan”. Write a number from 0 to 60."),
        ("TLS", "ja!", "TLS is “ja!”. Write on or off."),
        ("TLS", "", "TLS is empty. For example: TLS=on"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS is empty. For example: ALLOWED_HOSTS=www.site.no"),
        ("ALLOWED_HOSTS", "*", f"ALLOWED_HOSTS is “*”. {HOSTS}"),
        ("ALLOWED_HOSTS", "https://www.site.no", f"ALLOWED_HOSTS is “https://www.site.no”. {HOSTS}"),
        ("ALLOWED_HOSTS", "a.no,,b.no", "ALLOWED_HOSTS is “a.no,,b.no”. Nothing stands between two of its commas."),
        ("SITE_URL", "www.site.no", f"SITE_URL is “www.site.no”. {FRONT}"),
        ("SITE_URL", "https://www.site.no/portal", f"SITE_URL is “https://www.site.no/portal”. {FRONT}"),
        ("SITE_URL", "http://a.no", "SITE_URL is “http://a.no”. Write https://, or TLS=off where there is none."),
        ("ADMIN_PATH", "", "ADMIN_PATH is empty. For example: ADMIN_PATH=admin"),
        ("ADMIN_PATH", "/", "ADMIN_PATH is “/”. Write letters, digits, - and _ only."),
        ("ADMIN_PATH", "støtte", "ADMIN_PATH is “støtte”. Write letters, digits, - and _ only."),
        (
            "STAFF_EMAILS",
            "siri@site.no, per",
            "STAFF_EMAILS is “per”. Write e-mail addresses separated by commas, such as stab@site.no.",
        ),
        ("STAFF_EMAILS", "", "STAFF_EMAILS is empty. For example: STAFF_EMAILS=stab@site.no"),
        (
            "DEFAULT_FROM_EMAIL",
            "ikke-en-adresse",
            "DEFAULT_FROM_EMAIL is “ikke-en-adresse”. Write an e-mail address, such as post@site.no.",
        ),
        ("DATABASE_URL", "sqlite:///x.db", f"DATABASE_URL is “sqlite:///x.db”. {POSTGRES}"),
        ("DATABASE_URL", "postgresql://u:hemmelig@db", f"DATABASE_URL is “postgresql://…@db”. {POSTGRES}"),
        ("DATABASE_URL", "", "DATABASE_URL is empty. For example: DATABASE_URL=postgresql://user:password@host/name"),
        ("DATABASE_URL", "postgresql://u@db:fem/portal", f"DATABASE_URL is “postgresql://…@db:fem/portal”. {POSTGRES}"),
        (
            "DATABASE_URL",
            "postgresql://u:hem/melig@db/portal?sslmod=require",
            "DATABASE_URL is “postgresql://…@db/portal?sslmod=require”. PostgreSQL knows no sslmod.",
        ),
        (
            "DATABASE_URL",
            "postgresql://u:100%@db/portal",
            "DATABASE_URL is “postgresql://…@db/portal”. "
            "Percent-encode what is special: postgresql://user:password@host/name.",
        ),
        ("EMAIL_URL", "mail.example.no", f"EMAIL_URL is “mail.example.no”. {SERVER}"),
        ("EMAIL_URL", "smtp+tls://", f"EMAIL_URL is “smtp+tls://”. {SERVER}"),
        ("MEDIA_STORAGE", "bucket", f"MEDIA_STORAGE is “bucket”. {BUCKET}"),
        ("MEDIA_STORAGE", "s3://bucket", f"MEDIA_STORAGE is “s3://bucket”. {BUCKET}"),
        ("MEDIA_STORAGE", "https://k:hemmelig@s3.no/bucket", f"MEDIA_STORAGE is “https://…@s3.no/bucket”. {BUCKET}"),
        ("MEDIA_STORAGE", "s3://k:hemme/lig@s3.no/bucket", f"MEDIA_STORAGE is “s3://…@s3.no/bucket”. {BUCKET}"),
        ("MEDIA_STORAGE", "s3://k@s3.no/bucket", f"MEDIA_STORAGE is “s3://…@s3.no/bucket”. {BUCKET}"),
        ("MEDIA_STORAGE", "s3://k:hemmelig@s3.no/", f"MEDIA_STORAGE is “s3://…@s3.no/”. {BUCKET}"),
        ("MEDIA_STORAGE", "s3://k:hemmelig@s3.no/a/b", f"MEDIA_STORAGE is “s3://…@s3.no/a/b”. {BUCKET}"),
        ("MEDIA_STORAGE", "s3://k:s@s3.no:nei/bucket", f"MEDIA_STORAGE is “s3://…@s3.no:nei/bucket”. {BUCKET}"),
        ("MEDIA_STORAGE", "s3://k:s@s3.no/bucket?acl=x", f"MEDIA_STORAGE is “s3://…@s3.no/bucket?acl=x”. {BUCKET}"),
        ("MEDIA_STORAGE", "s3://k:s@s3.no/bucket?region", f"MEDIA_STORAGE is “s3://…@s3.no/bucket?region”. {BUCKET}"),
        (
            "MEDIA_STORAGE",
            "s3+http://k:hemmelig@s3.no/bucket",
            "MEDIA_STORAGE is “s3+http://…@s3.no/bucket”. Write s3://, so that files and signatures are sent over TLS.",
        ),
        ("REGISTER_URL", "http://register.no/api", f"REGISTER_URL is “http://register.no/api”. {SERVICE}"),
        ("REGISTER_URL", "https://k:hemmelig@register.no", f"REGISTER_URL is “https://…@register.no”. {SERVICE}"),
        ("REGISTER_URL", "https://register.no/?a=b", f"REGISTER_URL is “https://register.no/?a=b”. {SERVICE}"),
        ("REGISTER_URL", "https://register.no:nei/", f"REGISTER_URL is “https://register.no:nei/”. {SERVICE}"),
        ("REGISTER_URL", "data.register.no", f"REGISTER_URL is “data.register.no”. {SERVICE}"),
        ("MEDIA_ACCEL", "/", "MEDIA_ACCEL is “/”. Write letters, digits, - and _ only."),
        ("LOG_LEVEL", "mye", "LOG_LEVEL is “mye”. Write one of INFO, WARNING."),
        ("SECRET_KEY", None, "SECRET_KEY is missing. For example: SECRET_KEY=<50 random characters>"),
    ],
)
def test_what_is_wrong_is_refused_with_what_to_write(name, value, error):
    assert read(name, value)[1] == [error]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("MAIL_KEPT_DAYS", None, 7),
        ("MAIL_KEPT_DAYS", " 30 ", 30),
        ("FORM_MINIMUM_SECONDS", "0", 0),
        ("TLS", None, True),
        ("TLS", "nei", False),
        ("TLS", "ja", True),
        ("TLS", "Off", False),
        ("ALLOWED_HOSTS", "a.no, b.no ,[::1]", ["a.no", "b.no", "[::1]"]),
        ("ALLOWED_HOSTS", ".site.no", [".site.no"]),
        ("SITE_URL", "https://www.site.no/", "https://www.site.no"),
        ("SITE_URL", "https://www.site.no:8443", "https://www.site.no:8443"),
        ("ADMIN_PATH", "/stab/inn/", "stab/inn"),
        ("STAFF_EMAILS", "siri@site.no, per@site.no", ["siri@site.no", "per@site.no"]),
        ("DEFAULT_FROM_EMAIL", "Tech Port <post@site.no>", "Tech Port <post@site.no>"),
        ("SECRET_KEY_FALLBACKS", "", []),
        ("LOG_LEVEL", "warning", "WARNING"),
        ("REGISTER_URL", None, ""),
        ("REGISTER_URL", "", ""),
        ("REGISTER_URL", "https://register.no/api/", "https://register.no/api"),
        ("MEDIA_ACCEL", "/_media/", "_media"),
        ("MEDIA_ACCEL", None, ""),
        ("MEDIA_STORAGE", "", {}),
        (
            "MEDIA_STORAGE",
            "s3://nøkkel:a%2Fb%40c@s3.no:9000/portal.media?region=eu-north-1&addressing=virtual",
            {
                "endpoint_url": "https://s3.no:9000",
                "access_key": "nøkkel",
                "secret_key": "a/b@c",
                "bucket_name": "portal.media",
                "region_name": "eu-north-1",
                "addressing_style": "virtual",
            },
        ),
    ],
)
def test_what_is_right_is_read_as_meant(name, value, expected):
    assert read(name, value) == (expected, [])


@pytest.mark.parametrize(
    ("url", "host", "port", "options"),
    [
        ("postgresql:///portal?host=/run/postgresql&port=5433", "/run/postgresql", "5433", {}),
        ("postgresql://portal@%2FRun%2Fpostgresql/portal", "/Run/postgresql", "", {}),
        ("postgresql:///portal", "", "", {}),
        (
            "postgres://portal:p%40s+s#@db.site.no:5432/portal?sslmode=require",
            "db.site.no",
            "5432",
            {"sslmode": "require"},
        ),
        ("postgresql://a.no:5432,b.no:5433/portal", "a.no,b.no", "5432,5433", {}),
        (
            "postgresql://db/portal?options=-c%20statement_timeout%3D5000&application_name=portal-1",
            "db",
            "",
            {"options": "-c statement_timeout=5000", "application_name": "portal-1"},
        ),
    ],
)
def test_a_database_is_reached_over_the_network_or_by_a_folder_of_sockets(url, host, port, options):
    config, errors = read("DATABASE_URL", url)

    found = config["NAME"], config["HOST"], config["PORT"], config["OPTIONS"], errors
    assert found == ("portal", host, port, options, [])


def test_a_password_is_read_as_postgresql_reads_it():
    config, _errors = read("DATABASE_URL", "postgresql://portal:p%40s+s#@db.site.no/portal")

    assert (config["USER"], config["PASSWORD"]) == ("portal", "p@s+s#")


def test_a_site_must_answer_where_its_mails_lead():
    env = Environment({})

    env.agree("https://www.site.no", ["site.no"])
    env.agree("https://www.site.no", [".site.no"])
    env.agree("http://[::1]:8000", ["[::1]"])

    assert env.errors == ["ALLOWED_HOSTS is “site.no”. Add www.site.no, where SITE_URL leads."]


def test_all_errors_are_told_at_once():
    env = Environment({"TLS": "ja!", "MAIL_KEPT_DAYS": "-3"})
    READERS["TLS"](env)
    READERS["MAIL_KEPT_DAYS"](env)

    with pytest.raises(ImproperlyConfigured) as refusal:
        env.refuse_errors()

    lines = str(refusal.value).splitlines()
    assert lines[1:] == ["  TLS is “ja!”. Write on or off.", f"  MAIL_KEPT_DAYS is “-3”. {DAYS}"]
