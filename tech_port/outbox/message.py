"""A mail as it leaves: its headers, the ids of its thread, and the address that answers reach."""

import re
from email.header import Header
from email.policy import EmailPolicy
from email.utils import parseaddr
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.mail import EmailMultiAlternatives

LOCAL = {"localhost", "127.0.0.1", "::1"}
SECRET = re.compile(r"[\w-]{32,}")
# A token of 43 signs has upper case, a signed one a word of 32, a UUID its groups.
SLUG = re.compile(r"(?!.*[0-9a-f]{8}-[0-9a-f]{4}-)[a-z0-9]{1,24}(-[a-z0-9]{1,24})+")


def without_secrets(text):
    """The text with the recipient's personal links cut: they are theirs alone.

    The address of a public page, which may be long too, is kept: it is words of lower case with hyphens between.
    """
    return SECRET.sub(lambda found: found[0] if SLUG.fullmatch(found[0]) else "…", text)


class Whole(EmailPolicy):
    """Python folds before a long word, so that an address (RFC 8058's too) began on the next line: none is folded.

    A subject is, for an encoded word has a greatest length (RFC 2047).
    """

    def fold(self, name, value):
        return EmailPolicy.fold(self.of(name), name, value)

    def fold_binary(self, name, value):
        return EmailPolicy.fold_binary(self.of(name), name, value)

    def of(self, name):
        return self.clone(max_line_length=78 if name.lower() == "subject" else None)


class Message(EmailMultiAlternatives):
    """A mail each of whose headers begins on the line of its name, however long and whatever its letters."""

    def message(self, *, policy=None):
        if django.VERSION >= (6, 0):
            return super().message(policy=Whole(linesep=policy.linesep if policy else "\n"))
        # Django writes headers by Python's older rules, and leaves no room for the name in a subject's first line.
        message = super().message()
        charset = None if self.subject.isascii() else "utf-8"
        message.replace_header("Subject", Header(self.subject, charset, header_name="Subject").encode())
        message.policy = message.policy.clone(max_line_length=None)
        return message


def domain():
    """The domain of message ids: the site's own, and that of the sender where the site is only this machine."""
    host = urlsplit(settings.SITE_URL).hostname
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] if host in LOCAL else host


def message_id(name):
    return f"<{name}@{domain()}>"


def reply_address():
    """Where answers go: to the association, never to one colleague alone; empty when it has given no address."""
    return settings.CONTACT_EMAIL or next(iter(settings.STAFF_EMAILS), "")
