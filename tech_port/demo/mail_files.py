"""Demo only: mails as .eml files in `var/mail/`, which any mail program opens."""

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmailBackend(BaseEmailBackend):
    def send_messages(self, messages):
        settings.MAIL_DIR.mkdir(parents=True, exist_ok=True)
        for number, message in enumerate(messages):
            name = f"{timezone.localtime():%Y%m%d-%H%M%S-%f}-{number}.eml"
            lines = message.message().as_bytes().splitlines()
            (settings.MAIL_DIR / name).write_bytes(b"\r\n".join([*lines, b""]))
        return len(messages)
