"""How a mail server's address becomes Django's settings, of either form."""

import pytest

from tech_port.environment.mailers import as_email_settings, mailer

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.mark.parametrize(
    ("url", "reached"),
    [
        ("smtp://mail.example", ("mail.example", 25, None, None, False, False, 10)),
        ("smtp+tls://post:hem%40lig@mail.example", ("mail.example", 587, "post", "hem@lig", True, False, 10)),
        ("smtp+tls://mail.example:2525", ("mail.example", 2525, None, None, True, False, 10)),
        ("smtp+ssl://mail.example", ("mail.example", 465, None, None, False, True, 10)),
    ],
)
def test_a_server_is_asked_at_its_port_or_the_usual_one_and_never_for_long(url, reached):
    names = ("host", "port", "username", "password", "use_tls", "use_ssl", "timeout")

    assert mailer(url) == {"BACKEND": SMTP, "OPTIONS": dict(zip(names, reached, strict=True))}


def test_what_is_no_server_has_only_what_it_takes():
    assert mailer("filemail:///srv/mail")["OPTIONS"] == {"file_path": "srv/mail"}
    assert mailer("consolemail://")["OPTIONS"] == {}


def test_django_before_mailers_is_told_the_same():
    assert as_email_settings(mailer("smtp+tls://post:hemmelig@mail.example")) == {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "post",
        "EMAIL_HOST_PASSWORD": "hemmelig",
        "EMAIL_USE_TLS": True,
        "EMAIL_USE_SSL": False,
        "EMAIL_TIMEOUT": 10,
    }
    assert as_email_settings({"BACKEND": "portal.Backend"}) == {"EMAIL_BACKEND": "portal.Backend"}
